import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import SayDialog from './SayDialog.vue'

const order = {
  id: 'order',
  rev: 3,
  note: '',
  flag: 0,
  events: [],
  lines: [
    { title: '白蜡木餐桌', sku: '1.4m', case: { kind: 'goods_back', reason: 'quality', asked_fen: 100 } },
  ],
} as unknown as OrderView
const dialog = () => document.querySelector('dialog')!
const save = () => dialog().querySelector<HTMLButtonElement>('button[type=submit]')!
const submit = () =>
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
async function type(words: string) {
  const field = dialog().querySelector('textarea')!
  field.value = words
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

function open(answers: Response[], answer: 'refuse' | 'give_evidence' = 'refuse') {
  const sent: Record<string, unknown>[] = []
  vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(order)
    sent.push(JSON.parse(String(body)))
    return answers.shift()!
  })
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined }
  const shown = mount(SayDialog, {
    props: { order, line: 0, answer },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  return { sent, shown }
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('refuses only with a reason, and sends it trimmed under a key with what was seen', async () => {
  const { sent, shown } = open([Response.json({ ...order, rev: 4 })])
  expect(save().disabled).toBe(true)
  submit()
  await flushPromises()
  expect(sent).toEqual([])
  await type('  超过了七天 ')
  submit()
  await flushPromises()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ answer: 'refuse', words: '超过了七天', rev: 3 })
  expect(sent[0]).not.toHaveProperty('pictures')
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})
it('says at its field why words were refused, and keeps them', async () => {
  const { shown } = open([Response.json({ code: 'bad_words', field: 'words' }, { status: 422 })])
  await type('不行')
  submit()
  await flushPromises()
  expect(dialog().querySelector('[role=alert]')?.textContent).toContain('1 到 200 个字')
  expect(dialog().querySelector('textarea')!.value).toBe('不行')
  expect(shown.emitted('close')).toBeUndefined()
  shown.unmount()
})
it('stops at the most', async () => {
  const { shown } = open([], 'give_evidence')
  await type('好'.repeat(500))
  expect(save().disabled).toBe(false)
  await type('好'.repeat(501))
  expect(save().disabled).toBe(true)
  expect(dialog().textContent).toContain('501 / 500')
  shown.unmount()
})
