import type { OrderLine } from './mine'

export type OrderAct = 'pay' | 'cancel' | 'confirm' | 'confirm_part' | 'change_address' | 'refund_all'
/** Of one line and its after-sale case. */
export type LineAct =
  | 'refund'
  | 'change_refund'
  | 'withdraw'
  | 'send_back'
  | 'accept_proposal'
  | 'decline_proposal'
  | 'confirm_resent'
  | 'ask_platform'
  | 'give_evidence'

/** What the customer is about to do with an order, or with one line of it. */
export type Asking = { act: OrderAct; line?: undefined } | { act: LineAct; line: OrderLine }

/** The server's name for it: a proposal is answered either way. */
export function nameOf({ act, line }: Asking): string {
  if (!line) return act
  const isAnswer = act === 'accept_proposal' || act === 'decline_proposal'
  return `${isAnswer ? 'answer_proposal' : act}:${line.no}`
}
