import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { i18n, say } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import OwnRepliesPage from './OwnRepliesPage.vue'
import type { OwnReplies, OwnWords } from './own-replies'
import './words'

const kept: OwnWords[] = []
let refused: object | undefined
let own: OwnWords
const view = (): OwnReplies => ({
  own,
  states: [
    { state: 'busy', shop: '{member}正忙', takes_own: true, said: '小禾正忙' },
    { state: 'suspended', shop: '稍等', takes_own: false, said: '稍等' },
    { state: 'rest', shop: null, takes_own: false, said: null },
  ],
  variables: [{ name: 'member', otherwise: '客服' }],
})
const answer = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
  if (method === 'GET') return answer(view())
  kept.push(JSON.parse(String(body)) as OwnWords)
  if (refused) return answer(refused, 422)
  own = kept.at(-1)!
  return answer(view())
})
beforeEach(() => {
  kept.length = 0
  refused = undefined
  own = { busy: '{member}在打包', suspended: '', rest: '' }
})
async function open() {
  const plugins = [i18n, VueQueryPlugin] as never[]
  const global = { plugins, provide: { [SHOP as symbol]: { id: 'shop' } }, directives: { tip: {} } }
  const page = mount(OwnRepliesPage, { global })
  await flushPromises()
  return page
}
const at = (state: string, what: string) => `[data-state=${state}] ${what}`

it('shows what is said in each state, and takes words only where the shop does', async () => {
  const page = await open()
  const areas = ['busy', 'suspended', 'rest'].map((state) => page.get(at(state, 'textarea')))
  expect(areas.map((area) => area.attributes('disabled') === undefined)).toEqual([true, false, false])
  const label = say('auto_replies.variables.member')
  expect((areas[0]!.element as HTMLTextAreaElement).value).toBe(`{${label}}在打包`)
  expect(page.get(at('busy', '.said span')).text()).toBe('小禾正忙')
  expect(page.get(at('rest', 'small')).text()).toBe(say('auto_replies.own.none'))
  page.unmount()
})
it('sends words as they are kept, and says at its field what is refused', async () => {
  const page = await open()
  const area = page.get(at('busy', 'textarea'))
  const label = say('auto_replies.variables.member')
  await area.setValue(`{${label}}不在{谁}`)
  expect(page.get(at('busy', 'small')).text()).toBe(say('auto_replies.unknown', { name: '谁' }))
  await page.get('form').trigger('submit')
  expect(kept).toEqual([])
  refused = { code: 'text_stopped', field: 'busy' }
  await area.setValue(`{${label}} 13812345678`)
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(kept).toEqual([{ busy: '{member} 13812345678', suspended: '', rest: '' }])
  expect(page.get(at('busy', 'small')).text()).toBe(say('errors.text_stopped'))
  refused = undefined
  await area.setValue(`{${label}}去取货了`)
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(own.busy).toBe('{member}去取货了')
  expect(page.get(at('busy', 'small')).text()).toBe(say('auto_replies.own.taken'))
  page.unmount()
})
