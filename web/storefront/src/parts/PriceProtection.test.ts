import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Order } from '../mine'
import { say, when, yuan } from '../words'
import PriceProtection from './PriceProtection.vue'

const asked = vi.fn()
const ask = vi.fn<(line: number) => Promise<boolean>>(async () => true)
beforeEach(() => {
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }) } as never
  vi.stubGlobal('fetch', async (path: string) => Response.json(asked(path)))
})
afterEach(() => {
  delete window.Yingke
  vi.unstubAllGlobals()
  asked.mockReset()
  ask.mockClear()
})

const order = (more: Partial<Order> = {}) =>
  ({
    id: 'o1',
    rev: 3,
    paid_fen: 238_000,
    refunded_fen: 0,
    lines: [
      { no: 0, title: '白蜡木餐桌' },
      { no: 1, title: '餐椅' },
    ],
    ...more,
  }) as unknown as Order
/** The answer goes through a few hands. */
async function settled() {
  for (let turn = 0; turn < 3; turn++) await flushPromises()
}
async function show(told: unknown, of = order()) {
  asked.mockReturnValue(told)
  const shown = mount(PriceProtection, { props: { order: of, isBusy: false, ask } })
  await settled()
  return shown
}

it('shows nothing where nothing costs less, and asks nothing of an order that is not paid', async () => {
  expect((await show({ until: 1, lines: [] })).text()).toBe('')
  asked.mockReset()
  expect((await show({ until: 1, lines: [] }, order({ paid_fen: 0 }))).text()).toBe('')
  expect(asked).not.toHaveBeenCalled()
})
it('says how much there is for which goods, asks for it, and says once it is on its way', async () => {
  const shown = await show({ until: 1, lines: [{ line: 1, fen: 1_250, needs_shop: false }] })
  expect(shown.text()).toContain('餐椅')
  expect(shown.text()).toContain('¥12.50')
  expect(shown.text()).not.toContain('白蜡木餐桌')
  await shown.get('button').trigger('click')
  expect(ask.mock.calls).toEqual([[1]])
  asked.mockReturnValue({ until: 1, lines: [] })
  await shown.setProps({ order: order({ rev: 4, refunded_fen: 1_250 }) })
  await settled()
  expect(shown.find('button').exists()).toBe(false)
  expect(asked).toHaveBeenLastCalledWith('/api/shops/s/mine/orders/o1/price-protection')
  expect(shown.get('[role=status]').text()).toBe(say('protectionDone', '¥12.50'))
})
it('looks again only where the order went on', async () => {
  const shown = await show({ until: 1, lines: [] })
  await shown.setProps({ order: order() })
  await settled()
  expect(asked).toHaveBeenCalledTimes(1)
  await shown.setProps({ order: order({ rev: 4 }) })
  await settled()
  expect(asked).toHaveBeenCalledTimes(2)
})
it('asks the shop where it is much', async () => {
  const shown = await show({ until: 1, lines: [{ line: 0, fen: 168_480, needs_shop: true }] })
  expect(shown.text()).toContain(say('protectionLooks'))
  const button = shown.get('button')
  expect(button.text()).toBe(say('protectionAskShop'))
  await button.trigger('click')
  expect(ask.mock.calls).toEqual([[0]])
})
const standing = (more: object = {}) => ({
  line: 0,
  fen: 168_480,
  asked_at: 0,
  answer: null,
  due_at: 1_763_800_000_000,
  falls: 'given',
  falls_fen: 168_480,
  ...more,
})
it('says after a reload by when the shop answers and what happens then, and asks for no less again', async () => {
  const told = { until: 1, lines: [{ line: 0, fen: 168_480, needs_shop: true }] }
  const shown = await show({ ...told, asked: [standing()] })
  expect(shown.get('[role=status]').text()).toContain(say('protectionWaits', when(1_763_800_000_000)))
  expect(shown.text()).toContain(say('protectionFallsGiven'))
  expect(shown.find('button').exists()).toBe(false)
  const slip = await show({ ...told, asked: [standing({ falls: 'unanswered', falls_fen: 0 })] })
  expect(slip.text()).toContain(say('protectionFallsNo'))
  expect(slip.find('button').exists()).toBe(false)
  const more = await show({ ...told, asked: [standing({ fen: 1_000 })] })
  expect(more.find('button').exists()).toBe(true)
})
it('asks for less where the price asked by was a slip, and anew where the shop said no to another', async () => {
  const told = { until: 1, lines: [{ line: 0, fen: 60_000, needs_shop: true }] }
  const less = async (more: object) =>
    (await show({ ...told, asked: [standing(more)] })).find('button').exists()
  expect(await less({})).toBe(false)
  expect(await less({ falls: 'unanswered', falls_fen: 0 })).toBe(true)
  expect(await less({ answer: 'declined', due_at: null, falls: null, falls_fen: 0 })).toBe(true)
})
it('says what became of it', async () => {
  for (const [answer, word] of [
    ['given', say('protectionGiven', yuan(168_480))],
    ['declined', say('protectionDeclined')],
    ['unanswered', say('protectionUnanswered')],
  ] as const) {
    const shown = await show({ until: null, lines: [], asked: [standing({ answer, due_at: null })] })
    expect(shown.get('[role=status]').text()).toContain(word)
    expect(shown.find('button').exists()).toBe(false)
  }
})
