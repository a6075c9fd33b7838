import { expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import './words'
import type { Terms } from './goods'
import { emptyRow } from './sku-table'
import { amountOf, emptyTerms, provinces, termsFormOf, termsOf, unmeasured } from './terms'
import { sentenceOf } from './terms-words'

const terms: Terms = {
  name: '大件物流',
  charge_by: 'weight',
  usual: { first: 1_000, first_fen: 3_000, further: 500, further_fen: 1_250 },
  regional: [
    {
      provinces: ['新疆', '西藏'],
      rate: { first: 1_000, first_fen: 9_000, further: 1_000, further_fen: 4_000 },
    },
  ],
  not_delivered: ['台湾'],
  surcharges: [{ provinces: ['海南'], fen: 2_000 }],
  free: [{ provinces: [], min_fen: 99_900, min_pieces: null }],
  services: [
    { code: 'upstairs', name: '送货上楼', fee_fen: 5_000, per_piece: true, lead_days: 0, needs_day: false },
    { code: 'installation', name: '预约安装', fee_fen: 0, per_piece: false, lead_days: 3, needs_day: true },
  ],
}

it('shows grams as kilograms and fen as yuan, and reads the same again', () => {
  const form = termsFormOf(terms)
  expect(form.usual).toEqual({ first: '1', first_fee: '30', further: '0.5', further_fee: '12.50' })
  expect(termsOf(form)).toEqual({ terms, faults: [] })
})
it('loses nothing of a cubic metre', () => {
  for (const volume of [1, 29, 57_000, 1_155_001])
    expect(amountOf(String(volume / 1_000_000), 'volume')).toBe(volume)
})
it('names what cannot be read, and takes an empty fee for none', () => {
  const form = { ...termsFormOf(terms), charge_by: 'piece' as const }
  form.regional[0]!.rate.first = '0'
  form.surcharges[0]!.fee = 'x'
  form.usual.first_fee = ''
  form.services[1]!.lead_days = '91'
  expect(termsOf(form).faults).toEqual(['usual', 'regional.0', 'surcharges.0', 'services.1'])
  expect(termsOf(emptyTerms()).terms.usual.first_fen).toBe(0)
})
it('knows every province once', () => expect(new Set(provinces).size).toBe(34))
it('says in a sentence what it costs', () => {
  expect(sentenceOf(terms)).toBe('首 1 千克 ¥30，每续 0.5 千克 ¥12.50；满 ¥999 包邮；台湾不送')
  const always = { provinces: [], min_fen: null, min_pieces: null }
  expect(sentenceOf({ ...terms, free: [always], not_delivered: [] })).toBe(
    '首 1 千克 ¥30，每续 0.5 千克 ¥12.50；包邮',
  )
  const near = { provinces: ['浙江/杭州', '上海'], min_fen: 9_900, min_pieces: null }
  expect(sentenceOf({ ...terms, free: [near] })).toContain('浙江杭州、上海 满 ¥99 包邮')
})
it('names cities that are not like their province, a few of many', async () => {
  const [rule] = terms.regional
  const gaps = (not_delivered: string[], ...provinces: string[]) =>
    sentenceOf({ ...terms, free: [], not_delivered, regional: [{ ...rule!, provinces }] })
      .split('；')
      .slice(1)
  expect(gaps(['新疆', '浙江/舟山'], '新疆/乌鲁木齐', '西藏')).toEqual([
    '新疆不送',
    '浙江舟山不送',
    '新疆乌鲁木齐照送',
  ])
  expect(gaps(['新疆', '新疆/伊犁'], '新疆/伊犁', '浙江/杭州')).toEqual(['新疆不送'])
  expect(gaps(['西藏', '台湾', '香港', '澳门'])).toEqual(['西藏、台湾、香港等 4 个地区不送'])
  await setLanguage('en')
  expect(sentenceOf({ ...terms, not_delivered: ['西藏', '台湾', '香港', '澳门'] })).toMatch(
    /and others \(4 in all\)$/,
  )
  await setLanguage('zh-CN')
})
it('counts the SKUs that do not say what their freight is counted by', () => {
  const rows = [
    { ...emptyRow(), weight: '0' },
    { ...emptyRow(), weight: '900', volume: '5' },
  ]
  const of = (charge_by: Terms['charge_by']) => unmeasured({ charge_by }, rows)
  expect([of('weight'), of('volume'), of('piece')]).toEqual([1, 1, 0])
})
