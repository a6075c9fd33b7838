import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { useSettings, type Settings } from '@console/settings/settings'
import { CHAT } from '../chat/chat'
import { Drafts } from '../model/drafts'
import { RECEPTION } from '../reception'
import Composer from './Composer.vue'

const nothing = () => undefined
let leave = nothing as () => void
afterEach(() => {
  leave()
  localStorage.clear()
})

/** A composer in which something is written, for a member who sends with this key. */
async function writing(words: string, send_key: Settings['send_key']) {
  localStorage.setItem('yingke.settings', JSON.stringify({ send_key }))
  const pinia = createPinia()
  setActivePinia(pinia)
  const send = vi.fn()
  const shop = {
    id: 'shop',
    slug: 's',
    membership: { member: { nick: '小禾' }, shop: { name: '青木家居' } },
    now: ref(0),
    isOnline: ref(true),
    limits: ref({ text_chars: 4_000 }),
    live: { say: nothing },
    reviews: { ask: nothing },
    listen: () => nothing,
  }
  const reception = { shop, drafts: new Drafts('draft.'), isClosed: ref(false), row: ref(), looking: ref() }
  const provide = {
    [SHOP as symbol]: shop,
    [RECEPTION as symbol]: reception,
    [CHAT as symbol]: { talk: { conversation: 'a', send }, quoting: ref() },
  }
  const queries = [VueQueryPlugin, { queryClientConfig: { defaultOptions: { queries: { retry: false } } } }]
  const composer = mount(Composer, {
    attachTo: document.body,
    global: {
      plugins: [i18n, pinia, queries] as never[],
      provide,
      directives: { tip: {} },
      stubs: { UploadTray: true },
    },
  })
  leave = () => (composer.unmount(), (leave = nothing))
  const field = composer.get('textarea')
  await field.setValue(words)
  /** False where the browser is left to make a line. */
  function enter(held: KeyboardEventInit = {}): boolean {
    const press = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...held })
    field.element.dispatchEvent(press)
    return press.defaultPrevented
  }
  return { enter, field, send }
}

it.each([
  ['enter', {}],
  ['mod_enter', { ctrlKey: true }],
  ['mod_enter', { metaKey: true }],
] as const)('sends, by %s, with Enter and %j', async (key, held) => {
  const { enter, field, send } = await writing('在的', key)
  expect(enter(held)).toBe(true)
  expect(send.mock.calls).toEqual([['text', { text: '在的' }, 'public']])
  await vi.waitFor(() => expect(field.element.value).toBe(''))
})
it.each([
  ['enter', { shiftKey: true }],
  ['enter', { isComposing: true }],
  ['mod_enter', {}],
  ['mod_enter', { shiftKey: true }],
  ['mod_enter', { ctrlKey: true, isComposing: true }],
] as const)('leaves the line to the field, by %s, with Enter and %j', async (key, held) => {
  const { enter, field, send } = await writing('在的', key)
  expect(enter(held)).toBe(false)
  expect(send).not.toHaveBeenCalled()
  expect(field.element.value).toBe('在的')
})
it('follows the choice at once, also where another device made it', async () => {
  const { enter, send } = await writing('在的', 'enter')
  const { settings } = useSettings()
  settings.send_key = 'mod_enter'
  expect([enter(), send.mock.calls.length]).toEqual([false, 0])
  settings.send_key = 'enter'
  expect([enter(), send.mock.calls.length]).toEqual([true, 1])
})
it('sends nothing that is empty', async () => {
  const { enter, send } = await writing('  ', 'enter')
  expect([enter(), send.mock.calls.length]).toEqual([true, 0])
})
