/** The states of the trade and the tone each is shown in. */
type OrderTone = 'due' | 'brand' | 'good' | 'calm'

const tones: Record<string, OrderTone> = {
  WAIT_BUYER_PAY: 'due',
  WAIT_SELLER_SEND_GOODS: 'due',
  SELLER_CONSIGNED_PART: 'due',
  WAIT_BUYER_CONFIRM_GOODS: 'brand',
  TRADE_BUYER_SIGNED: 'good',
  TRADE_FINISHED: 'good',
}
export const toneOf = (state: string): OrderTone => tones[state] ?? 'calm'

/** Grey, red, yellow, green, blue, purple: the trade's numbers 0 to 5. */
export const flags = ['grey', 'red', 'yellow', 'green', 'blue', 'purple'] as const
export type Flag = (typeof flags)[number]

export function flagOf(flag: number | string | null | undefined): Flag | undefined {
  if (flag === null || flag === undefined || flag === '') return undefined
  if (typeof flag === 'number') return flags[flag]
  return flags.find((name) => name === flag)
}
