import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import './words'
import PropertyFields from './PropertyFields.vue'
import { emptyRow, MOST_SKUS, type SkuTable } from './sku-table'

const open = (modelValue: SkuTable) =>
  mount(PropertyFields, { props: { modelValue }, global: { plugins: [i18n] } })
const named = (many: number): SkuTable => ({
  names: Array.from({ length: many }, (_, at) => `属性${at}`),
  rows: [emptyRow(Array.from({ length: many }, () => '一'))],
})

it('takes twenty properties, each with as many letters of a name as the server takes', async () => {
  const shown = open(named(19))
  const [name, value] = shown.get('.new').findAll('input')
  expect(name!.attributes('maxlength')).toBe('20')
  await name!.setValue('第二十个')
  await value!.setValue('有')
  await shown.get('.new button').trigger('click')
  const [next] = shown.emitted<[SkuTable]>('update:modelValue')!.at(-1)!
  expect(next.names).toHaveLength(20)
  expect(next.rows[0]!.values.at(-1)).toBe('有')
  expect(open(named(20)).find('.new').exists()).toBe(false)
})
it('stops where a paste of values would make too many SKUs', async () => {
  const rows = Array.from({ length: MOST_SKUS }, (_, at) => emptyRow(['红', String(at)]))
  const shown = open({ names: ['颜色', '尺寸'], rows })
  const colours = Array.from({ length: 200 }, (_, at) => `色${at}`)
  await shown.get('.add').setValue(colours.join('、'))
  await shown.get('.add').trigger('keydown', { key: 'Enter' })
  expect(shown.emitted('update:modelValue')).toBeUndefined()
})
it('says why a value stays, and takes it not away', async () => {
  const rows = ['红', '蓝'].map((of) => ({ ...emptyRow([of]), reserved: of === '红' ? 1 : 0 }))
  const shown = open({ names: ['颜色'], rows })
  const drop = (value: string) => shown.get(`[aria-label="移除颜色 ${value}"]`)
  expect(drop('红').attributes('title')).toBe('有订单在等这种规格，不能移除')
  await drop('红').trigger('click')
  expect(shown.emitted('update:modelValue')).toBeUndefined()
  await drop('蓝').trigger('click')
  const [left] = shown.emitted<[SkuTable]>('update:modelValue')!.at(-1)!
  expect(left.rows.map(({ values }) => values)).toEqual([['红']])
  const last = open({ names: ['颜色'], rows: [emptyRow(['蓝'])] }).get('.value button')
  expect([last.attributes('aria-disabled'), last.attributes('title')]).toEqual([
    'true',
    '每个属性至少留一个值',
  ])
})
