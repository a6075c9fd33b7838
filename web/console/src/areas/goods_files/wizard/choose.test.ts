import { expect, it } from 'vitest'
import { acceptOf, faultOf } from './choose'

const wanted = { endings: ['csv', 'zip'], mostFiles: 2, mostBytes: 10 }
const file = (name: string, size = 1) => ({ name, size })

it('says before anything is sent why a file cannot be taken', () => {
  expect(faultOf([file('宝贝.CSV')], wanted)).toBeUndefined()
  expect(faultOf([file('a.csv'), file('b.csv'), file('c.csv')], wanted)).toBe('too_many_files')
  expect(faultOf([file('a.doc')], wanted)).toBe('wrong_ending')
  expect(faultOf([file('csv.')], wanted)).toBe('wrong_ending')
  expect(faultOf([file('a.csv', 0)], wanted)).toBe('empty_file')
  expect(faultOf([file('a.csv', 6), file('b.csv', 5)], wanted)).toBe('file_too_large')
})
it('tells the browser the same', () => expect(acceptOf(wanted)).toBe('.csv,.zip'))
