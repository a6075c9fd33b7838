import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import type { Look, Mapping } from './api'
import LookStep from './LookStep.vue'

const column = (at: number, name: string, field: string | null, sample: string) => ({
  at,
  name,
  field,
  sample,
})
const look: Look = {
  files: [
    {
      name: 'a.csv',
      what: 'orders',
      rows: 2,
      columns: [
        column(0, '单号', null, '201'),
        column(1, '买家会员名', 'nick', '甲*'),
        column(2, '备用', null, ''),
      ],
      fields: [
        { field: 'words', is_needed: false },
        { field: 'no', is_needed: true },
        { field: 'nick', is_needed: true },
      ],
    },
  ],
  first_rows: [],
  notes: ['no_lines'],
}
const step = (mapping: Mapping | null = null) =>
  mount(LookStep, {
    props: { look, mapping, rev: 4, isBusy: false, fault: undefined },
    global: { plugins: [i18n], directives: { tip: {} } },
  })

it('has what the names say filled in, and says what is needed and missing', async () => {
  const page = step()
  const rows = page.findAll('tbody tr')
  expect(rows.map((row) => row.get('th').text())).toEqual(['订单编号必填', '买家必填', '买家留言'])
  expect(rows[1]!.get('select').element.value).toBe('1')
  expect(rows[1]!.text()).toContain('甲*')
  expect(page.get('[role=alert]').text()).toBe('还没有选列：订单编号')
  expect(page.text()).toContain('另有 2 列不读：单号、备用')
  await page.get('form').trigger('submit')
  expect(page.emitted('save')).toBeUndefined()
})
it('sends each field with its column, and none twice', async () => {
  const page = step()
  const choose = (row: number, at: string) => page.findAll('select')[row]!.setValue(at)
  await choose(0, '1')
  expect(page.get('[role=alert]').text()).toContain('两项选了同一列')
  expect(page.findAll('tr.bad')).toHaveLength(2)
  await page.get('form').trigger('submit')
  await choose(0, '0')
  expect(page.find('[role=alert]').exists()).toBe(false)
  await page.get('form').trigger('submit')
  expect(page.emitted('save')).toEqual([[{ orders: { nick: 1, no: 0 }, lines: {}, rev: 4 }]])
})
it('shows what was said before', () => {
  const page = step({ orders: { no: 2, nick: 0 }, lines: {}, rev: 0 })
  expect(page.findAll('select').map(({ element }) => element.value)).toEqual(['2', '0', ''])
})
