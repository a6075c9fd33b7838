import { computed, ref, shallowRef, type Ref } from 'vue'
import type { ServerFrame } from '@kit/live'
import { get, put } from '@console/api/client'
import type { NoticeCategory, NoticeView, NoticeWishes } from '@console/api/types'

export const categories: NoticeCategory[] = [
  'order',
  'after_sale',
  'logistics',
  'goods',
  'violation',
  'system',
]

/** What notices may do until the server has said otherwise: as its own usual wishes. */
const silent = { badge: true, toast: true, sound: false, desktop: false, push: false }
const urgent = { badge: true, toast: true, sound: true, desktop: true, push: true }
export const usual = (): NoticeWishes => ({
  order: { ...silent },
  after_sale: { ...urgent },
  logistics: { ...silent },
  goods: { ...silent },
  violation: { ...urgent },
  system: { ...silent },
  quiet: null,
})

type Told = { what: 'told'; notice: NoticeView } | { what: 'read' } | { what: 'wishes' }
type Counts = Partial<Record<NoticeCategory, number>>

/** What a member is told: how much is unread, and each notice as it arrives. Fleeting news, so every connection asks again. */
export function openNotices(shop: string, isOnline: Ref<boolean>) {
  const at = `/api/shops/${shop}`
  const unread = shallowRef<Counts>({})
  const wishes = shallowRef<NoticeWishes>(usual())
  /** Raised when the list is no longer what the server would say. */
  const version = ref(0)
  const hearers = new Set<(notice: NoticeView) => void>()

  async function count() {
    const rows = await get<{ category: NoticeCategory; unread: number }[]>(`${at}/notices/unread`)
    unread.value = Object.fromEntries(rows.map((row) => [row.category, row.unread]))
  }
  const askWishes = async () => void (wishes.value = await get<NoticeWishes>(`${at}/notice-wishes`))
  // What could not be asked now is asked at the next connection.
  const quietly = (ask: () => Promise<void>) => void ask().catch(() => undefined)

  function online() {
    quietly(count)
    quietly(askWishes)
    version.value++
  }

  function hear(frame: ServerFrame) {
    if (frame.type !== 'news' || frame.of !== 'notices') return
    const told = frame.detail as unknown as Told
    if (told.what === 'wishes') return quietly(askWishes)
    if (told.what === 'read') quietly(count)
    else {
      const { category } = told.notice
      unread.value = { ...unread.value, [category]: (unread.value[category] ?? 0) + 1 }
      for (const hearer of hearers) hearer(told.notice)
    }
    version.value++
  }

  const list = (query: Record<string, string | number | undefined>) =>
    get<{ notices: NoticeView[]; next: number | null }>(`${at}/notices`, { query })
  const readAll = (upto: number, category?: NoticeCategory) =>
    put<void>(`${at}/notices/read`, { upto, category: category ?? null })

  return {
    unread,
    wishes,
    version,
    isOnline,
    total: computed(() => sum(unread.value, () => true)),
    badge: computed(() => sum(unread.value, (category) => wishes.value[category].badge)),
    online,
    hear,
    onTold(hearer: (notice: NoticeView) => void) {
      hearers.add(hearer)
      return () => void hearers.delete(hearer)
    },
    read: (id: number) => put<void>(`${at}/notices/${id}/read`),
    readAll,
    list,
    /** Everything told until now; what arrives meanwhile stays unread. */
    async readUntilNow() {
      const [newest] = (await list({ limit: 1 })).notices
      if (newest) await readAll(newest.id)
    },
    async keepWishes(next: NoticeWishes) {
      await put(`${at}/notice-wishes`, next)
      wishes.value = next
    },
  }
}
export type Notices = ReturnType<typeof openNotices>

const sum = (counts: Counts, counted: (category: NoticeCategory) => boolean) =>
  categories.reduce((all, category) => all + (counted(category) ? (counts[category] ?? 0) : 0), 0)

const DAY_MINUTES = 1_440
/** Whether a category keeps quiet at a time; shops are at UTC+8. The server says the same of push. */
export function isQuiet({ quiet }: NoticeWishes, category: NoticeCategory, at: number): boolean {
  if (!quiet || quiet.except.includes(category)) return false
  const minute = (Math.floor(at / 60_000) + 480) % DAY_MINUTES
  const { from, to } = quiet
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}
