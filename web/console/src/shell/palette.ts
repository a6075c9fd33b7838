import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { toast, type IconName } from '@kit/ui'
import { availableActions } from '@console/actions/actions'
import { keysOf } from '@console/actions/keymap'
import type { Hit, NoticeLink, SearchKind } from '@console/api/types'
import { placeOf } from '@console/areas/notices/jump'
import { copyWords } from '@console/areas/reception/chat/copy'
import { lastLineText } from '@console/areas/reception/last-line'
import type { Marked } from '@console/areas/search/pieces'
import { lineAt, useSearch } from '@console/areas/search/search'
import { problemText } from '@console/i18n'
import { phrasesOf } from '@console/areas/phrases/phrases'
import type { Shop } from '@console/live/shop'

export interface Choice {
  id: string
  /** What it stands under, in words. */
  section: string
  icon: IconName
  label: Marked
  hint?: Marked | undefined
  keys?: string | undefined
  /** Choosing it shows more instead of leading away. */
  staysOpen?: boolean
  run: () => unknown
}

const icons: Record<SearchKind, IconName> = {
  customer: 'customer',
  contact: 'people',
  message: 'reception',
  phrase: 'phrase',
  notice: 'bell',
  product: 'product',
  order: 'order',
}
const plain = (text: string): Marked => ({ text, marks: [] })

/** What the palette offers for a query: open conversations, what search finds, actions. */
export function usePalette(shop: Shop, query: Ref<string>) {
  const { t } = useI18n()
  const router = useRouter()
  const wanted = computed(() => query.value.trim().toLowerCase())
  const search = useSearch(shop, query)
  const fits = (...words: string[]) => words.some((word) => word.toLowerCase().includes(wanted.value))

  const actions = computed<Choice[]>(() =>
    availableActions()
      .filter(({ id }) => id !== 'palette' && fits(t(`actions.${id}`), id))
      .map(({ id, run }) => ({
        id,
        section: t('palette.actions'),
        icon: 'command',
        label: plain(t(`actions.${id}`)),
        keys: keysOf(id),
        run,
      })),
  )
  const conversations = computed<Choice[]>(() =>
    shop.rows.value
      .filter((row) => fits(row.customer.name, row.last?.text ?? ''))
      .slice(0, wanted.value ? 4 : 5)
      .map((row) => ({
        id: row.conversation,
        section: t('palette.conversations'),
        icon: 'reception',
        label: plain(row.customer.name),
        hint: plain(lastLineText(row.last)),
        run: () => openConversation(row.conversation),
      })),
  )
  const found = computed<Choice[]>(() =>
    search.groups.value.flatMap(({ kind, hits, more }) => {
      const section = t(`search.${kind}`)
      const choices = hits.map((hit) => choiceOf(kind, hit, section))
      if (!more || search.only.value) return choices
      return [...choices, moreOf(kind, section)]
    }),
  )

  const choiceOf = (kind: SearchKind, hit: Hit, section: string): Choice => ({
    id: `${kind}-${hit.id}`,
    section,
    icon: hit.lane === 'staff' ? 'whisper' : icons[kind],
    label: hit.title,
    hint: hit.text,
    run: () => open(kind, hit).catch((error: unknown) => toast(problemText(error), { tone: 'late' })),
  })
  const moreOf = (kind: SearchKind, section: string): Choice => ({
    id: `more-${kind}`,
    section,
    icon: 'more',
    label: plain(t('search.more', { kind: section })),
    staysOpen: true,
    run: () => (search.only.value = kind),
  })

  async function open(kind: SearchKind, hit: Hit): Promise<unknown> {
    switch (kind) {
      case 'message':
        return router.push(lineAt(shop, hit))
      case 'product':
        return openProduct(hit.id)
      case 'phrase':
        return copyPhrase(hit.id)
      case 'notice':
        return openLink(hit.link ? (JSON.parse(hit.link) as NoticeLink) : undefined)
      case 'order':
        return openLink({ kind: 'order', order: hit.id })
      default:
        return openLink({ kind: 'customer', customer: hit.link ?? hit.id })
    }
  }
  async function openLink(link: NoticeLink | undefined) {
    const place = link && (await placeOf(shop, link))
    if (place) return router.push(place)
    if (link?.kind === 'customer') return toast(t('search.no_conversation'))
    return router.push({ name: 'notices', params: { shop: shop.slug } })
  }
  async function copyPhrase(id: string) {
    const { phrases } = await phrasesOf(shop.id).library()
    const phrase = phrases.find((phrase) => phrase.id === id)
    if (phrase) copyWords(phrase.body)
  }
  const openConversation = (conversation: string) =>
    router.push({ name: 'reception', params: { shop: shop.slug, conversation } })
  function openProduct(product: string) {
    const { params } = router.currentRoute.value
    if (!params.conversation) toast(t('palette.open_a_chat_first'))
    return router.push({
      name: 'reception',
      params: { ...params, shop: shop.slug },
      query: { side: 'product', product },
    })
  }

  const choices = computed(() => {
    if (!wanted.value) return [...conversations.value, ...actions.value]
    return search.only.value ? found.value : [...conversations.value, ...found.value, ...actions.value]
  })
  return { choices, notice: search.notice, isPending: search.isPending }
}
