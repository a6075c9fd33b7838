import { computed, ref } from 'vue'
import { useQueryClient } from '@tanstack/vue-query'
import { toast } from '@kit/ui'
import { offer } from '@console/actions/actions'
import { problemText, say } from '@console/i18n'
import { askAgain } from './ask-again'
import { groups } from './model/groups'
import { byUrgency } from './model/order'
import type { Reception, SideTab } from './reception'

const UNDO_MS = 5_000

interface Panes {
  showSide: (tab?: SideTab) => void
  toggleSide: () => void
}
export type ReceptionActions = ReturnType<typeof useReceptionActions>

/** What can be done with the open conversation, by button, key or palette alike. */
export function useReceptionActions(reception: Reception, panes: Panes) {
  const { shop, talk, row, closing } = reception
  const queries = useQueryClient()
  const isTransferOpen = ref(false)
  const isBlockOpen = ref(false)
  const isStarred = computed(() => row.value?.starred ?? false)
  const needsReply = computed(
    () => row.value?.waiting_since !== null && row.value?.waiting_since !== undefined,
  )

  async function star() {
    const current = row.value
    if (!current) return
    const on = !isStarred.value
    shop.touch(current.conversation, { starred: on })
    try {
      await shop.api.star(current.conversation, on)
      await askAgain(queries, ['conversations', shop.slug])
      if (!shop.row(current.conversation)) await reception.view.refetch()
    } catch (error) {
      shop.touch(current.conversation, { starred: !on })
      toast(problemText(error), { tone: 'late' })
    }
  }

  /** Closing waits a moment, so that taking it back needs no question before. */
  function close() {
    const current = talk.value
    const name = row.value?.customer.name ?? ''
    if (!current || closing.value.has(current.conversation)) return
    const { conversation } = current
    closing.value.add(conversation)
    const settle = () => (
      clearTimeout(timer),
      removeEventListener('pagehide', now),
      closing.value.delete(conversation)
    )
    const now = () => (settle(), shop.live.submit({ type: 'close', conversation }))
    const timer = setTimeout(now, UNDO_MS)
    addEventListener('pagehide', now)
    toast(say('chat.closing', { name }), { ms: UNDO_MS, action: { label: say('words.undo'), run: settle } })
  }

  function urgent() {
    const mine = shop.rows.value.filter(
      (r) => r.assignee === shop.me && r.waiting_since !== null && r.status === 'assigned',
    )
    const next = mine
      .sort(byUrgency(shop.limits.value))
      .find((r) => r.conversation !== reception.conversation.value)
    if (next) reception.open(next.conversation)
    else toast(say('list.nobody_waits'), { tone: 'good' })
  }

  const none = () => !talk.value || reception.isUnknown.value
  const mayBlock = ['owner', 'supervisor', 'agent'].includes(shop.membership.member.role)
  const order = (type: 'take' | 'no_reply') => () => void talk.value?.order(type)
  const transfer = () => (isTransferOpen.value = true)
  const canTake = () => Boolean(row.value && row.value.assignee !== shop.me && row.value.status !== 'closed')

  offer([
    { id: 'urgent', run: urgent },
    { id: 'no_reply', run: order('no_reply'), isOff: () => none() || !needsReply.value },
    { id: 'take', run: order('take'), isOff: () => !canTake() },
    { id: 'transfer', run: transfer, isOff: () => none() || reception.isClosed.value },
    { id: 'star', run: () => void star(), isOff: none },
    { id: 'close', run: close, isOff: () => none() || reception.isClosed.value },
    { id: 'block', run: () => (isBlockOpen.value = true), isOff: () => none() || !mayBlock },
    { id: 'side_product', run: () => panes.showSide('product'), isOff: none },
    { id: 'side_order', run: () => panes.showSide('order'), isOff: none },
    { id: 'side_customer', run: () => panes.showSide('customer'), isOff: none },
    { id: 'toggle_side', run: panes.toggleSide, isOff: none },
    ...groups.map((group) => ({
      id: `group_${group}` as const,
      run: () => void (reception.group.value = group),
    })),
  ])
  return {
    star,
    close,
    transfer,
    take: order('take'),
    noReply: order('no_reply'),
    isTransferOpen,
    isBlockOpen,
    isStarred,
    needsReply,
  }
}
