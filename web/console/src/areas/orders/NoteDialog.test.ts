import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import NoteDialog from './NoteDialog.vue'
import { anOrder } from './rows/testing'
import './words'

const find = <T extends Element>(selector: string) => document.querySelector<T>(selector)!
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name)
function write(selector: string, text: string) {
  const field = find<HTMLTextAreaElement>(selector)
  field.value = text
  field.dispatchEvent(new Event('input'))
  return flushPromises()
}

async function open(note: string) {
  vi.stubGlobal('fetch', async () => Response.json({ rules: { flag_names: [] } }))
  const show = vi.fn(async () => ({ value: '打 13900139000 约' }))
  const membership = { member: { id: 'xiaohe', role: 'agent' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const page = mount(NoteDialog, {
    props: { order: anOrder({ note }) },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { ...shop, api: { show } } },
      directives: { tip: {} },
    },
  })
  await flushPromises()
  return { page, show }
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('lets words beside the mask be, and none be changed within it before the numbers are shown', async () => {
  const { page, show } = await open('打 **** 约')
  const save = () => button('保存备注')!.disabled
  await write('textarea', '加急\n打 **** 约')
  expect(save()).toBe(false)
  await write('textarea', '加急\n打 **** 约好了')
  expect(save()).toBe(false)
  await write('textarea', '打 **** 谈')
  expect(save()).toBe(true)
  expect(document.body.textContent).toContain('先显示号码再改')
  await write('textarea', '加急\n打 **** 约')
  button('显示号码')!.click()
  await vi.waitFor(() => expect(find('dialog input[maxlength="200"]')).toBeTruthy())
  await write('dialog input[maxlength="200"]', '核对电话')
  find('dialog input[maxlength="200"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  await vi.waitFor(() => expect(find<HTMLTextAreaElement>('textarea').value).toBe('加急\n打 13900139000 约'))
  expect(show).toHaveBeenCalledWith('orders', 'order', 'note', '核对电话')
  expect(button('显示号码')).toBeUndefined()
  await write('textarea', '打 13900139000 谈')
  expect(save()).toBe(false)
  page.unmount()
})
it('asks for nothing where nothing is hidden', async () => {
  const { page } = await open('加急')
  expect(button('显示号码')).toBeUndefined()
  page.unmount()
})
