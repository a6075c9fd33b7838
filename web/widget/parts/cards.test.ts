import { expect, it } from 'vitest'
import { h, icon, iconButton } from '../src/dom'
import type { Hand } from '../src/parts'
import type { Shown } from '../src/row'
import { card } from './cards'

const textOf = (prices: object) => {
  const hand = { h, icon, iconButton, locale: 'zh-CN', absolute: (path: string) => path }
  const body = { product: 'p', code: 'QM-1', title: '餐桌', picture: '/p.jpg', ...prices }
  return card(hand as unknown as Hand, { kind: 'product', body } as unknown as Shown).textContent
}

it('says from which price a product is sold, where it has several', () => {
  expect(textOf({ price_fen: 198_000, price_to_fen: 238_000 })).toBe('餐桌¥1,980 起')
  expect(textOf({ price_fen: 198_000, price_to_fen: 198_000 })).toBe('餐桌¥1,980')
  // Sent before cards told the dearest.
  expect(textOf({ price_fen: 198_000 })).toBe('餐桌¥1,980')
})
