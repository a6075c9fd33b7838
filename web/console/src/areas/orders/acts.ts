import type { IconName } from '@kit/ui'
import type { OrderView, Role } from '@console/api/types'
import { serving } from '@console/roles'
import type { Answer } from './orders'
import { isDivisible } from './pieces'

/** What a member does with an order, by the words it has here. */
export type ActName =
  | 'price'
  | 'note'
  | 'ship'
  | 'ship_part'
  | 'extend'
  | 'address'
  | 'installation'
  | 'close'
  | 'decide'
  | 'reissue'
  | 'track'
  | 'compensate'
  | 'return_freight'
  | 'price_protection'
  | 'agree_all'
  | 'reply_reviews'
  | 'invoice'
  | 'enter_invoice'
  | Answer

export interface Act {
  name: ActName
  /** Of an after-sale case, or of another piece: whose line. */
  line?: number
  isAllowed: boolean
  /** The server's code for why it is not possible now. */
  reason?: string | undefined
}

/** The server's names of the acts, in the order the buttons stand in. */
const names: Record<string, ActName> = {
  change_price: 'price',
  note: 'note',
  ship: 'ship',
  ship_part: 'ship_part',
  extend: 'extend',
  change_address: 'address',
  book_installation: 'installation',
  close: 'close',
  agree: 'agree',
  pay: 'pay',
  received: 'received',
  resend: 'resend',
  decide: 'decide',
  propose: 'propose',
  take_freight: 'take_freight',
  give_evidence: 'give_evidence',
  refuse: 'refuse',
  refuse_return: 'refuse_return',
  withdraw: 'withdraw',
  reissue: 'reissue',
  track: 'track',
  compensate: 'compensate',
  return_freight: 'return_freight',
  price_protection: 'price_protection',
  agree_all: 'agree_all',
  reply_reviews: 'reply_reviews',
  invoice: 'invoice',
  enter_invoice: 'enter_invoice',
}
const order = Object.values(names)
/** Ours of the server's; none of what a newer server invented. */
export const actName = (word: string): ActName | undefined => names[word]
export const icons: Partial<Record<ActName, IconName>> = {
  price: 'order',
  note: 'phrase',
  ship: 'send',
  ship_part: 'send',
  extend: 'clock',
  address: 'customer',
  installation: 'clock',
  close: 'close',
  agree: 'done',
  pay: 'done',
  received: 'inbox',
  resend: 'send',
  propose: 'transfer',
  give_evidence: 'picture',
  withdraw: 'back',
  reissue: 'send',
  track: 'truck',
  compensate: 'refund',
  return_freight: 'refund',
  price_protection: 'refund',
  agree_all: 'done',
  reply_reviews: 'star',
  invoice: 'file',
  enter_invoice: 'file',
}
/** These cannot be taken back, so they look like it. */
const final: ActName[] = ['close', 'pay', 'refuse', 'refuse_return', 'withdraw', 'decide']
export const isFinal = (name: ActName) => final.includes(name)

const keeping: Role[] = [...serving, 'operations', 'warehouse']
const leading: Role[] = ['owner', 'supervisor']
const actors: Partial<Record<ActName, Role[]>> = {
  note: keeping,
  ship: keeping,
  ship_part: keeping,
  installation: keeping,
  decide: leading,
  received: [...serving, 'warehouse'],
  resend: [...serving, 'warehouse'],
  invoice: keeping,
  enter_invoice: keeping,
  track: [...keeping, 'trainee'],
}
/** The server says the same; here it only decides which buttons there are. */
export const mayAct = (name: ActName, role: Role) => (actors[name] ?? serving).includes(role)

type Told = OrderView['acts'][number]
function actOf({ act, is_allowed, reason }: Told): Act | undefined {
  const [word = '', place] = act.split(':')
  const name = actName(word)
  if (!name) return undefined
  const known = { name, isAllowed: is_allowed, reason: reason ?? undefined }
  return place === undefined ? known : { ...known, line: Number(place) }
}

/** What this role finds on an order, possible or not. An act that a newer server invented is left out. */
export function actsOf({ acts }: Pick<OrderView, 'acts'>, role: Role): Act[] {
  return acts
    .flatMap((told) => actOf(told) ?? [])
    .filter(({ name }) => mayAct(name, role))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}

const ofOrder: ActName[] = [
  'price',
  'note',
  'ship',
  'ship_part',
  'extend',
  'address',
  'installation',
  'close',
]
/** Those of the whole order. Of one piece the server would send a part, but there is nothing to divide. */
export const wholeOf = (order: Pick<OrderView, 'lines'>, acts: Act[]): Act[] =>
  acts
    .filter(({ name }) => ofOrder.includes(name))
    .map((act) =>
      act.name === 'ship_part' && act.isAllowed && !isDivisible(order)
        ? { ...act, isAllowed: false, reason: 'one_piece' }
        : act,
    )

/** What each state of a case waits for: these buttons stay, with the reason, where they are not possible now. */
const answered: Record<string, ActName[]> = {
  WAIT_SELLER_AGREE: ['agree', 'pay', 'propose', 'refuse'],
  WAIT_BUYER_RETURN_GOODS: ['received'],
  WAIT_SELLER_CONFIRM_GOODS: ['received', 'pay', 'refuse_return'],
  WAIT_SELLER_RESEND: ['resend', 'propose', 'withdraw'],
  WAIT_BUYER_CONFIRM_RESENT: ['withdraw'],
  SELLER_REFUSE_BUYER: ['propose'],
  PLATFORM_INVOLVED: ['give_evidence', 'decide'],
}
export const answersFor = (acts: Act[], line: number, caseState: string): Act[] =>
  acts.filter(
    ({ line: of, name, isAllowed }) =>
      of === line && name !== 'reissue' && (isAllowed || Boolean(answered[caseState]?.includes(name))),
  )
