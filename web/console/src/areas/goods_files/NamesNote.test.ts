import { focusManager, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import '@console/areas/goods/words'
import type { GoodsImport } from './api'
import NamesNote from './NamesNote.vue'

const number = { kind: 'prop', number: '20518', name: null, prop: null, products: 2, title: '椅' }
let end = () => {}
afterEach(() => {
  end()
  vi.unstubAllGlobals()
  focusManager.setFocused(undefined)
})

/** One request behind the other. */
async function settle() {
  for (let n = 0; n < 8; n++) await flushPromises()
}
/** Beside the check of a file; what is asked of the server, and what it finds as long as nothing is named. */
async function open(format: string, refusal?: object) {
  const asked: { url: string; body?: unknown }[] = []
  let numbers = [number]
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    asked.push({ url, body: body && JSON.parse(String(body)) })
    if (method !== 'PUT') return Response.json({ numbers, is_all: true, rest: null })
    if (refusal) return Response.json(refusal, { status: 422 })
    numbers = []
    return Response.json({})
  })
  const note = mount(NamesNote, {
    props: { view: { id: 'i', look: { format } } as GoodsImport },
    global: {
      plugins: [i18n, VueQueryPlugin],
      provide: { [SHOP as symbol]: { id: 's', slug: 'songxi' } },
      stubs: { RouterLink: RouterLinkStub },
    },
  })
  end = () => note.unmount()
  await settle()
  const name = async (words: string) => {
    await note.get('input').setValue(words)
    await note.get('form').trigger('submit')
    await settle()
  }
  return { note, asked, name }
}

it('lists what the file has only numbers for, until they have names', async () => {
  const { note, asked, name } = await open('taobao')
  expect(note.get('h3').text()).toBe('未命名的类目与属性')
  expect(note.get('tbody tr').text()).toContain('20518')
  await name('尺码')
  const names = [{ kind: 'prop', number: '20518', name: '尺码' }]
  expect(asked.find(({ body }) => body)?.body).toEqual({ names })
  expect(note.find('table').exists()).toBe(false)
})
it('does not have the file read again whenever somebody comes back to the window', async () => {
  const { asked } = await open('taobao')
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  await settle()
  expect(asked).toHaveLength(1)
})
it('says of which number a name was refused', async () => {
  const { note, name } = await open('taobao', { code: 'bad_taobao_name', field: 'names.0.name' })
  await name('属性20518')
  expect(note.get('[role=alert]').text()).toContain('20518：名称不合适')
})
it('has nothing to say of other files', async () => {
  const { note, asked } = await open('csv')
  expect([note.text(), asked]).toEqual(['', []])
})
