import { expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { useSaving } from './saving'

const old = new Problem(409, 'changed_meanwhile', 'old')

it('sends once at a time, and may be tried again afterwards', async () => {
  let answer!: () => void
  const send = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)))
  const { isBusy, save } = useSaving(send)
  const first = save()
  await save()
  expect([isBusy.value, send.mock.calls.length]).toEqual([true, 1])
  answer()
  await first
  expect(isBusy.value).toBe(false)
  void save()
  expect(send).toHaveBeenCalledTimes(2)
})
it('keeps what was refused until the next try', async () => {
  const send = vi.fn(async () => undefined as void)
  send.mockRejectedValueOnce(old)
  const { isBusy, problem, save } = useSaving(send)
  await save()
  expect([isBusy.value, problem.value?.code]).toEqual([false, 'changed_meanwhile'])
  await save()
  expect(problem.value).toBeUndefined()
})
it('is busy until whoever hears of a refusal is ready', async () => {
  const heard = vi.fn((): void => expect(form.isBusy.value).toBe(true))
  const form = useSaving(() => Promise.reject(old), heard)
  await form.save()
  expect(heard).toHaveBeenCalledExactlyOnceWith(old)
  expect(form.isBusy.value).toBe(false)
})
it('hands on what the form says', async () => {
  const send = vi.fn(async (_name: string, _rev: number) => undefined)
  await useSaving(send).save('早班', 3)
  expect(send).toHaveBeenCalledExactlyOnceWith('早班', 3)
})
