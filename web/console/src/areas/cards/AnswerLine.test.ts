import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { CardAnswerBody } from '@kit/live'
import { i18n, setLanguage } from '@console/i18n'
import AnswerLine from './AnswerLine.vue'

const said = (kind: string, act: string, words?: string) => {
  const text = '核对地址（餐桌）：有了答复'
  const body: CardAnswerBody = { card: 'c', kind, title: '餐桌', act, text }
  if (words) body.words = words
  return mount(AnswerLine, { props: { body }, global: { plugins: [i18n] as never[] } }).text()
}

it('says a customer’s answer in the language of whoever reads', async () => {
  expect(said('address_check', 'refuse', '应该是 3 号楼')).toBe(
    '核对地址（餐桌）：客户说信息有误应该是 3 号楼',
  )
  expect(said('sku_change', 'confirm')).toBe('换规格（餐桌）：客户同意换规格，订单已改')
  await setLanguage('en')
  expect(said('address_check', 'refuse', '应该是 3 号楼')).toBe(
    'Check the address (餐桌): The customer says something is wrong应该是 3 号楼',
  )
  await setLanguage('zh-CN')
})
it('leaves what a newer server invented in its own words', () => {
  expect(said('address_check', 'postpone')).toBe('核对地址（餐桌）：有了答复')
})
