import type { CardBody, ServerFrame } from '@kit/live'
import type { Hand } from '../src/parts'
import { actForm } from './cards-acts'
import { answer, isToGoOn, own, Refusal, review, see, type Answer, type CardView } from './cards-data'
import { factList, head, isOwnPage, items, outcome, way } from './cards-view'
import { ready, refusalWord, tell } from './cards-words'

interface Shown {
  element: HTMLElement
  look: () => void
}

const EVERY_MS = 60_000
/** Cards that stand in the log; what has left it is forgotten at the next word. */
const log = new Map<string, Set<Shown>>()
const known = new Map<string, CardView>()
const heardBy = new WeakSet<object>()

/** A card as its object is now: asked when it comes into view, and again at every word of it. */
export function liveCard(hand: Hand, { card, title }: CardBody): HTMLElement {
  const { h } = hand
  const element = h('div', { class: 'live-card', role: 'group', 'aria-label': title })
  const body = h('div', {}, h('p', { class: 'card-why' }, '…'))
  const problem = h('p', { class: 'failed', role: 'alert' })
  const acts = h('div', {})
  const end = h('div', {})
  element.append(body, acts, problem, end)
  let isInView = false
  let shown = { body: '', acts: '' }
  let isSame = isOwnPage(hand)
  let asked = 0
  let taken = 0

  /** What was asked for earlier, or is older, never takes the place of what is shown. */
  async function ask(of: () => Promise<CardView>) {
    const turn = ++asked
    const view = await of()
    if (turn < taken || view.rev < (known.get(card)?.rev ?? 0)) return
    taken = turn
    known.set(card, view)
    draw(view)
  }
  function draw(view: CardView) {
    const total = view.facts.find(({ key }) => key === 'total')
    const next = { body: JSON.stringify(view), acts: JSON.stringify([view.acts, view.choices, total]) }
    if (next.body !== shown.body) {
      const about = [...head(hand, view), said(view), ...items(hand, view), factList(hand, view)]
      body.replaceChildren(...nodes(...about))
      end.replaceChildren(...nodes(outcome(hand, view), way(hand, view, isSame)))
    }
    // What somebody is typing stays as long as it still is an answer.
    if (next.acts !== shown.acts) {
      const [chosen] = choicesIn(acts).filter(({ checked }) => checked)
      acts.replaceChildren(...nodes(actForm(hand, view, { send, complain })))
      const still = choicesIn(acts).find(({ value, disabled }) => value === chosen?.value && !disabled)
      if (still) still.checked = true
    }
    shown = next
  }
  const said = ({ words }: CardView) => words && h('p', { class: 'card-words' }, words)
  const complain = (why: string) => (problem.textContent = why)

  async function send(given: Answer) {
    try {
      await ask(() => answerOf(given))
      end.querySelector<HTMLElement>('.card-done')?.focus()
      // The shop's own page looks at its cart and orders again.
      dispatchEvent(new Event('yingke:changed'))
    } catch (error) {
      if (error instanceof Refusal && [404, 409].includes(error.status)) await look()
      complain(troubleOf(error))
    }
  }
  async function answerOf(given: Answer) {
    const view = known.get(card)
    if (!view || !isToGoOn(view)) return answer(hand, card, given)
    await review(hand, view, given)
    return see(hand, card)
  }
  const look = async () => {
    await ready(hand)
    await ask(() => see(hand, card)).catch(failed)
  }
  function failed(error: unknown) {
    if (shown.body) return
    const isGone = error instanceof Refusal && error.status === 404
    const again = h('button', { type: 'button', class: 'link', onclick: () => void look() }, tell('again'))
    const why = h('p', { class: 'card-why' }, isGone ? tell('gone') : troubleOf(error), ' ')
    if (!isGone) why.append(again)
    body.replaceChildren(h('p', { class: 'card-title' }, title), why)
  }
  function troubleOf(error: unknown) {
    return error instanceof Refusal && error.code ? refusalWord(error.code) : tell('offline')
  }

  const drawAnew = () => {
    const view = known.get(card)
    shown.body = ''
    if (view) draw(view)
  }
  drawAnew()
  if (!isSame)
    void import('./vouch')
      .then((part) => part.vouch(hand, own))
      .then((is) => ((isSame = is), is && drawAnew()), Boolean)
  new IntersectionObserver((seen) => {
    isInView = seen.at(-1)!.isIntersecting
    if (isInView) void look()
  }).observe(element)
  follow(hand, card, { element, look: () => isInView && void look() })
  return element
}

function follow({ talk }: Hand, card: string, shown: Shown) {
  log.set(card, (log.get(card) ?? new Set()).add(shown))
  const { options } = talk.live
  if (heardBy.has(options)) return
  heardBy.add(options)
  setInterval(lookAgain, EVERY_MS)
  // The first load has no room for a list of hearers: this part listens where it is told.
  const before = options.onFrame
  options.onFrame = (frame) => (before?.(frame), hear(frame))
}

function hear(frame: ServerFrame) {
  if (frame.type === 'card') tellOf(frame.card)
  // Words of cards are fleeting: some may have been missed.
  else if (frame.type === 'welcome') for (const card of log.keys()) tellOf(card)
}

/** Of goods and coupons no word comes. */
function lookAgain() {
  if (document.visibilityState !== 'visible') return
  for (const card of log.keys()) if (known.get(card)?.link?.kind !== 'order') tellOf(card)
}

function tellOf(card: string) {
  const held = log.get(card)
  for (const shown of held ?? []) {
    if (shown.element.isConnected) shown.look()
    else held!.delete(shown)
  }
  if (held && !held.size) log.delete(card)
}

const choicesIn = (acts: HTMLElement) => [...acts.querySelectorAll<HTMLInputElement>('.card-choices input')]
const nodes = (...given: (Node | string | false | undefined)[]) =>
  given.filter((node) => node) as (Node | string)[]
