import { computed, inject, reactive, ref, shallowReactive, shallowRef, type InjectionKey } from 'vue'
import {
  Live,
  localOutbox,
  type ConnectionState,
  type DeskRow,
  type OutboxItem,
  type ServerFrame,
  type Welcome,
} from '@kit/live'
import { toast } from '@kit/ui'
import { refusalText, say } from '@console/i18n'
import { shopApi } from '@console/api/shop'
import type { Looking, Membership, ShopLimits } from '@console/api/types'
import { emptyDesk, mergeDesk, seenUpTo, withOwn } from '@console/areas/reception/model/desk'
import { openNotices } from './notices'
import { makePresence } from './presence'
import { makeReviews } from './reviews'
import { makeTyping } from './typing'

export type Shop = ReturnType<typeof openShop>
export const SHOP: InjectionKey<Shop> = Symbol('shop')

export function useShop(): Shop {
  const shop = inject(SHOP)
  if (!shop) throw new Error('no shop is open here')
  return shop
}

type Hearer = (frame: ServerFrame) => void

/** Until the server has said its own. */
const usual = {
  first_ms: 20_000,
  later_ms: 60_000,
  recall_ms: 120_000,
  text_chars: 4_000,
  file_bytes: 20 * 1024 * 1024,
}

/** One shop as a member sees it live: the connection, the desk, who is there. Opened by the shell, closed with it. */
export function openShop(membership: Membership) {
  const { slug } = membership.shop
  const state = ref<ConnectionState>('connecting')
  const wasOnline = ref(false)
  const limits = shallowRef<Welcome['limits']>(usual)
  const skew = ref(0)
  const now = ref(Date.now())
  const desk = shallowRef(emptyDesk())
  const looking = shallowReactive(new Map<string, Looking>())
  const versions = reactive(new Map<string, number>())
  const notice = ref<'storage_full' | 'draining'>()
  const hearers = new Set<Hearer>()
  const typing = makeTyping()
  const reviews = makeReviews((frame) => live.say(frame))
  const notices = openNotices(
    membership.shop.id,
    computed(() => state.value === 'online'),
  )
  const presence = makePresence(membership.member.id, (frame) => live.say(frame))

  const live = new Live({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    side: 'staff',
    hello: () => ({ as: 'member', shop: membership.shop.id }),
    store: localOutbox(`yingke.${slug}.${membership.member.id}.out.`),
    onState: become,
    onFrame: hear,
    onOutbox: tellRefusal,
    onChange: (conversation) => versions.set(conversation, (versions.get(conversation) ?? 0) + 1),
  })
  const clock = setInterval(() => (now.value = Date.now() + skew.value), 1_000)

  /** A message that failed says so in the chat; anything else that failed says so here, once. */
  function tellRefusal(item: OutboxItem) {
    if (item.command.type === 'send' || item.state !== 'failed') return
    const { client_id, type } = item.command
    toast(say(`orders.${type}`) + say('words.colon') + refusalText(item.problem), { tone: 'late', ms: 6_000 })
    queueMicrotask(() => live.outbox.discard(client_id))
  }

  function become(next: ConnectionState) {
    state.value = next
    if (next !== 'online') return
    wasOnline.value = true
    live.say({ type: 'desk' })
    presence.online()
    notices.online()
  }

  function hear(frame: ServerFrame) {
    if (frame.type === 'welcome') welcomed(frame)
    else if (frame.type === 'desk') take(frame)
    else if (frame.type === 'ping' && (frame.desk ?? 0) > desk.value.rev) live.say({ type: 'desk' })
    else if (frame.type === 'presence') presence.heard(frame)
    else if (frame.type === 'looking') looking.set(frame.conversation, frame)
    else if (frame.type === 'typing') typing.heard(frame)
    else if (frame.type === 'verdict') reviews.heard(frame)
    else if (frame.type === 'news' && frame.of === 'limits') limited(frame.detail as ShopLimits)
    else if (frame.type === 'news' && frame.of === 'shop')
      membership.shop.name = (frame.detail as { name: string }).name
    else if (frame.type === 'notice') notice.value = frame.code === 'storage_ok' ? undefined : frame.code
    notices.hear(frame)
    for (const hearer of hearers) hearer(frame)
  }

  /** Leaders changed how soon an answer is due. */
  function limited({ first_limit_ms: first_ms, later_limit_ms: later_ms }: ShopLimits) {
    limits.value = { ...limits.value, first_ms, later_ms }
  }

  function welcomed(frame: Welcome) {
    limits.value = { ...usual, ...frame.limits }
    skew.value = frame.now - Date.now()
    notice.value = undefined
  }

  function take(frame: ServerFrame & { type: 'desk' }) {
    if (!frame.snapshot) for (const row of frame.rows) tellReceived(row)
    const merged = mergeDesk(desk.value, frame)
    desk.value = merged.desk
    if (merged.gap) live.say({ type: 'desk' })
  }

  /** A line for this member that arrived while another chat is open: the customer sees that it got here. */
  function tellReceived({ conversation, assignee, last, public_seq }: DeskRow) {
    if (assignee !== membership.member.id || last?.from !== 'customer') return
    // A line may come before it is this member's: from the queue, or from a colleague.
    const known = desk.value.rows.get(conversation)
    if (known?.assignee === assignee && last.seq <= (known.last?.seq ?? 0)) return
    if (!live.timeline(conversation)) live.say({ type: 'mark', conversation, delivered: public_seq })
  }

  const rows = computed<DeskRow[]>(() => [...desk.value.rows.values()])

  return {
    slug,
    membership,
    me: membership.member.id,
    id: membership.shop.id,
    api: shopApi(membership.shop.id),
    live,
    state,
    wasOnline,
    limits,
    now,
    desk,
    rows,
    presence: presence.members,
    myPresence: presence.mine,
    looking,
    versions,
    notice,
    notices,
    typing,
    reviews,
    isOnline: computed(() => state.value === 'online'),
    row: (conversation: string) => desk.value.rows.get(conversation),
    seen: (conversation: string, read: number) => (desk.value = seenUpTo(desk.value, conversation, read)),
    /** Own marks of a row, such as its star, before the next snapshot says the same. */
    touch(conversation: string, own: Pick<DeskRow, 'starred'>) {
      const row = desk.value.rows.get(conversation)
      if (!row) return
      const changed = new Map(desk.value.rows).set(conversation, withOwn({ ...row, ...own }, row))
      desk.value = { ...desk.value, rows: changed }
    },
    become: presence.choose,
    listen(hearer: Hearer) {
      hearers.add(hearer)
      return () => void hearers.delete(hearer)
    },
    close() {
      clearInterval(clock)
      typing.stop()
      live.close()
    },
  }
}
