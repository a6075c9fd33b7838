import type { Role } from './api/types'

/** Who may talk to customers, and what goes with it. */
export const serving: Role[] = ['owner', 'supervisor', 'agent']
export const serves = ({ role }: { role: Role }) => serving.includes(role)
