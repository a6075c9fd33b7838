import { afterEach, expect, it, vi } from 'vitest'
import { h, icon, iconButton } from '../src/dom'
import type { Hand } from '../src/parts'
import { invite } from './rating'

const open = { session: 3, scale: 'stars', good: ['回复及时'], bad: ['回复太慢', '答非所问'], until: 0 }
const close = { kind: 'close', seq: 9 }

function handWith(entries: { kind: string; seq: number }[]) {
  const talk = { shop: { id: 's' }, conversation: 'c', device: 'token', entries }
  return { h, icon, iconButton, locale: 'zh-CN', talk, absolute: (path: string) => path } as unknown as Hand
}
function answers(...told: { status?: number; body?: unknown }[]) {
  const asked = vi.fn()
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked(path, init)
    const { status = 200, body } = told.shift()!
    return { ok: status < 400, status, json: async () => body }
  })
  return asked
}
async function shown(hand: Hand, entry = close) {
  const log = document.body.appendChild(document.createElement('div'))
  const line = log.appendChild(document.createElement('div'))
  await invite(hand, entry as never, line)
  return { log, line, form: log.querySelector('form') }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => vi.unstubAllGlobals())

it('asks for a score, then for reasons that fit it, and sends them once', async () => {
  const asked = answers({ body: { open, given: null } }, { status: 204 })
  const { log, line, form } = await shown(handWith([close]))
  const scores = [...form!.querySelectorAll('.stars label')].map(({ textContent }) => textContent)
  expect(scores).toEqual(['1很差', '2较差', '3一般', '4不错', '5很好'])
  form!.querySelectorAll<HTMLInputElement>('input[name=score]')[1]!.click()
  const reasons = [...form!.querySelectorAll<HTMLInputElement>('input[name=reason]')]
  expect(reasons.map(({ value }) => value)).toEqual(open.bad)
  reasons[0]!.click()
  form!.dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
  expect(JSON.parse(asked.mock.calls[1]![1].body)).toEqual({
    session: 3,
    score: 2,
    reasons: ['回复太慢'],
    words: '',
  })
  expect(log.querySelector('form')).toBeNull()
  expect(line.textContent).toContain('感谢您的评价：较差')
})
it('may be skipped, and says when it is too late', async () => {
  const asked = answers({ body: { open, given: null } }, { status: 409 })
  const { form } = await shown(handWith([close]))
  form!.querySelector<HTMLButtonElement>('button.link')!.click()
  await settle()
  expect(JSON.parse(asked.mock.calls[1]![1].body)).toEqual({ session: 3 })
  expect(form!.textContent).toContain('评价时间已过')
})
it('asks about the last reception only, and not again', async () => {
  answers({ body: { open: null, given: { session: 3, score: 5 } } })
  const earlier = await shown(handWith([close, { kind: 'close', seq: 20 }]))
  expect(earlier.form).toBeNull()
  const { form, line } = await shown(handWith([close]))
  expect(form).toBeNull()
  expect(line.textContent).toContain('很好')
})
