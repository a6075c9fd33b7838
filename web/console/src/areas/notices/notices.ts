import { useDebounce } from '@vueuse/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { toast } from '@kit/ui'
import type { NoticeCategory, NoticeView } from '@console/api/types'
import { dayText } from '@console/format'
import { i18n, problemText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import { placeOf } from './jump'

export type Tab = 'all' | NoticeCategory
export type Time = 'any' | 'day' | 'week' | 'month'
const days: Record<Exclude<Time, 'any'>, number> = { day: 1, week: 7, month: 30 }
const DAY_MS = 86_400_000
const PAGE = 50

/** A notice in the language of whoever reads. */
export const sayingOf = (notice: NoticeView) => (i18n.global.locale.value === 'en' ? notice.en : notice.zh)

export interface Day {
  key: string
  label: string
  notices: NoticeView[]
}

/** Notices under the day they were told, in the order they came. */
export function byDay(
  notices: NoticeView[],
  now: number,
  words: { today: string; yesterday: string },
): Day[] {
  const found: Day[] = []
  for (const notice of notices) {
    const label = dayText(notice.at, now, words)
    const day = found.at(-1)
    if (day?.label === label) day.notices.push(notice)
    else found.push({ key: `${label} ${notice.id}`, label, notices: [notice] })
  }
  return found
}

/** The list of the message centre: what is asked for, what came, what one does with it. */
export function useNoticeList(shop: Shop) {
  const router = useRouter()
  const queries = useQueryClient()
  const tab = ref<Tab>('all')
  const words = ref('')
  const time = ref<Time>('any')
  const isUnreadOnly = ref(false)
  const settled = useDebounce(words, 200)
  const key = computed(() => [
    'notices',
    shop.slug,
    { tab: tab.value, q: settled.value.trim(), time: time.value, unread: isUnreadOnly.value },
  ])

  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      shop.notices.list({
        category: tab.value === 'all' ? undefined : tab.value,
        q: settled.value.trim(),
        since: time.value === 'any' ? undefined : shop.now.value - days[time.value] * DAY_MS,
        unread: isUnreadOnly.value ? 'true' : undefined,
        before: pageParam,
        limit: PAGE,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    // A list that is being read does not lose its rows to another window's reading.
    placeholderData: (before) => before,
  })
  const pages = computed(() => query.data.value?.pages ?? [])
  /** Read here a moment ago; the list still says otherwise. */
  const readHere = ref(new Set<number>())
  const notices = computed<NoticeView[]>(() =>
    pages.value
      .flatMap((page) => page.notices)
      .map((notice) => (readHere.value.has(notice.id) ? { ...notice, is_read: true } : notice)),
  )
  watch(shop.notices.version, () => void queries.invalidateQueries({ queryKey: ['notices', shop.slug] }))

  const complain = (error: unknown) => void toast(problemText(error), { tone: 'late' })

  async function read(notice: NoticeView) {
    if (notice.is_read) return
    readHere.value = new Set(readHere.value).add(notice.id)
    await shop.notices.read(notice.id).catch((error: unknown) => {
      readHere.value.delete(notice.id)
      readHere.value = new Set(readHere.value)
      complain(error)
    })
  }
  async function readAll() {
    const newest = Math.max(0, ...notices.value.map(({ id }) => id))
    const category = tab.value === 'all' ? undefined : tab.value
    await shop.notices.readAll(newest, category).catch(complain)
  }
  async function open(notice: NoticeView) {
    void read(notice)
    if (!notice.link) return void toast(say('notices.nowhere'))
    try {
      const place = await placeOf(shop, notice.link)
      if (place) await router.push(place)
      else toast(say('notices.no_conversation'))
    } catch (error) {
      complain(error)
    }
  }

  return { tab, words, time, isUnreadOnly, query, notices, read, readAll, open }
}
