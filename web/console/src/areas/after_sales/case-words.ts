import { money } from '@console/format'
import { i18n, say, wordOf } from '@console/i18n'
import { skuWords } from '@kit/sku'
import { eventText } from '@console/areas/orders/faster'
import { actName } from '@console/areas/orders/acts'
import type { AfterSaleRow, Case, CaseStep } from './after-sales'
import '@console/areas/orders/words'
import './words'

export const kindText = (kind: string) => wordOf('after_sales.kind', kind)
export const causeText = (reason: string) => wordOf('after_sales.reason', reason)
export const stateText = (state: string) => wordOf('after_sales.state', state)
export const freightText = (freight: string) => wordOf('after_sales.freight', freight)

/** Kinds that give back money have an amount; the others none. */
export const hasMoney = (kind: string) => kind === 'money_only' || kind === 'goods_back'

/** 退货退款 ¥59.90, 换货. */
export const askedText = ({ kind, asked_fen }: Pick<Case, 'kind' | 'asked_fen'>): string =>
  hasMoney(kind) ? `${kindText(kind)} ${money(asked_fen)}` : kindText(kind)

/** How many of a line's pieces a case is about; nothing where it is about all of them. */
export const piecesText = (quantity: number, of: number): string | undefined =>
  quantity < of ? say('after_sales.pieces', { n: quantity, of }) : undefined

/** What money does to pieces that have not left; nothing where none is left. */
export const unsentText = (left: number): string | undefined =>
  left > 0 ? say('after_sales.unsent', { left }) : undefined

type Unsent = { left: number; case?: Pick<Case, 'kind' | 'stays_here'> | null }
/** The same at a case that asks for money, with how many it would keep here. */
export function unsentOf({ left, case: found }: Unsent): string | undefined {
  const told = found && hasMoney(found.kind) && unsentText(left)
  return told ? `${told}${say('after_sales.unsent_asked', { n: found.stays_here })}` : undefined
}

/** Which SKU an exchange brings, where it is another one. */
export const wantedText = (wanted: string | null | undefined): string | undefined =>
  wanted ? say('after_sales.wanted', { sku: skuWords(wanted) }) : undefined

type Given = Pick<Case, 'refunded_fen' | 'freight_back_fen' | 'payouts_due_fen' | 'freight_due_fen'>
/** What a case gave back, and what of its refund has not reached the customer yet. */
export function givenText(of: Given): string {
  const some = (word: string, fen: number) => fen > 0 && say(`after_sales.${word}`, { amount: money(fen) })
  return [
    some('refunded', of.refunded_fen),
    some('on_way', of.payouts_due_fen - of.freight_due_fen),
    some('freight_back', of.freight_back_fen),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What happens by itself at `due_at`, in one sentence. */
export function fallsText(falls: string | null | undefined, amount_fen: number): string | undefined {
  const key = `after_sales.falls.${falls}`
  return i18n.global.te(key, 'zh-CN') ? say(key, { amount: money(amount_fen) }) : undefined
}

/** Whose turn it is and with what: the acts that bring the case on, or what is waited for. */
export function nextText({ next, state, falls }: Pick<AfterSaleRow, 'next' | 'state' | 'falls'>): string {
  // Nobody is waited for once it is over.
  if (!next) return ''
  const who = wordOf('after_sales.turn', next.turn)
  const acts = next.turn === 'shop' ? shopActs(next.acts, state) : waitedFor(state, falls)
  return acts ? say('after_sales.next', { who, acts }) : who
}

/** Only what moves the case on: freight never does, and evidence only where the platform waits for it. */
function shopActs(acts: NonNullable<AfterSaleRow['next']>['acts'], state: string): string {
  const asides = ['take_freight', ...(state === 'PLATFORM_INVOLVED' ? [] : ['give_evidence'])]
  return acts
    .filter(({ is_allowed }) => is_allowed)
    .flatMap(({ act }) => actName(act.split(':')[0] ?? '') ?? [])
    .filter((name) => !asides.includes(name))
    .map((name) => say(`trade.acts.${name}`))
    .join(say('after_sales.or'))
}
function waitedFor(state: string, falls: string | null | undefined): string {
  const key = `after_sales.waits.${falls === 'proposal_declined' ? 'proposal' : state}`
  return i18n.global.te(key, 'zh-CN') ? say(key) : ''
}

/** A step in words; a decision says for whom, and what is given in a case beside its refund is the way back. */
export function stepText({ kind, by, amount_fen }: CaseStep): string {
  if (kind === 'compensated') return say('after_sales.step.freight_back')
  if (kind !== 'dispute_decided') return eventText({ kind, by })
  return say(`after_sales.step.${amount_fen === 0 ? 'for_shop' : 'for_customer'}`)
}

/** What a step named beside its words: kind, pieces, reason, amount, parcel. */
export function stepFacts({
  asked,
  reason,
  amount_fen,
  quantity,
  wanted,
  carrier,
  waybill,
}: CaseStep): string {
  return [
    asked && kindText(asked),
    quantity && say('after_sales.step.pieces', { n: quantity }),
    wantedText(wanted),
    reason && causeText(reason),
    amount_fen && money(amount_fen),
    carrier && say('after_sales.parcel', { carrier, waybill: waybill ?? '' }).trim(),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What an answer without words means for this kind of case. */
export function askText(act: string, line: { case?: Case | null; asked_fen: number }): string {
  const ofKind = `after_sales.ask.${act}_${line.case?.kind}`
  const key = i18n.global.te(ofKind, 'zh-CN') ? ofKind : `after_sales.ask.${act}`
  return say(key, { amount: money(line.asked_fen) })
}
