import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import type { TaobaoNumber, TaobaoNumbers } from './numbers'
import NumberTable from './NumberTable.vue'

const numbers: TaobaoNumber[] = [
  { kind: 'category', number: '50008055', name: null, prop: null, products: 12, title: '白橡木椅' },
  { kind: 'value', number: '1627207:28320', name: null, prop: '颜色分类', products: 3, title: '餐桌' },
]
const open = (more: { numbers?: TaobaoNumber[]; rest?: TaobaoNumbers['rest']; fault?: string } = {}) => {
  const table = mount(NumberTable, {
    props: { numbers, rest: null, isBusy: false, fault: undefined, ...more },
    global: { plugins: [i18n] },
  })
  const save = table.get<HTMLButtonElement>('button[type=submit]')
  const rows = () => table.findAll('tbody tr').map((row) => row.text())
  return { table, save, rows }
}

it('lists numbers with how many products carry them, and sends the names that were typed', async () => {
  const { table, save, rows } = open()
  expect(rows()[0]).toMatch(/类目.*50008055.*12.*白橡木椅/)
  expect(rows()[1]).toMatch(/属性值.*1627207:28320.*颜色分类.*3.*餐桌/)
  expect([save.text(), save.element.disabled]).toEqual(['保存 0 个名称', true])
  await table.get('[aria-label="类目 50008055 的名称"]').setValue('餐椅')
  expect(save.text()).toBe('保存 1 个名称')
  await table.get('form').trigger('submit')
  expect(table.emitted('save')).toEqual([[[{ kind: 'category', number: '50008055', name: '餐椅' }]]])
})
it('takes away a name that is emptied', async () => {
  const { table, save } = open({ numbers: [{ ...numbers[0]!, name: '餐椅' }] })
  await table.get('input').setValue('')
  expect(save.text()).toBe('保存 1 个名称')
  await table.get('form').trigger('submit')
  expect(table.emitted('save')).toEqual([[[{ kind: 'category', number: '50008055', name: null }]]])
})
it('fills in what is pasted as two columns', async () => {
  const { table, save } = open()
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => '50008055\t餐椅\n1627207:28320\t白\n9\t无' } })
  table.get('input').element.dispatchEvent(event)
  await flushPromises()
  expect(event.defaultPrevented).toBe(true)
  expect(table.findAll('input').map(({ element }) => element.value)).toEqual(['餐椅', '白'])
  expect(table.get('[role=status]').text()).toBe('填入 2 个名称，1 个编号不在列表里')
  expect(save.text()).toBe('保存 2 个名称')
})
it('says why there are more, and why names were refused', () => {
  const { table } = open({ rest: 'numbers', fault: '50008055：名称不合适' })
  expect(table.text()).toContain('只列出用得最多的 500 个')
  expect(table.get('[role=alert]').text()).toBe('50008055：名称不合适')
})
it('promises nothing of rows that nobody read', () => {
  expect(open({ rest: 'rows' }).table.text()).toContain('其余商品才有的编号不在这里')
  expect(open().table.text()).not.toContain('其余')
})
