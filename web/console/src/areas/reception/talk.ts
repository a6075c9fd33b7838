import { computed, effectScope, ref } from 'vue'
import type { Entry, LaneName, SendBodies } from '@kit/live'
import type { Shop } from '@console/live/shop'
import { threadOf } from './model/thread'

export type Talk = ReturnType<typeof openTalk>

const PAGE = 200
const LATEST_HELD = 8
const held: string[] = []

/** The last few conversations stay whole, so that switching back and forth shows them at once. */
function keep(shop: Shop, conversation: string) {
  const at = held.indexOf(conversation)
  if (at >= 0) held.splice(at, 1)
  held.push(conversation)
  while (held.length > LATEST_HELD) shop.live.release(held.shift()!)
}

/** One conversation as the chat and the side use it. */
export function openTalk(shop: Shop, conversation: string) {
  keep(shop, conversation)
  const scope = effectScope(true)
  return scope.run(() => {
    const timeline = shop.live.hold(conversation)
    const version = computed(() => [shop.versions.get(conversation) ?? 0, shop.state.value])
    const fresh = <T>(read: () => T) => computed(() => (void version.value, read()))

    const newAfter = ref<number>()
    const entries = fresh(() => timeline.entries)
    // Copies: the outbox changes its items in place, and a view has to see that.
    const outbox = fresh(() => shop.live.outbox.of(conversation).map((item) => ({ ...item })))

    const hasOlder = fresh(() => timeline.hasOlder)

    function send<K extends keyof SendBodies>(kind: K, body: SendBodies[K], lane: LaneName = 'public') {
      const order = { type: 'send', conversation, kind, body, ...(lane === 'staff' && { lane }) }
      return shop.live.submit(order as Parameters<typeof shop.live.submit>[0])
    }

    /** Loads history until `seq` is held. */
    async function reach(seq: number): Promise<boolean> {
      const { public: lane } = timeline
      for (let tries = 0; lane.first > seq && !lane.complete && tries < 400; tries++) {
        timeline.older(PAGE)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return lane.first > 0 && lane.first <= seq && seq <= lane.head
    }

    return {
      conversation,
      timeline,
      entries,
      outbox,
      newAfter,
      items: computed(() =>
        threadOf(entries.value, outbox.value, { newAfter: newAfter.value, hasOlder: hasOlder.value }),
      ),
      marks: fresh(() => ({ ...timeline.marks })),
      isLoading: fresh(() => timeline.isResuming && timeline.entries.length === 0),
      hasOlder,
      first: fresh(() => timeline.public.first),
      head: fresh(() => timeline.public.head),
      entryAt: (seq: number): Entry | undefined => timeline.public.at(seq),
      older: () => timeline.older(),
      reach,
      send,
      recall: (entry: Entry) =>
        shop.live.submit({
          type: 'recall',
          conversation,
          seq: entry.seq,
          ...(entry.lane === 'staff' && { lane: 'staff' }),
        }),
      order: (type: 'take' | 'close' | 'no_reply') => shop.live.submit({ type, conversation }),
      sawUpTo(seq: number) {
        timeline.mark({ delivered: seq, read: seq })
        shop.seen(conversation, seq)
      },
      gotUpTo: (seq: number) => timeline.mark({ delivered: seq }),
      close: () => scope.stop(),
    }
  })!
}
