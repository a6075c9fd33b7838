import { expect, it } from 'vitest'
import { kindsFor, offerOf } from './offer'

const asked = { kind: 'goods_back' as const, asked_fen: 10_000 }

it('offers another amount or another kind', () => {
  expect(offerOf('goods_back', '50', asked)).toEqual({ kind: 'goods_back', amount_fen: 5_000 })
  expect(offerOf('exchange', '50', asked)).toEqual({ kind: 'exchange', amount_fen: 0 })
})
it('offers neither what was asked nor what cannot be read', () => {
  expect(offerOf('goods_back', '100', asked)).toBe('same')
  expect(['', '0', '一百', '-5'].map((amount) => offerOf('money_only', amount, asked))).toEqual(
    Array(4).fill('amount'),
  )
})
it('has nothing sent back before it was sent', () => {
  expect(kindsFor({ shipped_at: null })).toEqual(['money_only'])
  expect(kindsFor({ shipped_at: 1 })).toHaveLength(5)
})
