import type { Role } from '@console/api/types'
import { serving } from '@console/roles'

const matching: Role[] = [...serving, 'warehouse']
/** Who may see data of an order; the server says the same. */
export const mayMatch = (role: Role) => matching.includes(role)
