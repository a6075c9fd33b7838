import { money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import { priceText } from '../line-price'
import '../words'
import './words'
import type { TradeRequest } from './requests'

export const givenReasonText = (code: string | null | undefined): string =>
  code ? wordOf('order_requests.reason', code) : ''
export const stateText = (code: string): string => wordOf('order_requests.state', code)

/** What is asked for, in one line. */
export function requestText(request: TradeRequest): string {
  const { kind, amount_fen, reason, line, freight_fen, discount_fen, lines } = request
  if (kind === 'compensation')
    return say('order_requests.compensation', {
      amount: money(amount_fen ?? 0),
      line: (line ?? 0) + 1,
      reason: givenReasonText(reason),
    })
  if (kind === 'refund')
    return say('order_requests.refund', {
      amount: money(amount_fen ?? 0),
      line: (line ?? 0) + 1,
      way: wordOf('order_requests.way', reason ?? ''),
    })
  const price = { freight_fen: freight_fen ?? 0, discount_fen: discount_fen ?? 0, lines }
  return say('order_requests.price', { what: priceText(price, []) })
}

/** Who may answer: whoever decides, but not for themselves. */
export const mayAnswer = (request: TradeRequest, isLeading: boolean, me: string): boolean =>
  request.state === 'open' && isLeading && request.by !== me
