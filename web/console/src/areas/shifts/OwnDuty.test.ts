import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { toasts } from '@kit/ui/toasts'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { askPage } from '@console/shell/acts'
import OwnDutySection from './OwnDuty.vue'
import type { OwnDuty } from './shifts'

let own: OwnDuty
const sent: unknown[] = []
vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
  if (method === 'POST') sent.push(JSON.parse(String(body)))
  return Response.json(own)
})
const off: OwnDuty = { on_since: null, rest: null, shift: null, serves: true, open: 0, promises: 0 }
beforeEach(() => {
  own = off
  sent.length = 0
})
afterEach(() => {
  toasts.splice(0)
  document.body.replaceChildren()
})

async function open() {
  const shop = { id: 'shop', me: 'me', now: ref(0), isOnline: ref(true), listen: () => () => undefined }
  const global = {
    plugins: [i18n, VueQueryPlugin] as never[],
    provide: { [SHOP as symbol]: shop },
    directives: { tip: {} },
    stubs: { HandOverDialog: { props: ['isOff'], template: '<i class="handing">{{ isOff }}</i>' } },
  }
  const page = mount(OwnDutySection, { global })
  await vi.waitFor(() => expect(page.find('.own').exists()).toBe(true))
  return page
}
const day = { ...off, on_since: 1 }

it.each([
  ['on', off, [{ act: 'on' }], []],
  ['on', day, [], []],
  ['off', day, [{ act: 'off' }], []],
  ['off', off, [], []],
  ['off', { ...day, open: 2 }, [], ['true']],
  ['hand_over', { ...day, open: 2 }, [], ['false']],
] as const)('does what a key asked, %s, where it makes sense', async (act, duty, clocked, handing) => {
  own = duty
  askPage(act)
  const page = await open()
  const done = () => [sent, page.findAll('.handing').map((dialog) => dialog.text())]
  await vi.waitFor(() => expect(done()).toEqual([clocked, handing]))
  await flushPromises()
  expect(done()).toEqual([clocked, handing])
  page.unmount()
})
it('does it also on a page that is open, and once', async () => {
  own = day
  const page = await open()
  expect(sent).toEqual([])
  askPage('off')
  await vi.waitFor(() => expect(sent).toEqual([{ act: 'off' }]))
  page.unmount()
  const again = await open()
  expect(sent).toHaveLength(1)
  again.unmount()
})
