import { caseReasons } from '@kit/case-reasons'
import type { Sku } from './api'
import type { Order, OrderLine } from './mine'
import { fenOf } from './orders'
import { textOf } from './skus'
import type { Word } from './words'

export type Case = NonNullable<OrderLine['case']>
export type Step = Case['steps'][number]
export type Kind = Case['kind']
export type Reason = Case['reason']

/** What a customer asks for, as the form holds it; the amount in yuan as typed. */
export interface Asked {
  kind: Kind
  reason: Reason | ''
  amount: string
  words: string
  /** Of the line, so many pieces. */
  quantity: number
}
export type AskedField = 'quantity' | 'reason' | 'amount' | 'words'

export const MOST_WORDS = 500

export const kindWords: Record<Kind, { name: Word; hint: Word }> = {
  money_only: { name: 'moneyOnly', hint: 'moneyOnlyHint' },
  goods_back: { name: 'goodsBack', hint: 'goodsBackHint' },
  exchange: { name: 'exchange', hint: 'exchangeHint' },
  reissue: { name: 'reissue', hint: 'reissueHint' },
  repair: { name: 'repair', hint: 'repairHint' },
}
export const reasonWords: Record<Reason, Word> = {
  seven_days: 'reasonSevenDays',
  quality: 'reasonQuality',
  damage: 'reasonDamage',
  wrong: 'reasonWrong',
  missing: 'reasonMissing',
  not_received: 'reasonNotReceived',
  not_as_described: 'reasonNotAsDescribed',
  other: 'reasonOther',
}
export const reasonsOf = (kind: Kind): readonly Reason[] => caseReasons[kind]

export const isMoney = (kind: Kind): boolean => kind === 'money_only' || kind === 'goods_back'

/** Who pays the way back, by the server's word. */
export function freightWord(who: string): Word {
  if (who === 'insurance') return 'freightByInsurance'
  return who === 'shop' ? 'freightByShop' : 'freightByYou'
}

/** Who pays the way back, where something goes back. */
export function freightOf({ kind, reason }: Asked, isInsured = false): Word | undefined {
  if (!reason || kind === 'money_only' || kind === 'reissue') return undefined
  if (isInsured) return 'freightByInsurance'
  return reason === 'seven_days' || reason === 'other' ? 'freightByYou' : 'freightByShop'
}

/** Before shipping nothing can be sent back, and a part of the money neither; of an order that left in part, by its lines. */
export const isWhole = (order: Pick<Order, 'shipped_at'>, line?: { shipped?: number }): boolean =>
  !order.shipped_at && !line?.shipped

type Bought = Pick<
  OrderLine,
  | 'quantity'
  | 'shipped'
  | 'left'
  | 'share_fen'
  | 'services_fen'
  | 'given_pieces'
  | 'given_fen'
  | 'most_refundable_fen'
>

/** Pieces that a case may be about: those whose money has not gone back. */
export const askableOf = ({ quantity, given_pieces }: Pick<Bought, 'quantity' | 'given_pieces'>): number =>
  quantity - given_pieces

/** The most for so many pieces, as the server counts it: running sums, and the last one takes the remainder. */
export function mostOf(line: Bought, pieces: number, whole: boolean): number {
  const isRest = pieces >= askableOf(line)
  const left = Math.max(0, line.share_fen - line.given_fen)
  if (isRest && line.most_refundable_fen) return line.most_refundable_fen
  const services = servicesOf(line, pieces)
  if (isRest && whole) return left + services
  return Math.min(partOf(line.share_fen, line.given_pieces, pieces, line.quantity), left) + services
}

/** What is done for each piece is paid back with those that have not left. */
function servicesOf({ quantity, shipped, left, services_fen }: Bought, pieces: number): number {
  return partOf(services_fen, quantity - shipped - left, Math.min(pieces, left), quantity)
}

/** Of what so many cost, that of the next ones after those `before`. */
function partOf(fen: number, before: number, pieces: number, quantity: number): number {
  const upTo = (n: number) => Math.floor((fen * n) / quantity)
  return upTo(before + pieces) - upTo(before)
}

/** Lines of which something may be asked for now. */
export const severalOf = <L extends Pick<OrderLine, 'kinds'>>({ lines }: { lines: L[] }): L[] =>
  lines.filter(({ kinds }) => kinds.length)

/** What may be asked for each of them. */
export const kindsOf = (lines: Pick<OrderLine, 'kinds'>[]): Kind[] =>
  (Object.keys(kindWords) as Kind[]).filter(
    (kind) => lines.length && lines.every(({ kinds }) => kinds.includes(kind)),
  )

/** What comes back for these lines, with what goes back with the last of several only. */
export function togetherOf(
  order: Pick<Order, 'lines' | 'whole_refundable_fen' | 'shared_freights'>,
  chosen: Pick<OrderLine, 'no' | 'most_refundable_fen'>[],
): number {
  const whole = order.whole_refundable_fen
  if (chosen.length === severalOf(order).length) return whole
  const nos = chosen.map(({ no }) => no)
  const shared = order.shared_freights.filter(({ lines }) => lines.every((no) => nos.includes(no)))
  const alone = chosen.reduce((sum, line) => sum + line.most_refundable_fen, 0)
  return Math.min(whole, alone + shared.reduce((sum, { fen }) => sum + fen, 0))
}

/** Nothing of it has left. */
export const isUnsent = (order: Pick<Order, 'shipped_at' | 'lines'>): boolean =>
  order.lines.every((line) => isWhole(order, line))

/** How asking for several lines at once is called. */
export const severalWord = (order: Parameters<typeof isUnsent>[0]): Word =>
  isUnsent(order) ? 'refundAll' : 'refundSeveral'

/** Pieces that have not left, where some of them stay with the shop if enough money goes back. */
export const unsentOf = ({ shipped, left }: Pick<OrderLine, 'shipped' | 'left'>, kind: Kind): number =>
  isMoney(kind) && shipped > 0 ? left : 0

/** What may be sent in an exchange instead of what was bought: other SKUs that cost no more and are there. */
export const exchangesOf = (
  { sku, price_fen }: Pick<OrderLine, 'sku' | 'price_fen'>,
  skus: Sku[],
  pieces: number,
): Sku[] => skus.filter((one) => textOf(one) !== sku && one.price_fen <= price_fen && one.stock >= pieces)

/** The amount in fen; none where it cannot be one. */
export function amountOf({ kind, amount }: Asked, most: number, whole: boolean): number | undefined {
  if (!isMoney(kind)) return 0
  return whole ? most : fenOf(amount, most)
}

/** Why some reasons are none: it was made to order, or its days without a reason are over. */
export const excludedWord = (excluded: Reason[]): Word =>
  excluded.includes('other') ? 'excludedCustom' : 'sevenDaysOver'

export function wrongOfAsked(
  asked: Asked,
  { excluded, most, whole, pieces }: { excluded: Reason[]; most: number; whole: boolean; pieces: number },
): Partial<Record<AskedField, Word>> {
  const wrong: Partial<Record<AskedField, Word>> = {}
  if (asked.quantity > pieces) wrong.quantity = 'tooManyPieces'
  if (!asked.reason) wrong.reason = 'needReason'
  else if (!reasonsOf(asked.kind).includes(asked.reason)) wrong.reason = 'unfitReason'
  else if (excluded.includes(asked.reason)) wrong.reason = excludedWord(excluded)
  if (amountOf(asked, most, whole) === undefined) wrong.amount = 'badAmount'
  if ([...asked.words.trim()].length > MOST_WORDS) wrong.words = 'longWords'
  return wrong
}

/** What was last asked for in this case, to begin a change from. */
export function lastAsked({ case: found }: Pick<OrderLine, 'case'>): Step | undefined {
  const isAsk = ({ kind }: Step) => kind === 'refund_asked' || kind === 'refund_changed'
  return found?.steps.findLast((step) => step.case === found.no && isAsk(step))
}

const falls: Record<string, Word> = {
  agreed: 'fallsAgreed',
  goods_back: 'fallsGoodsBack',
  refunded: 'fallsRefunded',
  proposal_declined: 'fallsDeclined',
  received: 'fallsReceived',
  platform: 'fallsPlatform',
  done: 'fallsDone',
  for_customer: 'fallsForCustomer',
  for_shop: 'fallsForShop',
}

/** What happens at its time if nobody acts. */
export function fallsOf({ falls: code, state }: Pick<Case, 'falls' | 'state'>): Word | undefined {
  if (code === 'closed') return state === 'WAIT_BUYER_RETURN_GOODS' ? 'fallsNotSent' : 'fallsNotAsked'
  return code ? falls[code] : undefined
}

const steps: Record<string, Word> = {
  refund_asked: 'didAsk',
  refund_changed: 'didChange',
  refund_agreed: 'didAgree',
  refund_refused: 'didRefuse',
  refund_withdrawn: 'didWithdraw',
  proposal_made: 'didPropose',
  proposal_accepted: 'didAccept',
  proposal_declined: 'didDecline',
  return_sent: 'didSendBack',
  return_received: 'didReceive',
  return_refused: 'didRefuseReturn',
  freight_taken: 'didTakeFreight',
  compensated: 'didPayFreight',
  refunded: 'didRefund',
  resent: 'didResend',
  resent_confirmed: 'didConfirm',
  platform_asked: 'didAskPlatform',
  evidence_given: 'didGiveEvidence',
  case_lapsed: 'didLapse',
  turned_to_return: 'didTurnToReturn',
  reissue_withdrawn: 'didTakeBack',
}
export function stepOf({
  kind,
  amount_fen,
  by,
}: Pick<Step, 'kind' | 'amount_fen'> & Partial<Pick<Step, 'by'>>): Word {
  if (kind === 'refund_asked' && by === 'shop') return 'didOpen'
  if (kind === 'dispute_decided') return amount_fen === 0 ? 'decidedForShop' : 'decidedForYou'
  return steps[kind] ?? 'didOther'
}

const sides: Record<string, Word> = {
  customer: 'byYou',
  shop: 'byShop',
  carrier: 'byCarrier',
  system: 'bySystem',
  platform: 'byPlatform',
}
export const sideOf = ({ by }: Pick<Step, 'by'>): Word => sides[by] ?? 'bySystem'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The time left in the two units that matter. */
export function leftOf(ms: number): { word: Word; n?: number; m?: number } {
  if (ms < MINUTE) return { word: 'leftNone' }
  if (ms < HOUR) return { word: 'leftMinutes', n: Math.floor(ms / MINUTE) }
  if (ms < DAY) return { word: 'leftHours', n: Math.floor(ms / HOUR), m: Math.floor((ms % HOUR) / MINUTE) }
  return { word: 'leftDays', n: Math.floor(ms / DAY), m: Math.floor((ms % DAY) / HOUR) }
}
