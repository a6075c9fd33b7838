import { expect, it } from 'vitest'
import type { ImportState } from './imports'
import { markOf, mayMap, shownStep, stepOf } from './steps'

const at = (state: ImportState, step: 'check' | 'run' | null = null) => ({ state, step })

it('knows where an import stands, whatever its job did', () => {
  expect(stepOf(undefined)).toBe('file')
  expect(
    ['receiving', 'looked', 'checked', 'running', 'done'].map((s) => stepOf(at(s as ImportState))),
  ).toEqual(['file', 'mapping', 'check', 'run', 'run'])
  expect([stepOf(at('stopped', 'check')), stepOf(at('stopped', 'run'))]).toEqual(['check', 'run'])
  expect([stepOf(at('failed', 'check')), stepOf(at('failed', 'run'))]).toEqual(['check', 'run'])
})
it('goes back to the mapping until something is written, and never ahead', () => {
  expect(shownStep(at('checked'), 'mapping')).toBe('mapping')
  expect(shownStep(at('stopped', 'check'), 'mapping')).toBe('mapping')
  expect(shownStep(at('stopped', 'run'), 'mapping')).toBe('run')
  expect(shownStep(at('checking'), 'mapping')).toBe('check')
  expect(shownStep(at('receiving'), 'mapping')).toBe('file')
  expect(shownStep(undefined, 'mapping')).toBe('file')
  expect([mayMap(at('running')), mayMap(at('done'))]).toEqual([false, false])
})
it('marks what is behind and what is ahead', () => {
  const marks = (view: ReturnType<typeof at>, shown: 'mapping' | 'check' | 'run') =>
    (['file', 'mapping', 'check', 'run'] as const).map((step) => markOf(step, shown, view))
  expect(marks(at('checked'), 'check')).toEqual(['done', 'done', 'now', 'ahead'])
  expect(marks(at('checked'), 'mapping')).toEqual(['done', 'now', 'ahead', 'ahead'])
  expect(marks(at('done'), 'run')).toEqual(['done', 'done', 'done', 'done'])
})
