import type { Entry } from '@kit/live'
import { h } from './dom'
import type { Hand, Loader } from './parts'
import { rich } from './rich'
import { say } from './words'

export type Shown = Pick<Entry, 'kind' | 'body' | 'at' | 'from'> & { seq?: number; client_id?: string }

/** Kinds that are called by a word of their own name until they are there. */
const named = /image|file|product|order/

/** The bubble of one message. What is not text arrives with its part; until then its name stands there. */
export function bubble(entry: Shown, hand: Hand, load: Loader): HTMLElement {
  if (entry.kind === 'text') {
    const { text, quote } = entry.body as { text: string; quote?: number }
    return h('div', { class: 'bubble' }, quoted(hand, quote), ...rich(text))
  }
  const box = h('div', { class: 'bubble bare' }, placeholder(entry))
  const fill = (content: HTMLElement) => box.replaceChildren(content)
  if (entry.kind === 'image' || entry.kind === 'file')
    load('media').then((part) => fill(part.media(hand, entry)), ignore)
  else load('cards').then((part) => fill(part.card(hand, entry)), ignore)
  return box
}

/** The line between messages that tells what happened, if anything worth telling. */
export function systemLine(entry: Entry): string | undefined {
  if (entry.kind === 'assign') return say(entry.body.by === 'transfer' ? 'moved' : 'serving', entry.body.name)
  if (entry.kind === 'close') return say('ended')
}

/** Where a customer stands who nobody serves yet; an estimate is told only where there is one. */
export function queueLine({ position, wait_ms: wait }: { position: number; wait_ms: number | null }): string {
  if (!position) return say('pool')
  return say('queue', position) + (wait ? say('minutes', Math.ceil(wait / 60_000)) : '')
}

export function brief(entry: Shown): string {
  const { kind, body } = entry
  return (body as { text?: string }).text ?? (named.test(kind) ? `[${say(kind as 'order')}]` : '')
}

function quoted(hand: Hand, seq?: number) {
  const entry = seq === undefined ? undefined : hand.talk.timeline?.public.at(seq)
  return entry && brief(entry) && h('div', { class: 'quote' }, brief(entry).slice(0, 80))
}

function placeholder(entry: Shown) {
  const { width, height } = entry.body as { width?: number; height?: number }
  const box = h('div', { class: 'line' }, brief(entry))
  if (width && height) box.style.aspectRatio = `${width} / ${height}`
  return box
}

function ignore() {}
