import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { inShop, press } from '@console/areas/orders/testing'
import type { Batch } from './api'
import BatchDialog from './BatchDialog.vue'
import { batch, job } from './testing'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** A server with one batch, which `turn` turns; what it was asked to do. */
function served(first: Batch, turn: Record<string, Batch>, listed = 0) {
  const asked: string[] = []
  let now = first
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path.includes('/items')) return Response.json({ items: [], next: null })
    if (path.endsWith('/undo') && init?.method !== 'POST') return Response.json({ listed })
    if (path.includes('/delivery-templates')) return Response.json({ templates: [] })
    if (init?.method === 'POST') {
      const what = path.split('/').at(-1)!
      asked.push(what)
      now = turn[what]!
    }
    return Response.json(now)
  })
  return asked
}
const says = (words: string) => vi.waitFor(() => expect(document.body.textContent).toContain(words))

it('says how far it is, stops, keeps what is saved, and goes on', async () => {
  const saving = batch({ state: 'applying', job: job('running') })
  const stopped = batch({ state: 'stopped', can_undo: true, undo_until: 1, job: job('stopped') })
  const asked = served(saving, { stop: stopped, resume: saving })
  const shown = mount(BatchDialog, { props: { id: 'b' }, global: inShop() })
  await says('正在保存…')
  await says('3 / 10')
  await press('停止')
  await says('停下了，已改好的还在，可以继续或撤销')
  await says('撤销这一批')
  await press('继续')
  await says('正在保存…')
  expect(asked).toEqual(['stop', 'resume'])
  expect(shown.emitted('applied')).toHaveLength(1)
  shown.unmount()
})

it('drops a preview that nobody wants', async () => {
  const asked = served(batch(), { drop: batch({ state: 'dropped' }) })
  const shown = mount(BatchDialog, { props: { id: 'b', isPreview: true }, global: inShop() })
  await says('保存 7 件')
  await press('返回修改')
  await vi.waitFor(() => expect(asked).toEqual(['drop']))
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})

it('says before it takes a batch back how many products stay in the shop', async () => {
  const applied = batch({ state: 'applied', can_undo: true, undo_until: 1 })
  const asked = served(applied, { undo: batch({ state: 'undone' }) }, 3)
  const shown = mount(BatchDialog, { props: { id: 'b' }, global: inShop() })
  await says('撤销这一批')
  await press('撤销这一批')
  await says('其中 3 件已经上架')
  await press('改回去')
  await vi.waitFor(() => expect(asked).toEqual(['undo']))
  shown.unmount()
})
