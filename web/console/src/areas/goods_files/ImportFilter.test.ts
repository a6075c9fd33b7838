import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anything, type Filter } from '@console/areas/goods/filter'
import ImportFilter from './ImportFilter.vue'

afterEach(() => vi.unstubAllGlobals())

const one = (id: string, name: string, created: number, step = 'run') => ({
  ...{ id, name, step, made_at: 0, state: 'done' },
  counts: { created, updated: 0, unchanged: 0, skipped: 0, refused: 0, faults: 0 },
})
async function shown(more: Partial<Filter> = {}, answer?: () => Response) {
  const imports = [one('a', '椅.csv', 2), one('b', '桌.csv', 0), one('c', '灯.csv', 3, 'check')]
  vi.stubGlobal('fetch', async () => answer?.() ?? Response.json({ imports, next: null }))
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = mount(ImportFilter, {
    props: { modelValue: { ...anything(), ...more } },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: { id: 's', slug: 'songxi' } },
    },
  })
  for (let n = 0; n < 4; n++) await flushPromises()
  return page
}

it('offers the imports that have written something', async () => {
  const page = await shown()
  const options = page.findAll('option').map((option) => option.attributes('value'))
  expect(options).toEqual(['', 'a'])
  await page.get('select').setValue('a')
  expect(page.emitted('update:modelValue')?.at(-1)).toEqual([{ ...anything(), importId: 'a' }])
  page.unmount()
})
it('tells new ones from changed ones, also of an import that is none of the last', async () => {
  const page = await shown({ importId: 'z' })
  expect(page.find('option[value=z]').exists()).toBe(true)
  await page.get('[aria-label="新增还是改动"]').setValue('changed')
  expect(page.emitted('update:modelValue')?.at(-1)?.[0]).toMatchObject({ importId: 'z', brought: 'changed' })
  page.unmount()
})
it('says that they did not come, and asks again', async () => {
  let isBack = false
  const page = await shown({}, () =>
    isBack
      ? Response.json({ imports: [one('a', '椅.csv', 2)], next: null })
      : new Response(null, { status: 500 }),
  )
  await vi.waitFor(() => expect(page.get('[role=alert]').text()).toContain('导入批次没有取到'))
  isBack = true
  await page.get('[role=alert] button').trigger('click')
  await vi.waitFor(() => expect(page.find('option[value=a]').exists()).toBe(true))
  expect(page.find('[role=alert]').exists()).toBe(false)
  page.unmount()
})
