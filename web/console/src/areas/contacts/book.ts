import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { toast } from '@kit/ui'
import type { Contact } from '@console/api/types'
import { problemText, say } from '@console/i18n'
import { onNews } from '@console/live/news'
import { useShop } from '@console/live/shop'
import { contactsOf } from './contacts'

/** The contacts a member can see, kept in step, and what can be done with one. */
export function useContacts() {
  const shop = useShop()
  const router = useRouter()
  const client = useQueryClient()
  const api = contactsOf(shop.id)
  const queryKey = ['contacts', shop.id]
  const query = useQuery({ queryKey, queryFn: api.list, staleTime: 60_000 })
  const contacts = computed<Contact[]>(() => query.data.value ?? [])
  const again = () => client.invalidateQueries({ queryKey })
  onNews(shop, 'contacts', () => void again())

  async function act(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what()
      return true
    } catch (error) {
      toast(problemText(error), { tone: 'late' })
      return false
    } finally {
      void again()
    }
  }
  async function remove(contact: Contact) {
    if (!(await act(() => api.remove(contact.id)))) return
    const run = () => void act(() => api.add(contact.customer.id, contact))
    toast(say('contacts.removed', { name: contact.customer.name }), {
      action: { label: say('words.undo'), run },
      ms: 10_000,
    })
  }
  /** Opens the conversation; what is sent there first opens a reception. */
  async function writeTo(customer: string) {
    await act(async () => {
      const { conversation } = await api.writeTo(customer)
      await router.push({ name: 'reception', params: { shop: shop.slug, conversation } })
    })
  }
  return { api, query, contacts, again, act, remove, writeTo }
}
