import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { computed } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n, say } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import DraftPreview from './DraftPreview.vue'
import PreviewSection from './PreviewSection.vue'
import { emptyForm, whyText, type Foreseen, type Imagined, type repliesOf } from './replies'
import './words'

const found: Record<string, unknown> = {
  'contact-candidates': [{ id: 'lin', name: '林女士', known: true, value_fen: 0 }],
  'file-links': { links: {} },
}
vi.stubGlobal('fetch', async (url: string) => {
  const name = Object.keys(found).find((part) => String(url).includes(part))
  return new Response(JSON.stringify(found[name ?? '']), { headers: { 'content-type': 'application/json' } })
})
const products = [{ id: 'desk', title: '书桌' }]
const shop = {
  id: 'shop',
  now: computed(() => 0),
  api: { products: async () => products, product: async () => products[0] },
}
const foreseen: Foreseen = {
  date: '2026-11-28',
  day: 'weekend',
  day_name: '',
  is_announced: true,
  is_on_duty: true,
  verdicts: [],
}
const asked: Imagined[] = []
const server = { preview: async (one: Imagined) => (asked.push(one), foreseen) } as unknown as ReturnType<
  typeof repliesOf
>
const global = {
  plugins: [i18n, VueQueryPlugin] as never[],
  provide: { [SHOP as symbol]: shop },
  directives: { tip: {} },
}
const settle = async () => {
  await vi.advanceTimersByTimeAsync(500)
  await flushPromises()
}
beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
})
afterEach(() => vi.useRealTimers())

it('is asked for any customer of the shop and for a product', async () => {
  const page = mount(PreviewSection, { props: { server, version: 0 }, global })
  await settle()
  expect(asked.at(-1)).not.toHaveProperty('customer')
  const pick = async (hint: string, title: string) => {
    await page.get(`[placeholder="${hint}"]`).setValue(title)
    await settle()
    const button = page.findAll('button').find((one) => one.text() === title)
    await button!.trigger('click')
    await settle()
  }
  await pick(say('auto_replies.find_customer'), '林女士')
  await pick(say('auto_replies.find_product'), '书桌')
  expect(asked.at(-1)).toMatchObject({ customer: 'lin', product: 'desk' })
  await page.get('[aria-label="去掉 林女士"]').trigger('click')
  await settle()
  expect(asked.at(-1)).not.toHaveProperty('customer')
})

it('says that nobody takes new customers, instead of counting none', () => {
  expect(whyText({ code: 'not_full', n: 2 })).toBe('还有 2 位客服能接')
  expect(whyText({ code: 'not_full', n: 0 })).toBe('没有客服接新客户')
  expect(whyText({ code: 'said', text: '发票' })).toBe('客户说到了「发票」')
})
it('asks about a reply of pictures alone, and not about an empty one', async () => {
  const form = { ...emptyForm(), words: '尺寸图' }
  const draft = mount(DraftPreview, { props: { id: undefined, form, labels: {}, server }, global })
  await settle()
  expect(asked).toEqual([])
  await draft.setProps({ form: { ...form, pictures: ['size'] } })
  await settle()
  expect(asked.at(-1)).toMatchObject({ text: '尺寸图', draft: { rule: { pictures: ['size'] } } })
})
