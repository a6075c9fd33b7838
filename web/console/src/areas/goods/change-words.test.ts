import { expect, it } from 'vitest'
import './words'
import { changeText, fieldText } from './change-words'

const told = (field: string, before: unknown, after: unknown, sku: string | null = null) => ({
  field,
  before,
  after,
  sku,
})

it('says what became of what', () => {
  const price = told('price_fen', 46_800, 49_950, 'QM-1')
  expect(fieldText(price)).toBe('价格（QM-1）')
  expect(changeText(price)).toBe('¥468 → ¥499.50')
  expect(changeText(told('state', 'stored', 'listed'))).toBe('仓库中 → 销售中')
  expect(fieldText(told('code', 'QM-1', 'QM-2', 'QM-2'))).toBe('规格编码（QM-2）')
  expect(fieldText(told('code', 'QM', 'QN'))).toBe('商家编码')
})
it('says lists and pairs as people write them', () => {
  expect(changeText(told('tags', [], ['新品', '实木']))).toBe('设为 新品、实木')
  expect(changeText(told('attributes', [{ name: '材质', value: '榆木' }], []))).toBe('材质：榆木 → 空')
  expect(changeText(told('faq', [], [{ a: '全国包邮', q: '包邮吗' }]))).toBe('设为 包邮吗：全国包邮')
})
it('cuts what is long, and knows a field it has no word for', () => {
  expect(changeText(told('description', '', '木'.repeat(500))).length).toBeLessThan(130)
  expect(fieldText(told('something_new', 1, 2))).toBe('something_new')
})
it('shows a long text where it begins to differ', () => {
  const page = (text: string) => `${'木'.repeat(500)}${text}${'石'.repeat(500)}`
  const [before, after] = changeText(told('description', page('旧'), page('新'))).split(' → ')
  expect(before).toMatch(/^…木{24}旧石+…$/)
  expect(after).toMatch(/^…木{24}新石+…$/)
  // It only goes on.
  expect(changeText(told('care', '木'.repeat(130), `${'木'.repeat(130)}新`))).toMatch(/^…木{24} → …木{24}新$/)
})
it('says why a product was not listed at its time', () => {
  const change = told('not_listed', null, { code: 'attribute_missing', names: ['材质', '产地'] })
  expect(fieldText(change)).toBe('定时上架未成功')
  expect(changeText(change)).toBe('上架前要填好类目要求的属性（材质、产地）')
})
