import type { Role } from '@console/api/types'

/** The page after sign-in: customers wait for agents, everyone else looks at the whole first. */
export const landingOf = (role: Role | undefined): 'reception' | 'desk-home' =>
  role === undefined || role === 'agent' ? 'reception' : 'desk-home'
