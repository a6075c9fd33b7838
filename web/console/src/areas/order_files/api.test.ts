import { expect, it } from 'vitest'
import { pieceAt, readFault, readImport, type OrderImportTold } from './api'

const told = (more: Partial<OrderImportTold> = {}): OrderImportTold => ({
  id: 'i',
  state: 'checked',
  by: '赵云',
  made_at: 0,
  name: 'ExportOrderList.csv',
  bytes: 9,
  good: 7,
  known: 2,
  refused: 1,
  created: 0,
  customers: 0,
  faults: 3,
  rev: 1,
  ...more,
})
const job = (kind: string) => ({
  id: 'j',
  kind,
  state: 'stopped' as const,
  by: '',
  made_at: 0,
  total: 0,
  done: 0,
  failed: 0,
  reason: '',
})

it('foresees what a check found good, and counts what a run did', () => {
  expect(readImport(told()).counts).toMatchObject({ created: 7, unchanged: 2, refused: 1, faults: 3 })
  expect(readImport(told({ state: 'running', created: 4 })).counts.created).toBe(4)
  expect(readImport(told({ state: 'done', created: 7 })).counts.created).toBe(7)
})
it('runs all of it only without a fault, and only what was checked', () => {
  const may = (more: Partial<OrderImportTold>) => {
    const { can_run_all, can_run_good } = readImport(told(more))
    return [can_run_all, can_run_good]
  }
  expect(may({})).toEqual([false, true])
  expect(may({ faults: 0 })).toEqual([true, true])
  expect(may({ good: 0 })).toEqual([false, false])
  expect(may({ state: 'looked', faults: 0 })).toEqual([false, false])
})
it('knows which of its jobs was stopped', () => {
  const step = (more: Partial<OrderImportTold>) => readImport(told({ state: 'stopped', ...more })).step
  expect(step({ job: job('order_check') })).toBe('check')
  expect(step({ job: job('order_import') })).toBe('run')
  expect(step({ job: job('order_check'), created: 2 })).toBe('run')
  expect(readImport(told()).step).toBeNull()
})
it('sends each file to its place, the second by its name', () => {
  const file = new File(['x'], '宝贝 1.csv')
  expect([pieceAt(0, file), pieceAt(1, file)]).toEqual([
    'files/1',
    `files/2?name=${encodeURIComponent('宝贝 1.csv')}`,
  ])
})
it('names the table of a fault', () => {
  const fault = {
    no: 1,
    line: 3,
    what: 'lines' as const,
    column: null,
    code: 'bad',
    title: '',
    order_no: '88',
  }
  expect(readFault(fault)).toMatchObject({ file: '宝贝', column: '', row_code: '88' })
})
