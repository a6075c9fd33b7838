import type { Role } from '@console/api/types'

const keeping: Role[] = ['owner', 'supervisor', 'operations']
/** The server says the same; here it only decides what is offered. */
export const mayImportOrders = (role: Role) => keeping.includes(role)
