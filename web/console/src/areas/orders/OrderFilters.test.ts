import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, shallowMount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import OrderFilters from './OrderFilters.vue'
import { anything, type Filter } from './filter'

beforeEach(() => vi.stubGlobal('fetch', async () => Response.json({ rules: { flag_names: [] } })))
afterEach(() => vi.unstubAllGlobals())

async function open(filter: Partial<Filter> = {}) {
  const asked: Filter[] = []
  const shown = shallowMount(OrderFilters, {
    props: {
      modelValue: { ...anything(), ...filter },
      'onUpdate:modelValue': (to: Filter) => asked.push(to),
    },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu' } },
    },
  })
  await flushPromises()
  const field = (name: string) => shown.get<HTMLSelectElement>(`select[aria-label="${name}"]`)
  return { shown, asked, field }
}

it('lets one choose which time the days are about', async () => {
  const { shown, asked, field } = await open({ from: '2026-11-28' })
  const names = field('按哪个时间').findAll('option')
  expect(names.map((name) => name.text())).toEqual([
    '下单时间',
    '付款时间',
    '全部发货时间',
    '成交时间',
    '关闭时间',
  ])
  await field('按哪个时间').setValue('paid')
  expect(asked).toEqual([{ ...anything(), from: '2026-11-28', time: 'paid' }])
  await shown.setProps({ modelValue: asked[0]! })
  expect(shown.find('[role=group][aria-label="付款时间"]').exists()).toBe(true)
  shown.unmount()
})
it('narrows the list to a state of after-sale cases', async () => {
  const { shown, asked, field } = await open()
  const names = field('售后状态').findAll('option')
  expect(names.map((name) => name.text())).toContain('等买家寄回')
  await field('售后状态').setValue('WAIT_BUYER_RETURN_GOODS')
  expect(asked).toEqual([{ ...anything(), case: 'WAIT_BUYER_RETURN_GOODS' }])
  shown.unmount()
})
it('narrows the list to what is late to ship', async () => {
  const { shown, asked, field } = await open()
  const names = field('发货时限').findAll('option')
  expect(names.map((name) => name.text())).toContain('发货已超时')
  await field('发货时限').setValue('late')
  expect(asked).toEqual([{ ...anything(), due: 'late' }])
  shown.unmount()
})
it('narrows the list to what parcels are in', async () => {
  const { shown, asked, field } = await open()
  const names = field('包裹异常').findAll('option')
  expect(names.map((name) => name.text())).toEqual([
    '不限包裹异常',
    '物流异常',
    '物流停滞',
    '疑似丢件',
    '派送失败',
    '拒收或退回',
  ])
  await field('包裹异常').setValue('lost')
  expect(asked).toEqual([{ ...anything(), concern: 'lost' }])
  shown.unmount()
})
it('tells each pair of fields why it cannot be read', async () => {
  const { shown } = await open({ from: '2026-11-28', to: '2026-11-27', min: '5' })
  const pair = (name: string) => shown.findAll(`[role=group][aria-label="${name}"] input`)
  const described = (name: string) => pair(name).map((field) => field.attributes('aria-describedby'))
  const [id, same] = described('下单时间')
  expect(shown.get('[role=alert]').attributes('id')).toBe(id)
  expect(same).toBe(id)
  expect(described('应付金额')).toEqual([undefined, undefined])
  await shown.setProps({ modelValue: { ...anything(), min: '5', max: '1' } })
  expect(shown.get('[role=alert]').attributes('id')).toBe(described('应付金额')[0])
  expect(described('下单时间')).toEqual([undefined, undefined])
  shown.unmount()
})
