import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { Role } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anything } from '../filter'
import ExportDialog from './ExportDialog.vue'

vi.mock('./download', () => ({ download: () => undefined }))

const dialog = () => document.querySelector('dialog')!
const save = () => dialog().querySelector<HTMLButtonElement>('button[type=submit]')!
async function submit() {
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
async function choose(label: string) {
  const labels = [...dialog().querySelectorAll('fieldset label')]
  labels
    .find(({ textContent }) => textContent === label)!
    .querySelector('input')!
    .click()
  await flushPromises()
}

async function open(role: Role, words = '') {
  const sent: { path: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    sent.push({ path: String(path), body: JSON.parse(String(body)) })
    return new Response('file')
  })
  const shown = mount(ExportDialog, {
    props: { orders: [], filter: { ...anything(), words } },
    global: {
      plugins: [i18n] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', membership: { member: { role } } } },
    },
  })
  const field = dialog().querySelector<HTMLInputElement>('input.field')!
  field.value = '月底对账'
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  return { sent, shown }
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('asks twice before a file is not masked, and again once something was changed', async () => {
  const { sent, shown } = await open('supervisor')
  await choose('不打码')
  await submit()
  expect(sent).toEqual([])
  expect(save().textContent).toContain('不打码')
  await choose('CSV')
  await choose('一件商品一行')
  expect(save().textContent).not.toContain('不打码')
  await submit()
  expect(sent).toEqual([])
  await submit()
  expect(sent).toHaveLength(1)
  expect(sent[0]!.path).toMatch(/\/orders\/export\/whole$/)
  expect(sent[0]!.body).toMatchObject({ format: 'csv', rows: 'lines', language: 'zh', reason: '月底对账' })
  shown.unmount()
})
it('is masked for agents, at once', async () => {
  const { sent, shown } = await open('agent')
  expect(dialog().textContent).not.toContain('不打码')
  await submit()
  expect(sent.map(({ path }) => path.endsWith('/orders/export'))).toEqual([true])
  expect(sent[0]!.body).toMatchObject({ format: 'xlsx', rows: 'orders' })
  shown.unmount()
})
it('exports what a phone finds, not everything', async () => {
  const { sent, shown } = await open('agent', '13800138000')
  await submit()
  expect(sent[0]!.body.filter).toEqual({ q: '13800138000', refunding: false })
  shown.unmount()
})
