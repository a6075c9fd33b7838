import type { Role, SearchKind } from '@console/api/types'

const all: SearchKind[] = ['customer', 'contact', 'message', 'phrase', 'notice', 'product', 'order']
const keepContacts: Role[] = ['owner', 'supervisor', 'agent']

/** What a member with this role can find; the server says so too. */
export const kindsFor = (role: Role): SearchKind[] =>
  all.filter((kind) => kind !== 'contact' || keepContacts.includes(role))
