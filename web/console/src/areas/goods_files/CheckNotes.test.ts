import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import type { Look } from './api'
import CheckNotes from './CheckNotes.vue'

const look = (more: Partial<Look> = {}): Look => ({
  format: 'taobao',
  encoding: 'utf-16le',
  files: [],
  pictures: 0,
  columns: [],
  first_rows: [],
  notes: [],
  unknown_categories: [],
  ...more,
})
const told = (of: Look | null) =>
  mount(CheckNotes, { props: { look: of }, global: { plugins: [i18n] } }).text()

it('says how many new products would be shipped free', () => {
  expect(told(look({ notes: ['no_template'], no_template: 12 }))).toBe('12 件新商品没有运费模板，将包邮。')
})
it('says what may be a slip, and leaves other notes to the look', () => {
  const slips = ['zero_stock', 'price_zero', 'price_floor', 'price_fell_much']
  const text = told(look({ notes: ['columns_unknown', ...slips] }))
  expect(text).toMatch(/低于店铺的价格底线.*降价超过一半.*价格会是 0 元.*不再可售/s)
  expect(text).not.toContain('不认识')
})
it('says nothing where all of them have a template', () => {
  expect([told(look()), told(null)]).toEqual(['', ''])
})
