import { useRouter } from 'vue-router'
import { toast, type IconName } from '@kit/ui'
import type { Hit, NoticeLink, SearchKind } from '@console/api/types'
import { contactsOf } from '@console/areas/contacts/contacts'
import { placeOf } from '@console/areas/notices/jump'
import { phrasesOf } from '@console/areas/phrases/phrases'
import { copyWords } from '@console/areas/reception/chat/copy'
import { problemText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import './words'

const icons: Record<SearchKind, IconName> = {
  customer: 'customer',
  contact: 'people',
  message: 'reception',
  phrase: 'phrase',
  notice: 'bell',
  product: 'product',
  order: 'order',
}
export const iconOf = (kind: SearchKind, hit: Hit): IconName =>
  hit.lane === 'staff' ? 'whisper' : icons[kind]

/** What a click on something found does. */
export function useOpening(shop: Shop) {
  const router = useRouter()
  const at = (conversation: string, query: Record<string, string> = {}) =>
    router.push({ name: 'reception', params: { shop: shop.slug, conversation }, query })

  async function follow(link: NoticeLink) {
    const place = await placeOf(shop, link)
    if (place) return router.push(place)
    return toast(say('search.no_conversation'))
  }
  async function writeTo(customer: string) {
    const { conversation } = await contactsOf(shop.id).writeTo(customer)
    return at(conversation)
  }
  async function copyPhrase(id: string) {
    const { phrases } = await phrasesOf(shop.id).library()
    const phrase = phrases.find((phrase) => phrase.id === id)
    if (phrase) copyWords(phrase.body)
  }
  function openProduct(product: string) {
    const { params } = router.currentRoute.value
    if (!params.conversation) toast(say('palette.open_a_chat_first'))
    return router.push({
      name: 'reception',
      params: { ...params, shop: shop.slug },
      query: { side: 'product', product },
    })
  }
  function openNotice(link: string | null | undefined) {
    if (link) return follow(JSON.parse(link) as NoticeLink)
    return router.push({ name: 'notices', params: { shop: shop.slug } })
  }
  function openThing(kind: SearchKind, hit: Hit): Promise<unknown> {
    switch (kind) {
      case 'message':
        return at(hit.conversation!, hit.seq ? { seq: String(hit.seq) } : {})
      case 'product':
        return openProduct(hit.id)
      case 'phrase':
        return copyPhrase(hit.id)
      case 'notice':
        return openNotice(hit.link)
      case 'order':
        return follow({ kind: 'order', order: hit.id })
      case 'contact':
        return writeTo(hit.link!)
      case 'customer':
        return follow({ kind: 'customer', customer: hit.id })
    }
  }
  return (kind: SearchKind, hit: Hit) =>
    openThing(kind, hit).catch((error: unknown) => toast(problemText(error), { tone: 'late' }))
}
