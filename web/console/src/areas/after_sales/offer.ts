import type { CaseKind } from '@console/areas/orders/orders'
import { fenOf } from '@console/areas/orders/money'
import { hasMoney } from './case-words'

export const kinds: CaseKind[] = ['money_only', 'goods_back', 'exchange', 'reissue', 'repair']

/** Before anything is sent, nothing can come back. */
export const kindsFor = ({ shipped_at }: { shipped_at?: number | null }): CaseKind[] =>
  shipped_at ? kinds : ['money_only']

interface Asked {
  kind: CaseKind
  asked_fen: number
}
export type Offer = { kind: CaseKind; amount_fen: number }

/** What a proposal says, or why it says nothing: an amount that cannot be read, or just what was asked. */
export function offerOf(kind: CaseKind, amount: string, asked: Asked): Offer | 'amount' | 'same' {
  const amount_fen = hasMoney(kind) ? fenOf(amount) : 0
  if (amount_fen === undefined || (hasMoney(kind) && amount_fen === 0)) return 'amount'
  return kind === asked.kind && amount_fen === asked.asked_fen ? 'same' : { kind, amount_fen }
}
