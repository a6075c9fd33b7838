import { expect, it } from 'vitest'
import { uuidv7 } from './uuid'

it('is a version 7 id that carries its time', () => {
  const id = uuidv7(1_763_800_000_000_000)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('rises, also within a millisecond and when the clock is set back', () => {
  const ids = Array.from({ length: 9000 }, (_, i) => uuidv7(i > 4500 ? 5 : 1_000))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
