/**
 * The live side of Yingke for browsers: one socket, everything once and in order, nothing typed ever lost.
 *
 * ```ts
 * const live = new Live({
 *   url: 'wss://shop.example/ws',
 *   side: 'staff',                                       // 'customer' in the widget
 *   hello: () => ({ as: 'member', shop: 'qingmu' }),     // asked before each try; customers add `token`
 *   store: localOutbox(`yingke.${shop}.${member}.out.`), // unacknowledged commands outlive the page
 *   onState: (state, why) => …,                          // connecting | online | waiting | refused | closed
 *   onChange: (conversation) => …,                       // repaint it
 *   onFrame: (frame) => …,                               // desk, presence, typing, looking, verdict, notice, …
 * })
 * const timeline = live.hold(conversation)               // resumed now and after each reconnect, until release()
 * timeline.entries                                       // both lanes, recalls applied; a new array each time it is read
 * timeline.older()                                       // on scroll; timeline.hasOlder, timeline.isLoadingOlder
 * timeline.mark({ delivered: n, read: n }); timeline.marks
 * live.submit({ type: 'send', conversation, kind: 'text', body: { text } })   // shown from live.outbox.of(conversation)
 * live.submit({ type: 'recall', conversation, seq }); live.submit({ type: 'take', conversation }); …
 * live.outbox.retry(id) · confirm(id) · discard(id)      // same client_id; see OutboxItem for the states
 * live.say({ type: 'typing', conversation, on: true })   // what may be lost
 * ```
 *
 * A view shows `timeline.entries` and below them `live.outbox.of(conversation)`: an item leaves the outbox in the same
 * call in which its entry joins the timeline. For Vue: keep a counter per conversation, raise it in `onChange`.
 * `refused` means the sign-in or device token is no longer good: get a new one, then `live.reconnect()`.
 * It never shows anything, knows no shop, and holds no state that the server does not have, but for the outbox.
 */
export * from './frames'
export { interleave, Lane } from './lane'
export { Live, type LiveOptions } from './live'
export { Outbox, type OutboxItem, type OutboxOptions, type OutboxStore } from './outbox'
export { connect, type Connection, type ConnectionState, type ConnectOptions } from './socket'
export { localOutbox, memoryOutbox } from './store'
export { Timeline } from './timeline'
export { uuidv7 } from './uuid'
