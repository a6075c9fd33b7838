import type { IconName } from '@kit/ui'
import type { OrderView, Role } from '@console/api/types'
import { kinds, type CardKind } from '@console/areas/cards/cards'
import { icons as cardIcons } from '@console/areas/cards/icons'
import '@console/areas/cards/words'
import { say } from '@console/i18n'
import { actsOf, answersFor, icons, isFinal, mayAct, wholeOf, type Act, type ActName } from '../acts'
import { reasonText } from '../reasons'
import '../invoice/words'
import '../words'
import './words'

/** Where a deed stands in the pane: with the order, at a line's case, at a line, in the menu of cards, or with what it is about. */
type Group = 'order' | 'case' | 'piece' | 'card' | 'beside'

/** What is done with an order, possible or not, as the server says: an act, or a card to its buyer. */
export interface Deed {
  /** `price`, `agree:0` of a line's case, `reissue:0` of a line, `card:pay_reminder`, `track`, `compensate`, `return_freight`, `price_protection`, `agree_all`, `reply_reviews`, `invoice` or `enter_invoice`. */
  id: string
  group: Group
  act?: Act
  card?: CardKind
  line?: number | undefined
  /** The title of the line that it is about. */
  title?: string | undefined
  /** The code of why it is not possible now. */
  reason?: string | undefined
}

const whyNot = (isAllowed: boolean, reason?: string | null) =>
  isAllowed ? undefined : (reason ?? 'wrong_state')
const ofAct = (group: Group, act: Act, title?: string): Deed => ({
  id: act.line === undefined ? act.name : `${act.name}:${act.line}`,
  group,
  act,
  line: act.line,
  title,
  reason: whyNot(act.isAllowed, act.reason),
})
const cardsOf = ({ acts }: OrderView): Deed[] =>
  kinds.flatMap((kind): Deed[] => {
    const told = acts.find(({ act }) => act === `card:${kind}`)
    if (!told) return []
    return [{ id: told.act, group: 'card', card: kind, reason: whyNot(told.is_allowed, told.reason) }]
  })
/** Who may talk to the customer is who changes prices. */
const mayTalk = (role: Role) => mayAct('price', role)

/** All that this role finds at an order, in one order: its list, its row and its pane take from here. */
export function deedsOf(order: OrderView, role: Role): Deed[] {
  const acts = actsOf(order, role)
  const named = (group: Group, ...names: ActName[]) =>
    names.flatMap((name) => acts.filter((act) => act.name === name).map((act) => ofAct(group, act)))
  const answers = order.lines.flatMap(({ title, case: found }, line) =>
    found ? answersFor(acts, line, found.state).map((act) => ofAct('case', act, title)) : [],
  )
  const pieces = acts.filter(({ name }) => name === 'reissue')
  return [
    ...wholeOf(order, acts).map((act) => ofAct('order', act)),
    ...answers,
    ...named('beside', 'agree_all'),
    ...pieces.map((act) => ofAct('piece', act, order.lines[act.line ?? 0]?.title)),
    ...named('beside', 'track'),
    ...(mayTalk(role) ? cardsOf(order) : []),
    ...named('beside', 'compensate', 'return_freight', 'price_protection'),
    ...named('beside', 'reply_reviews', 'invoice', 'enter_invoice'),
  ]
}

/** Of many lines that have no other piece to get, one says why. */
export function menuOf(deeds: Deed[]): Deed[] {
  const pieces = deeds.filter(({ group }) => group === 'piece')
  const possible = pieces.filter(({ reason }) => !reason)
  const shown = possible.length ? possible : pieces.slice(0, 1)
  return deeds.filter((deed) => deed.group !== 'piece' || shown.includes(deed))
}

const REMIND = 'card:pay_reminder'
const quick: Record<string, string[]> = {
  WAIT_BUYER_PAY: ['price', REMIND],
  WAIT_SELLER_SEND_GOODS: ['ship', 'note'],
  SELLER_CONSIGNED_PART: ['ship', 'note'],
  WAIT_BUYER_CONFIRM_GOODS: ['track', 'extend'],
}
const may = (id: string, role: Role): boolean => (id === REMIND ? mayTalk(role) : mayAct(id as ActName, role))
/** What an order in this state waits for most: these stand in the row itself. */
export const quickOf = (state: string, role: Role): string[] =>
  (quick[state] ?? ['note']).filter((id) => may(id, role))
export const quickText = (id: string): string =>
  say(id === REMIND ? 'cards.kind.pay_reminder' : `trade.acts.${id}`)

export const deedText = ({ id, act, card }: Deed): string =>
  card ? say('cards.new', { kind: say(`cards.kind.${card}`) }) : say(`trade.acts.${act?.name ?? id}`)
export const deedIcon = ({ act, card }: Deed): IconName =>
  (act ? icons[act.name] : card && cardIcons[card]) ?? 'more'
/** In words of the trade; none where it is possible. */
export const deedWhy = ({ reason }: Deed): string | undefined => reason && reasonText(reason)
/** It looks like what cannot be taken back. */
export const isGrave = ({ act, reason }: Deed): boolean => !reason && Boolean(act && isFinal(act.name))
