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
const counts = { open: 3, due_soon: 1, mine: 1, platform: 0 }
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
