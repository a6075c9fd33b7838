import type { OrderLine } from './mine'

export type Act = 'pay' | 'cancel' | 'confirm' | 'change_address' | 'refund' | 'withdraw' | 'send_back'

/** What the customer is about to do with an order, or with one line of it. */
export interface Asking {
  act: Act
  line?: OrderLine
}
