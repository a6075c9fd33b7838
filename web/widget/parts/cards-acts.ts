import type { Hand } from '../src/parts'
import { isToGoOn, type Answer, type CardView } from './cards-data'
import { refusalWord, tell, tellFor } from './cards-words'
import { goodsPage, isOwnPage, kindHere, yuan } from './cards-view'

const MOST_WORDS = 500
/** A yes stands out beside its no. */
const quiet = ['refuse', 'decline']
/** Saying that something is wrong without saying what helps nobody. */
const needsWords = ['order_check', 'address_check']

/** Sends an answer; `complain` says above the buttons why it cannot be sent as it is. */
interface Ways {
  send: (given: Answer) => Promise<unknown>
  complain: (why: string) => void
}

/** What the customer may do on a card: what to choose, what to say, and a button for each act. */
export function actForm(hand: Hand, view: CardView, { send, complain }: Ways): HTMLElement | undefined {
  const { h } = hand
  const acts = actsOf(hand, view)
  if (!acts.length) return blocked(hand, view)
  const rates = acts.includes('rate')
  const choices = choiceFields(hand, view)
  const stars = rates ? starFields(hand) : undefined
  const more = wordsField(hand, view, rates)
  const buttons = acts.map((act) => {
    const name = quiet.includes(act) ? 'card-no' : 'card-yes'
    const onclick = () => void press(act)
    return h('button', { type: 'button', class: name, onclick }, actWord(hand, view, act))
  })
  const row = h('div', { class: 'card-acts' }, ...buttons)
  const form = h('div', { class: 'card-form' }, choices, stars, more, row)
  return form

  async function press(act: string) {
    complain('')
    if (act === 'refuse' && more.hidden) return open()
    const given = read(act)
    if (typeof given === 'string') return complain(tell(given))
    // Before anything is waited for: a window that opens later is kept from opening.
    if (act === 'choose' && !isOwnPage(hand)) toShop(given)
    for (const button of buttons) button.disabled = true
    form.setAttribute('aria-busy', 'true')
    await send(given)
    form.removeAttribute('aria-busy')
    for (const button of buttons) button.disabled = false
  }
  function toShop({ choice }: Answer) {
    if (view.link?.id) window.open(goodsPage(hand, view.link.id, choice), '_blank')
  }
  /** The first press asks what is wrong, the second sends it. */
  function open() {
    more.hidden = false
    more.focus()
  }
  /** The answer as it stands in the fields, or the word for what is missing. */
  function read(act: string): Answer | string {
    const words = more.value.trim()
    const choice = checked(choices)
    if (!choice && act === 'choose') return 'needChoice'
    if (act === 'rate') {
      const given = Number(checked(stars))
      return given ? { act, stars: given, words, ...(choice && { choice }) } : 'needStars'
    }
    if (act === 'refuse') return words || !needsWords.includes(view.kind) ? { act, words } : 'needWords'
    return { act, ...(act === 'choose' && { choice }) }
  }
}

/** A stranger's page has no cart to be filled: there each thing leads to its own page of the shop. */
function actsOf(hand: Hand, view: CardView): string[] {
  const open = view.acts.filter(({ is_allowed }) => is_allowed || isToGoOn(view))
  return open.map(({ act }) => act).filter((act) => act !== 'add' || isOwnPage(hand))
}

function actWord(hand: Hand, view: CardView, act: string) {
  const total = view.facts.find(({ key }) => key === 'total')?.fen
  const amount = total ? yuan(total, hand.locale) : ''
  return tellFor(`act.${act}`, kindHere(hand, act, view.kind), amount).trim() || act
}

/** Why nothing can be done any more, where nobody has answered. */
function blocked(hand: Hand, { state, acts, answered }: CardView) {
  const reason = acts[0]?.reason
  if (!reason || answered || state === 'done') return undefined
  return hand.h('p', { class: 'card-why' }, refusalWord(reason))
}

function wordsField(hand: Hand, { kind }: CardView, rates: boolean) {
  const key = rates ? 'reviewWords' : needsWords.includes(kind) ? 'wrongWords' : 'whyWords'
  const words = tell(key)
  return hand.h('textarea', {
    maxlength: MOST_WORDS,
    rows: 2,
    hidden: !rates,
    placeholder: words,
    'aria-label': words,
  })
}

function choiceFields(hand: Hand, { id, title, choices, acts, items, answered }: CardView) {
  const rates = acts.some(({ act }) => act === 'rate')
  if (!choices.length || (rates && items.length === 1)) return undefined
  const { h, locale, absolute } = hand
  const fields = choices.map((choice, at) => {
    const price = choice.price_fen ? h('b', {}, yuan(choice.price_fen, locale)) : undefined
    const none = choice.is_possible ? undefined : h('small', {}, tell('noStock'))
    const input = h('input', {
      type: 'radio',
      name: `choice-${id}`,
      value: choice.id,
      disabled: !choice.is_possible,
      // One line is reviewed after the other.
      checked: (rates ? at === 0 : choices.length === 1) && choice.is_possible,
    })
    const src = (choice.picture && absolute(choice.picture)) || undefined
    const image = src ? h('img', { src, alt: '', width: 36, height: 36, loading: 'lazy' }) : undefined
    // A product that is sold as one thing has no name for it.
    return h('label', {}, input, image, h('span', {}, choice.label || title), price, none)
  })
  const legend = h('legend', {}, tell(!rates ? 'choose' : answered ? 'chooseNext' : 'chooseLine'))
  return h('fieldset', { class: 'card-choices' }, legend, ...fields)
}

function starFields(hand: Hand) {
  const { h } = hand
  const marks = [1, 2, 3, 4, 5].map(() => h('span', { 'aria-hidden': 'true' }, '☆'))
  const show = (given: number) => marks.forEach((mark, at) => (mark.textContent = at < given ? '★' : '☆'))
  const name = `stars-${Math.random()}`
  const fields = marks.map((mark, at) => {
    const label = tell('star', String(at + 1))
    const onchange = () => show(at + 1)
    return h(
      'label',
      {},
      h('input', { type: 'radio', name, value: at + 1, 'aria-label': label, onchange }),
      mark,
    )
  })
  return h('fieldset', { class: 'card-stars' }, h('legend', {}, tell('stars')), ...fields)
}

const checked = (fields: HTMLElement | undefined): string =>
  fields?.querySelector<HTMLInputElement>('input:checked')?.value ?? ''
