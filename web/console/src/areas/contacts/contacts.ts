import { get, post, put, remove } from '@console/api/client'
import type { Contact, ContactKeeper, CustomerBrief } from '@console/api/types'

/** What a form says of a contact. */
export interface ContactForm {
  of: ContactKeeper
  group: string
  note: string
}

export const fieldOf = (code: string | undefined): 'group' | 'note' | undefined =>
  code === 'bad_group' ? 'group' : code === 'bad_note' ? 'note' : undefined

/** The contacts of one shop, on the server. */
export function contactsOf(shop: string) {
  const path = `/api/shops/${shop}`
  return {
    list: () => get<Contact[]>(`${path}/contacts`),
    add: (customer: string, { of, group, note }: ContactForm) =>
      post<{ id: string }>(`${path}/contacts`, { of, customer, group, note }),
    change: (id: string, rev: number, { group, note }: ContactForm) =>
      put(`${path}/contacts/${id}`, { group, note, rev }),
    remove: (id: string) => remove(`${path}/contacts/${id}`),
    renameGroup: (of: ContactKeeper, name: string, to: string) =>
      put(`${path}/contact-groups`, { of, name, to }),
    find: (q: string) => get<CustomerBrief[]>(`${path}/contact-candidates`, { query: { q } }),
    writeTo: (customer: string) =>
      post<{ conversation: string }>(`${path}/customers/${customer}/conversation`),
  }
}
export type ContactsApi = ReturnType<typeof contactsOf>

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Contacts whose name, note or group holds every word. */
export function matching(contacts: Contact[], words: string): Contact[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return contacts.filter(({ customer, note, group }) => {
    const text = plain(`${customer.name}\n${note}\n${group}`)
    return wanted.every((word) => text.includes(word))
  })
}

export interface Group {
  of: ContactKeeper
  name: string
  contacts: Contact[]
}
/** Own groups before the team's, by name; who is in none comes last of each. */
export function grouped(contacts: Contact[]): Group[] {
  const groups = new Map<string, Group>()
  for (const contact of contacts) {
    const key = `${contact.of}/${contact.group}`
    const group = groups.get(key) ?? { of: contact.of, name: contact.group, contacts: [] }
    group.contacts.push(contact)
    groups.set(key, group)
  }
  const order = ({ of, name }: Group) => `${of === 'own' ? 0 : 1}${name ? 0 : 1}`
  return [...groups.values()].sort(
    (a, b) => order(a).localeCompare(order(b)) || a.name.localeCompare(b.name, 'zh-CN'),
  )
}
