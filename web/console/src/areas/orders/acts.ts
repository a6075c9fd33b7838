import type { IconName } from '@kit/ui'
import type { OrderView, Role } from '@console/api/types'
import type { Answer } from './orders'

/** What a member does with an order, by the words it has here. */
export type ActName = 'price' | 'note' | 'ship' | 'extend' | 'address' | 'close' | Answer

export interface Act {
  name: ActName
  /** Of a refund: whose line. */
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
  extend: 'extend',
  change_address: 'address',
  close: 'close',
  agree: 'agree',
  refuse: 'refuse',
  received: 'received',
  pay: 'pay',
}
const order = Object.values(names)
export const icons: Partial<Record<ActName, IconName>> = {
  price: 'order',
  note: 'phrase',
  ship: 'send',
  extend: 'clock',
  address: 'customer',
  close: 'close',
  agree: 'done',
  pay: 'done',
}
/** These cannot be taken back, so they are asked about. */
export const isFinal = (name: ActName) => name === 'close' || name === 'pay' || name === 'refuse'

const serving: Role[] = ['owner', 'supervisor', 'agent']
const keeping: Role[] = [...serving, 'operations', 'warehouse']
/** The server says the same; here it only decides which buttons there are. */
export const mayAct = (name: ActName, role: Role) =>
  (name === 'note' || name === 'ship' ? keeping : serving).includes(role)

type Told = OrderView['acts'][number]
function actOf({ act, is_allowed, reason }: Told): Act | undefined {
  const [word = '', place] = act.split(':')
  const name = names[word]
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

/** A refund's buttons stand where somebody waits for the shop. */
const answered: Record<string, Answer[]> = {
  WAIT_SELLER_AGREE: ['agree', 'pay', 'refuse'],
  WAIT_BUYER_RETURN_GOODS: ['received'],
  WAIT_SELLER_CONFIRM_GOODS: ['received', 'pay'],
}
export const answersFor = (acts: Act[], line: number, refundState: string): Act[] =>
  acts.filter(
    (act) => act.line === line && (answered[refundState] as ActName[] | undefined)?.includes(act.name),
  )
