import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anOrder, told } from '../rows/testing'
import DeedButtons from './DeedButtons.vue'
import { deedsOf } from './deeds'

vi.mock('./DeedDialog.vue', async () => {
  const { defineComponent, h } = await import('vue')
  const dialog = defineComponent({
    props: ['deed'],
    setup: (props) => () => h('p', { class: 'begun' }, props.deed.id),
  })
  return { __esModule: true, default: dialog }
})
afterEach(() => document.body.replaceChildren())

function open(acts?: object[]) {
  const order = anOrder(acts ? { acts } : {})
  return mount(DeedButtons, {
    attachTo: document.body,
    props: { order, deeds: deedsOf(order, 'agent'), label: '可以做的事' },
    global: {
      plugins: [i18n] as never[],
      provide: { [SHOP as symbol]: { membership: { member: { role: 'agent' } } } },
      directives: { tip: {} },
    },
  })
}
type Page = ReturnType<typeof open>
const button = (page: Page, text: string) => page.findAll('button').find((each) => each.text() === text)!
const begun = (page: Page) => page.findAll('.begun').map((each) => each.text())

it('keeps what is not possible in sight, and reads its reason out', async () => {
  const page = open()
  for (const [name, why] of [
    ['补发', '订单现在的状态不能这样做'],
    ['小额赔付', '没有可以赔付的已付金额'],
  ] as const) {
    const blocked = button(page, name)
    expect(blocked.attributes('aria-disabled')).toBe('true')
    const told = document.getElementById(blocked.attributes('aria-describedby')!)
    expect(told?.textContent).toBe(why)
    await blocked.trigger('click')
  }
  await flushPromises()
  expect(begun(page)).toEqual([])
  page.unmount()
})
it('begins what is possible, another piece by the name of its line', async () => {
  const page = open([told('reissue:0'), told('compensate')])
  expect(button(page, '补发').attributes('aria-label')).toBe('给买家补发「白蜡木餐桌」')
  await button(page, '小额赔付').trigger('click')
  await vi.waitFor(() => expect(begun(page)).toEqual(['compensate']))
  page.unmount()
})
it('has all cards in a menu, those that cannot be sent with the reason', async () => {
  const page = open()
  await button(page, '发卡片').trigger('click')
  const items = page.findAll('[role=menuitem]')
  const item = (name: string) => items.find((each) => each.text().startsWith(name))!
  expect(item('物流进度').attributes('aria-disabled')).toBe('true')
  expect(item('物流进度').text()).toContain('还没有包裹')
  await item('物流进度').trigger('click')
  expect(begun(page)).toEqual([])
  await item('催付').trigger('click')
  await vi.waitFor(() => expect(begun(page)).toEqual(['card:pay_reminder']))
  page.unmount()
})
