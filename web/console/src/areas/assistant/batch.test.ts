import { expect, it } from 'vitest'
import { countIn, isRunning, mayResume, tabsOf, toApply } from './batch'
import { batch, job } from './testing'

it('shows what matters in each state', () => {
  expect(tabsOf(batch())).toEqual(['changed', 'warned', 'refused'])
  expect(tabsOf(batch({ state: 'applied', applied_at: 1 }))).toEqual(['applied', 'failed', 'refused'])
  expect(tabsOf(batch({ state: 'stopped' }))).toContain('changed')
  expect(tabsOf(batch({ state: 'stopped', can_undo: true }))).toContain('applied')
  expect(tabsOf(batch({ state: 'undone' }))).toContain('kept')
  expect(tabsOf(batch({ left_out: 4 }))).toEqual(['changed', 'warned', 'refused', 'left_out'])
  expect(countIn(batch({ left_out: 4 }), 'left_out')).toBe(4)
  expect(countIn(batch(), 'warned')).toBe(3)
  expect(countIn(batch(), 'applied')).toBeUndefined()
})
it('knows what runs, and what waits for a person', () => {
  const running = batch({ state: 'applying', job: job('running') })
  expect([isRunning(running), mayResume(running)]).toEqual([true, false])
  const failed = batch({ state: 'applying', job: job('failed') })
  expect([isRunning(failed), mayResume(failed)]).toEqual([false, true])
  expect(mayResume(batch({ state: 'stopped', job: job('stopped') }))).toBe(true)
  expect(mayResume(batch())).toBe(false)
})
it('leaves out those with a warning where it is asked to', () => {
  expect([toApply(batch(), false), toApply(batch(), true)]).toEqual([7, 4])
})
