import { money } from '@console/format'
import { i18n, say } from '@console/i18n'
import { priceText } from '../line-price'
import '../words'
import './words'
import type { TradeRequest } from './requests'

const known = (key: string, code: string): string =>
  i18n.global.te(`${key}.${code}`, 'zh-CN') ? say(`${key}.${code}`) : code

export const givenReasonText = (code: string | null | undefined): string =>
  code ? known('order_requests.reason', code) : ''
export const stateText = (code: string): string => known('order_requests.state', code)

/** What is asked for, in one line. */
export function requestText(request: TradeRequest): string {
  const { kind, amount_fen, reason, line, freight_fen, discount_fen, lines } = request
  if (kind === 'compensation')
    return say('order_requests.compensation', {
      amount: money(amount_fen ?? 0),
      line: (line ?? 0) + 1,
      reason: givenReasonText(reason),
    })
  const price = { freight_fen: freight_fen ?? 0, discount_fen: discount_fen ?? 0, lines }
  return say('order_requests.price', { what: priceText(price, []) })
}

/** Who may answer: whoever decides, but not for themselves. */
export const mayAnswer = (request: TradeRequest, isLeading: boolean, me: string): boolean =>
  request.state === 'open' && isLeading && request.by !== me
