import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OrderLine } from '../mine'
import { say } from '../words'
import ReviewDialog from './ReviewDialog.vue'

const asked = vi.fn()
beforeEach(() => {
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }) } as never
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) =>
    asked(method, path, JSON.parse(body as string)),
  )
})
afterEach(() => {
  delete window.Yingke
  vi.unstubAllGlobals()
  asked.mockReset()
})

const line = { no: 1, title: '餐桌', sku: '颜色:原木色' } as OrderLine
const shown = () => mount(ReviewDialog, { props: { order: 'o1', line } })
const starsIn = (dialog: ReturnType<typeof shown>) =>
  dialog.findAll<HTMLInputElement>('[type=radio][name=review-stars]')
/** The answer goes through a few hands. */
async function submit(dialog: ReturnType<typeof shown>) {
  await dialog.get('form').trigger('submit')
  for (let turn = 0; turn < 3; turn++) await flushPromises()
}

it('asks for stars, of which one number is chosen, and for no more words than are taken', async () => {
  const dialog = shown()
  expect(starsIn(dialog).map(({ element }) => element.value)).toEqual(['5', '4', '3', '2', '1'])
  await dialog.get('textarea').setValue('好'.repeat(501))
  await submit(dialog)
  expect(dialog.text()).toContain(say('needStars'))
  expect(dialog.text()).toContain(say('longWords'))
  expect(asked).not.toHaveBeenCalled()
})
it('says what was chosen and written, and that there is something new', async () => {
  asked.mockReturnValue(Response.json({}))
  const dialog = shown()
  await starsIn(dialog)[1]!.setValue(true)
  await dialog.get('textarea').setValue(' 很稳 ')
  await submit(dialog)
  const said = { stars: 4, words: '很稳' }
  expect(asked.mock.calls).toEqual([['POST', '/api/shops/s/mine/orders/o1/reviews/1', said]])
  expect(dialog.emitted('changed')).toHaveLength(1)
  expect(dialog.emitted('close')).toHaveLength(1)
})
it('keeps what was written where it was not taken, and says why', async () => {
  asked.mockReturnValueOnce(Response.json({ code: 'reviewed' }, { status: 409 }))
  const dialog = shown()
  await starsIn(dialog)[0]!.setValue(true)
  await submit(dialog)
  expect(dialog.get('[role=alert]').text()).toBe(say('reviewed'))
  expect(dialog.emitted('changed')).toHaveLength(1)
  asked.mockReturnValueOnce(Response.json({}, { status: 503 }))
  await submit(dialog)
  expect(dialog.get('[role=alert]').text()).toBe(say('noAnswer'))
  expect(dialog.emitted('changed')).toHaveLength(1)
  expect(dialog.emitted('close')).toBeUndefined()
})
