import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import QueueFilters from './QueueFilters.vue'
import { anything, type Filter } from './filter'

const people = [
  { id: 'me', nick: '小禾', role: 'agent' },
  { id: 'other', nick: '云舒', role: 'supervisor' },
  { id: 'packer', nick: '阿仓', role: 'warehouse' },
]
const counts = { open: 3, shop_turn: 2, due_soon: 1, mine: 1, platform: 0 }
beforeEach(() => vi.stubGlobal('fetch', async () => Response.json(counts)))
afterEach(() => vi.unstubAllGlobals())

async function open(filter: Partial<Filter> = {}) {
  const asked: Filter[] = []
  const shop = { id: 'shop', slug: 'qingmu', api: { members: async () => people }, presence: new Map() }
  const shown = mount(QueueFilters, {
    props: {
      modelValue: { ...anything(), ...filter },
      'onUpdate:modelValue': (to: Filter) => asked.push(to),
    },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  await flushPromises()
  const person = () => shown.find<HTMLSelectElement>('select[aria-label="跟进人"]')
  return { shown, asked, person }
}

it('lets one choose a person who answers cases', async () => {
  const { shown, asked, person } = await open()
  await vi.waitFor(() => expect(person().findAll('option')).toHaveLength(3))
  const names = person().findAll('option')
  expect(names.map((name) => name.text())).toEqual(['不限跟进人', '小禾', '云舒'])
  await person().setValue('other')
  expect(asked).toEqual([{ ...anything(), person: 'other' }])
  shown.unmount()
})
it('lets one choose whose turn it is, of what is under way only', async () => {
  const { shown, asked } = await open({ turn: 'customer' })
  await vi.waitFor(() => expect(shown.text()).toContain('轮到店铺 2'))
  const turn = shown.find('select[aria-label="轮到谁"]')
  expect(turn.findAll('option').map((each) => each.text())).toEqual([
    '不限轮到谁',
    '轮到店铺',
    '等买家',
    '等裁决',
  ])
  await turn.setValue('shop')
  expect(asked.at(-1)).toEqual({ ...anything(), turn: 'shop' })
  const over = shown.findAll('[role=tab]').find((each) => each.text().startsWith('已结束'))!
  await over.trigger('click')
  expect(asked.at(-1)).toEqual({ ...anything(), owner: 'ended' })
  shown.unmount()
  const ended = await open({ owner: 'ended' })
  expect(ended.shown.find('select[aria-label="轮到谁"]').exists()).toBe(false)
  ended.shown.unmount()
})
it('asks for nobody else among one’s own', async () => {
  const mine = await open({ owner: 'me' })
  expect(mine.person().exists()).toBe(false)
  mine.shown.unmount()
  const { shown, asked } = await open({ person: 'other' })
  const tab = (name: string) => shown.findAll('[role=tab]').find((each) => each.text().startsWith(name))!
  await tab('我的').trigger('click')
  expect(asked).toEqual([{ ...anything(), owner: 'me' }])
  shown.unmount()
})
