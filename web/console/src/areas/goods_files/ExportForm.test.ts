import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { ExportLost } from './api'
import ExportForm from './ExportForm.vue'

vi.mock('@console/areas/orders/many/download', () => ({ download: () => undefined }))

const dialog = () => document.querySelector('dialog')!
const button = (text: string) =>
  [...dialog().querySelectorAll('button')].find(({ textContent }) => textContent?.includes(text))
let end = () => {}
afterEach(() => {
  end()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** One request behind the other. */
async function settle() {
  for (let n = 0; n < 8; n++) await flushPromises()
}
const nothing: ExportLost = { products: 0, first: [], refused: 0, first_refused: [], formulas: 0 }

/** Exports everything; the bodies that were sent. `lost` is told of each file, which is refused as long as it may not leave out. */
async function exported(lost: ExportLost) {
  const sent: { leave_out?: boolean }[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    if (path.endsWith('/lost')) return Response.json(lost)
    if (!path.endsWith('/goods-exports')) return Response.json({ goods: [], total: 3 })
    const asked = JSON.parse(String(body)) as { leave_out?: boolean }
    sent.push(asked)
    const headers = { 'x-goods-export': 'e' }
    const problem = { code: 'formula', title: 'QM-1: begins like a formula (title)' }
    if (lost.refused && !asked.leave_out) return Response.json(problem, { status: 422, headers })
    return new Response('file', { headers })
  })
  const form = mount(ExportForm, {
    global: {
      plugins: [i18n, VueQueryPlugin],
      provide: { [SHOP as symbol]: { id: 's', slug: 'songxi' } },
    },
  })
  end = () => form.unmount()
  await settle()
  await submit()
  return sent
}
async function submit() {
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
}

const product = { product: 'p', code: 'QM-1', title: '=壶', column: 'title' }
const first_refused = [{ ...product, reason: 'formula', words: 'begins like a formula' }]

it('names the products that cannot be written, and exports the others', async () => {
  const sent = await exported({ ...nothing, refused: 102, first_refused })
  expect(dialog().querySelector('[role=alert]')!.textContent).toContain('102 件商品写不进这个文件')
  const row = dialog().querySelector('tbody tr')!.textContent
  for (const word of ['QM-1', '标题', '会当公式计算']) expect(row).toContain(word)
  expect(dialog().textContent).toContain('还有 101 件没有列出')
  button('导出其余的')!.click()
  await settle()
  expect(sent.map(({ leave_out }) => leave_out)).toEqual([undefined, true])
  expect(dialog().textContent).toContain('其中没有这 102 件商品')
  expect(dialog().querySelector('form')).toBeNull()
})
it('leaves nothing out of another choice', async () => {
  await exported({ ...nothing, refused: 1, first_refused })
  const sent: (boolean | undefined)[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)).leave_out)
    return Response.json({ code: 'storage_unavailable' }, { status: 503 })
  })
  button('导出其余的')!.click()
  await settle()
  expect(dialog().querySelector('[role=alert]')).not.toBeNull()
  dialog().querySelector<HTMLInputElement>('input[type=checkbox]')!.click()
  await settle()
  expect(dialog().querySelector('[role=alert]')).toBeNull()
  await submit()
  expect(sent).toEqual([true, undefined])
})
it('says how many products have cells that a spreadsheet calculates', async () => {
  await exported({ ...nothing, formulas: 2 })
  const notes = [...dialog().querySelectorAll('[role=status]')].map(({ textContent }) => textContent)
  expect(notes.join()).toContain('2 件商品有原样保留、像公式的格子')
  expect(dialog().querySelector('table')).toBeNull()
})
