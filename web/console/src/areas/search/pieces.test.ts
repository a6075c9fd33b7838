import { expect, it } from 'vitest'
import { piecesOf } from './pieces'

it('cuts a text at its marks', () => {
  expect(piecesOf({ text: '😀沙发坐垫', marks: [[2, 4]] })).toEqual([
    { text: '😀', isFound: false },
    { text: '沙发', isFound: true },
    { text: '坐垫', isFound: false },
  ])
  expect(piecesOf({ text: '沙发', marks: [] })).toEqual([{ text: '沙发', isFound: false }])
  expect(piecesOf({ text: '', marks: [] })).toEqual([])
})
