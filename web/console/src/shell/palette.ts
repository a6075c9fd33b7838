import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { IconName } from '@kit/ui'
import { availableActions } from '@console/actions/actions'
import { keysOf } from '@console/actions/keymap'
import type { Hit, SearchKind } from '@console/api/types'
import { lastLineText } from '@console/areas/reception/last-line'
import type { Marked } from '@console/areas/search/pieces'
import { iconOf, useOpening } from '@console/areas/search/open'
import { useSearch } from '@console/areas/search/search'
import { foundBy } from '@console/areas/settings/find-page'
import { sectionsFor } from '@console/areas/settings/sections'
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

const plain = (text: string): Marked => ({ text, marks: [] })

/** What the palette offers for a query: open conversations, what search finds, actions. */
export function usePalette(shop: Shop, query: Ref<string>) {
  const { t, locale } = useI18n()
  const router = useRouter()
  const wanted = computed(() => query.value.trim().toLowerCase())
  const only = ref<SearchKind>()
  watch(wanted, () => (only.value = undefined))
  const search = useSearch(shop, query, only)
  const open = useOpening(shop)
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
  const pages = computed<Choice[]>(() =>
    sectionsFor(shop.membership.member.role).flatMap(({ id }) => {
      const name = t(`settings.sections.${id}`)
      const by = foundBy(id, wanted.value)
      if (wanted.value && by === undefined) return []
      const page: Choice = {
        id: `settings-${id}`,
        section: t('palette.settings'),
        icon: 'settings',
        label: plain(name),
        hint: by && by !== name && locale.value === 'zh-CN' ? plain(by) : undefined,
        run: () => router.push({ name: 'settings', params: { shop: shop.slug, section: id } }),
      }
      return [page]
    }),
  )
  /** Who types the whole name of a page means it. */
  const meant = computed(() => pages.value.filter(({ label }) => label.text.toLowerCase() === wanted.value))
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
      if (!more || only.value) return choices
      return [...choices, moreOf(kind, section)]
    }),
  )

  const choiceOf = (kind: SearchKind, hit: Hit, section: string): Choice => ({
    id: `${kind}-${hit.id}`,
    section,
    icon: iconOf(kind, hit),
    label: hit.title,
    hint: hit.text,
    run: () => open(kind, hit),
  })
  const moreOf = (kind: SearchKind, section: string): Choice => ({
    id: `more-${kind}`,
    section,
    icon: 'more',
    label: plain(t('search.more', { kind: section })),
    staysOpen: true,
    run: () => (only.value = kind),
  })
  const all = computed<Choice>(() => ({
    id: 'all',
    section: t('search.everything'),
    icon: 'search',
    label: plain(t('search.all', { words: query.value.trim() })),
    run: () =>
      router.push({
        name: 'search',
        params: { shop: shop.slug },
        query: { q: query.value.trim(), in: only.value },
      }),
  }))

  const openConversation = (conversation: string) =>
    router.push({ name: 'reception', params: { shop: shop.slug, conversation } })

  const choices = computed(() => {
    if (!wanted.value) return [...conversations.value, ...actions.value, ...pages.value]
    const things = found.value.length ? [...found.value, all.value] : []
    if (only.value) return things
    const others = pages.value.filter((page) => !meant.value.includes(page))
    return [...meant.value, ...conversations.value, ...things, ...others, ...actions.value]
  })
  return { choices, notice: search.notice, isPending: search.isPending }
}
