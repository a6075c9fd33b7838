import { bench, describe } from 'vitest'
import { indexOf, many } from './testing'

/** Run with `npx vitest bench`: each has to stay under 10 ms. */
describe('one question among 20,000 phrases of 66 characters', () => {
  const index = indexOf(many(20_000))
  for (const query of ['', 'c19999', '安排', '沙床桌', 'a', 'kfys', 'kaifayun', 'zzzz', 'huanyingguanglin'])
    bench(query || 'nothing typed', () => void index.find(query))
})
describe('once', () => {
  const phrases = many(20_000)
  bench('building it', () => void indexOf(phrases))
})
