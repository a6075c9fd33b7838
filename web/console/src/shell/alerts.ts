import { onScopeDispose, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { DeskRow, ServerFrame } from '@kit/live'
import { groupOf } from '@console/areas/reception/model/groups'
import { lastLineText } from '@console/areas/reception/last-line'
import { say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import { useSettings } from '@console/settings/settings'
import { desktopNotice } from './desktop-notice'
import { ring } from './sounds'

/** A tone, a desktop notice and the number in the title, for lines that wait for this member. */
export function useAlerts(shop: Shop) {
  const router = useRouter()
  const { settings } = useSettings()
  const heard = new Map<string, number>()
  let isFirst = true

  const stop = shop.listen((frame) => {
    if (frame.type === 'desk') rowsCame(frame)
  })

  function rowsCame({ rows, snapshot }: ServerFrame & { type: 'desk' }) {
    const fresh = rows.filter((row) => isNews(row))
    for (const row of rows) heard.set(row.conversation, row.last?.seq ?? 0)
    // The first snapshot is what was there before; it is no news.
    if (snapshot && isFirst) return void (isFirst = false)
    for (const row of fresh.slice(0, 3)) alert(row)
  }

  function isNews(row: DeskRow): boolean {
    const group = groupOf(row, shop.me)
    if (row.last?.from !== 'customer' || row.last.seq <= (heard.get(row.conversation) ?? 0)) return false
    return group === 'mine' || (group === 'queue' && !heard.has(row.conversation))
  }

  function alert(row: DeskRow) {
    const isLookedAt =
      document.hasFocus() && router.currentRoute.value.params.conversation === row.conversation
    if (isLookedAt) return
    ring(row.status === 'queued' ? 'queue' : row.first ? 'first' : 'message', settings)
    desktopNotice({
      title: row.customer.name,
      body: lastLineText(row.last),
      tag: row.conversation,
      open: () =>
        void router.push({ name: 'reception', params: { shop: shop.slug, conversation: row.conversation } }),
    })
  }

  watch(
    () =>
      shop.rows.value.filter((row) => row.waiting_since !== null && groupOf(row, shop.me) === 'mine').length,
    (waiting) =>
      (document.title = `${waiting ? `(${waiting}) ` : ''}${shop.membership.shop.name} · ${say('product_name')}`),
    { immediate: true },
  )
  onScopeDispose(stop)
}
