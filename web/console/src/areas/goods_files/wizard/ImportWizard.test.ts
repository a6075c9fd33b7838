import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref, type DefineComponent } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { Problem } from '@console/api/problem'
import type { ImportFault, ImportsApi, ImportView } from './imports'
import ImportWizard from './ImportWizard.vue'
import { cutOf } from './pieces'

const counts = { created: 2, updated: 1, unchanged: 0, skipped: 0, refused: 1, faults: 1 }
const told = (more: Partial<ImportView> = {}): ImportView => ({
  id: 'i',
  name: '宝贝.csv',
  bytes: 8,
  state: 'checked',
  step: null,
  by: '赵云',
  made_at: 1,
  job: null,
  counts,
  can_run_all: false,
  can_run_good: true,
  rev: 1,
  ...more,
})
const job = (more: object = {}) => ({
  id: 'j',
  kind: 'goods_check',
  state: 'running' as const,
  by: '',
  made_at: 0,
  started_at: null,
  total: 10,
  done: 4,
  failed: 0,
  reason: '',
  ...more,
})
const fault: ImportFault = {
  no: 1,
  line: 7,
  column: 'price',
  code: 'not_money',
  title: 'is not money',
  row_code: 'BAD-1',
}

let end = () => {}
afterEach(() => end())

async function wizard(view: ImportView | Error, { path = '/s/imports/i', mayImport = true } = {}) {
  const api = {
    at: `/imports/${Math.random()}`,
    list: vi.fn(async () => ({ imports: view instanceof Error ? [] : [view], next: null })),
    begin: vi.fn(),
    one: vi.fn(async () => {
      if (view instanceof Error) throw view
      return view
    }),
    piece: vi.fn(async () => undefined),
    cut: (_: ImportView, files: File[]) => cutOf(files[0]!, 4),
    missing: () => [0],
    isWhole: () => false,
    check: vi.fn(async () => told({ state: 'checking' })),
    run: vi.fn(async () => told({ state: 'running' })),
    stop: vi.fn(async () => told({ state: 'stopped', step: 'check' })),
    resume: vi.fn(async () => told({ state: 'checking' })),
    faults: vi.fn(async () => ({ faults: [fault], next: null })),
    faultsFile: vi.fn(async () => new Blob(['x'])),
  }
  const empty = { template: '<p></p>' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: empty },
      { path: '/:shop/imports/:import?', name: 'imports', component: empty },
    ],
  })
  await router.push(path)
  const shop = { slug: 's', isOnline: ref(true), now: ref(0), listen: () => () => undefined }
  const page = mount(ImportWizard as unknown as DefineComponent, {
    props: {
      api: api as unknown as ImportsApi,
      page: 'imports',
      what: 'goods',
      wanted: { endings: ['csv'], mostFiles: 1, mostBytes: 100 },
      hint: 'CSV',
      counted: ['created', 'refused'],
      rowName: '商家编码',
      mayImport,
    } as never,
    slots: { mapping: '<i></i>', checked: '<b class="beside"></b>' },
    global: {
      plugins: [
        i18n,
        router,
        [VueQueryPlugin, { queryClientConfig: { defaultOptions: { queries: { retry: 0 } } } }],
      ] as never[],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  end = () => page.unmount()
  await flushPromises()
  const press = async (words: string) => {
    await page
      .findAll('button')
      .find((button) => button.text() === words)!
      .trigger('click')
    await flushPromises()
  }
  return { page, api, router, press }
}

it('begins with a file, and lists the imports of before', async () => {
  const { page } = await wizard(told({ state: 'done' }), { path: '/s/imports' })
  expect(page.get('h2').text()).toBe('选择文件')
  expect(page.get('.earlier').text()).toContain('宝贝.csv')
  expect(page.get('.earlier').text()).toContain('新建 2，修改 1，有问题 1')
  expect(page.get('input[type=file]').attributes('accept')).toBe('.csv')
})
it('tells faults by line, column and reason, and imports the good rows only', async () => {
  const { page, api, press } = await wizard(told())
  expect(page.get('[aria-current=step]').text()).toContain('检查')
  expect(page.get('tbody tr').text()).toMatch(/7.*price.*不是金额.*BAD-1/)
  expect(page.text()).toContain('有 1 件商品有问题，不会导入。')
  await press('只导入没问题的 3 件')
  expect(api.run).toHaveBeenCalledExactlyOnceWith('i', 'good')
})
it('imports everything where nothing is wrong', async () => {
  const clean = told({ counts: { ...counts, refused: 0, faults: 0 }, can_run_all: true })
  const { page, api, press } = await wizard(clean)
  expect(page.find('table').exists()).toBe(false)
  expect(page.find('.beside').exists()).toBe(true)
  await press('全部导入 3 件')
  expect(api.run).toHaveBeenCalledExactlyOnceWith('i', 'all')
})
it('says how far it is, and can be stopped and gone on with', async () => {
  const { page, api, press } = await wizard(told({ state: 'checking', job: job() }))
  const bar = page.get('[role=progressbar]')
  expect([bar.attributes('aria-valuenow'), page.get('.progress-line').text()]).toEqual([
    '40',
    expect.stringContaining('4 / 10'),
  ])
  await press('停止')
  expect(api.stop).toHaveBeenCalledExactlyOnceWith('i')
})
it('says that it failed, and when it is tried again', async () => {
  const waits = job({ state: 'waiting', again_at: new Date(2026, 0, 5, 14, 7).getTime() })
  const { page } = await wizard(told({ state: 'running', job: waits }))
  expect(page.text()).toContain('刚才出错了，14:07 自动再试')
})
it('says why it did not end, and goes on from there', async () => {
  const failed = job({ state: 'failed', reason: 'member_left' })
  const { page, api, press } = await wizard(told({ state: 'failed', step: 'run', job: failed }))
  expect(page.text()).toContain('发起导入的人已不在店里')
  await press('继续导入')
  expect(api.resume).toHaveBeenCalledExactlyOnceWith('i')
})
it('goes back to how the rows are read', async () => {
  const { page, router, press } = await wizard(told())
  await press('对应关系')
  expect(router.currentRoute.value.query.step).toBe('mapping')
  expect(page.get('h2').text()).toBe('对应关系')
})
it('asks for the file again where its sending was broken off', async () => {
  const { page } = await wizard(told({ state: 'receiving' }))
  expect(page.text()).toContain('「宝贝.csv」还没传完')
  expect(page.find('input[type=file]').exists()).toBe(true)
})
it('says that an import is gone, or that this is not for everybody', async () => {
  const gone = await wizard(new Problem(404, 'not_found', 'no'))
  expect(gone.page.text()).toContain('找不到这次导入')
  end()
  const { page, api } = await wizard(told(), { mayImport: false })
  expect(page.text()).toContain('您不能在这里导入')
  expect(page.find('input[type=file]').exists()).toBe(false)
  expect(api.list).not.toHaveBeenCalled()
})
