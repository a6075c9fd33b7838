import { expect, it } from 'vitest'
import { editsOf, formOf } from './form'
import { rebased } from './rebase'
import { withValue } from './sku-table'
import { chair } from './testing'

it('takes over what others changed, and keeps what was typed', () => {
  const form = { ...formOf(chair()), title: '我的标题', care: '干布擦' }
  const now = chair({ rev: 4, title: '他的标题', selling_point: '撑腰' })
  const { form: fresh, theirs, both } = rebased(form, chair(), now)
  expect(fresh).toMatchObject({ title: '我的标题', care: '干布擦', selling_point: '撑腰' })
  expect([theirs, both]).toEqual([['selling_point'], ['title']])
  expect(editsOf(fresh, now).map(({ field }) => field)).toEqual(['title', 'care'])
})
it('never gives back a stock that orders have taken', () => {
  const form = formOf(chair())
  form.table.rows[0]!.price = '499'
  const now = chair({ rev: 4 })
  now.skus[0]!.stock = 7
  now.skus[1]!.reserved = 5
  const { form: fresh } = rebased(form, chair(), now)
  expect(fresh.table.rows[0]).toMatchObject({ price: '499', stock: '7' })
  expect(fresh.table.rows[1]!.reserved).toBe(5)
  const [edit] = editsOf(fresh, now)
  expect((edit!.value as object[])[0]).not.toHaveProperty('stock')
})
it('drops a SKU that is gone, and takes one that came', () => {
  const form = formOf(chair())
  form.table.rows[0]!.price = '499'
  const now = chair({ rev: 4 })
  now.skus[1] = { ...now.skus[1]!, id: 'c', props: { 颜色: '胡桃色' } }
  const { form: fresh } = rebased(form, chair(), now)
  expect(fresh.table.rows.map(({ id }) => id)).toEqual(['a', 'c'])
})
it('knows its own change again when only the answer was lost', () => {
  const form = { ...formOf(chair()), title: '我的标题' }
  form.table = withValue(form.table, 0, '胡桃色')
  form.table.rows[2]!.code = 'QM-c'
  const now = chair({ rev: 4, title: '我的标题' })
  const [first] = now.skus
  now.skus.push({ ...first!, id: 'c', code: 'QM-c', props: { 颜色: '胡桃色' }, stock: 0, reserved: 0 })
  const { form: fresh, theirs, both } = rebased(form, chair(), now)
  expect([theirs, both]).toEqual([[], []])
  expect(editsOf(fresh, now)).toEqual([])
})
