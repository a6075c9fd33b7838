import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { toasts } from '@kit/ui/toasts'
import type { NoticeView, NoticeWishes } from '@console/api/types'
import { usual } from '@console/live/notices'
import type { Shop } from '@console/live/shop'
import { useNoticeAlerts } from './notice-alerts'
import { DesktopNotice, notes, shown, silence, Speaker } from './testing'

const BELL = [1047, 1319]
// 00:00 in China.
const midnight = 1_763_740_800_000
const noon = midnight + 12 * 3_600_000

vi.stubGlobal('AudioContext', Speaker)
vi.stubGlobal('Notification', DesktopNotice)
const hasFocus = vi.spyOn(document, 'hasFocus')
const focus = vi.fn()
vi.stubGlobal('focus', focus)
let leave: () => void

beforeEach(() => {
  silence()
  focus.mockClear()
  hasFocus.mockReturnValue(false)
})
afterEach(() => {
  leave()
  toasts.splice(0)
  localStorage.clear()
  vi.useRealTimers()
})

const empty = { template: '<p></p>' }
const every = { badge: true, toast: true, sound: true, desktop: true, push: true }
const night = { from: 22 * 60, to: 7 * 60, except: ['violation' as const] }
const aNotice = (given: Partial<NoticeView> = {}): NoticeView => ({
  id: 7,
  at: 0,
  category: 'order',
  zh: { title: '新订单', text: '岩板餐桌 1 件' },
  en: { title: 'New order', text: '1 table' },
  link: null,
  is_read: false,
  ...given,
})

/** A desk whose member wants to be told of orders and violations in every way, but for what is given. */
function desk(given: Partial<NoticeWishes> = {}, { at = noon, choices = {} } = {}) {
  localStorage.setItem('yingke.settings', JSON.stringify(choices))
  const pinia = createPinia()
  setActivePinia(pinia)
  let told: ((notice: NoticeView) => void) | undefined
  const read = vi.fn(async () => undefined)
  const order = vi.fn(async (): Promise<unknown> => Promise.reject(new Error('gone')))
  const onTold = (hearer: typeof told) => ((told = hearer), () => (told = undefined))
  const shop = {
    slug: 's',
    now: ref(at),
    api: { order },
    notices: { wishes: ref({ ...usual(), order: every, violation: every, ...given }), onTold, read },
  } as unknown as Shop
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: empty },
      { path: '/:shop/notices', name: 'notices', component: empty },
      { path: '/:shop/reception/:conversation?', name: 'reception', component: empty },
    ],
  })
  const component = { ...empty, setup: () => useNoticeAlerts(shop) }
  const shell = mount(component, { global: { plugins: [router, pinia] } })
  leave = () => shell.unmount()
  return { tell: (notice = aNotice()) => told?.(notice), read, router }
}
/** The banners, the notes heard, and the notices of the desktop. */
const all = () => [toasts.map(({ text }) => text), [...notes], shown.map(({ title }) => title)]

it('tells in every way that is wanted', () => {
  const { tell } = desk()
  expect(all()).toEqual([[], [], []])
  tell()
  expect(all()).toEqual([['新订单'], BELL, ['新订单']])
  expect(shown[0]!.options).toMatchObject({ body: '岩板餐桌 1 件', tag: 'notice-s-7' })
})
it.each([
  [{ toast: false }, [[], BELL, ['新订单']]],
  [{ sound: false }, [['新订单'], [], ['新订单']]],
  [{ desktop: false }, [['新订单'], BELL, []]],
  [{ toast: false, sound: false, desktop: false }, [[], [], []]],
])('leaves out what is not: %j', (not, expected) => {
  const { tell } = desk({ order: { ...every, ...not } })
  tell()
  expect(all()).toEqual(expected)
})
it.each([
  [22 * 60, [['新订单'], [], []]],
  [7 * 60 - 1, [['新订单'], [], []]],
  [7 * 60, [['新订单'], BELL, ['新订单']]],
])('neither rings nor shows on the desktop in quiet hours: at minute %i', (minute, expected) => {
  const { tell } = desk({ quiet: night }, { at: midnight + minute * 60_000 })
  tell()
  expect(all()).toEqual(expected)
})
it('tells in quiet hours what may disturb', () => {
  const { tell } = desk({ quiet: night }, { at: midnight })
  tell(aNotice({ category: 'violation' }))
  expect(all()).toEqual([['新订单'], BELL, ['新订单']])
  expect(toasts[0]!.tone).toBe('late')
})
it('shows no banner over the list of notices, and nothing on the desktop to whoever looks at the console', async () => {
  const { tell, router } = desk()
  hasFocus.mockReturnValue(true)
  await router.push({ name: 'notices', params: { shop: 's' } })
  tell()
  expect(all()).toEqual([[], BELL, []])
})
it('keeps to what the browser and the member’s own settings allow', () => {
  DesktopNotice.permission = 'denied'
  const { tell } = desk({}, { choices: { sounds: false, language: 'en' } })
  tell()
  expect(all()).toEqual([['New order'], [], []])
})
it('is read and leads to the thing, by the banner and by the notice of the desktop', async () => {
  const { tell, read, router } = desk()
  const link = { kind: 'conversation', conversation: 'a', seq: 3 } as const
  tell(aNotice({ link }))
  toasts[0]!.action!.run()
  await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/s/reception/a?seq=3'))
  expect(read).toHaveBeenCalledExactlyOnceWith(7)
  expect(focus).not.toHaveBeenCalled()
  tell(aNotice({ id: 8, link: { ...link, conversation: 'b' } }))
  shown[1]!.onclick()
  await vi.waitFor(() => expect(router.currentRoute.value.params.conversation).toBe('b'))
  expect(read).toHaveBeenLastCalledWith(8)
  expect(focus).toHaveBeenCalledOnce()
  expect(shown[1]!.close).toHaveBeenCalledOnce()
})
it.each([null, { kind: 'order', order: 'gone' } as const])('or leads to the list: %j', async (link) => {
  const { tell, router } = desk()
  tell(aNotice({ link }))
  toasts[0]!.action!.run()
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('notices'))
})
it('tells nothing after the shop is left', () => {
  const { tell } = desk()
  leave()
  tell()
  expect(all()).toEqual([[], [], []])
  leave = () => undefined
})
