import { bench, describe } from 'vitest'
import { indexOf, many, manySounds } from './testing'

/** Run with `npx vitest bench`: each has to stay under 10 ms. */
const phrases = many(20_000)
const index = indexOf(phrases, manySounds)
const { body, title } = phrases[12_345]!
const typed = (words: string, letters: number) =>
  Array.from(words, (character) => manySounds.readings[character]!.slice(0, letters)).join('')

describe('one question among 20,000 phrases of 66 characters', () => {
  const questions = {
    nothing: '',
    'a code': 'c12345',
    'two characters of a text': body.slice(30, 32),
    'a title': title.slice(0, 3),
    'one letter': 'h',
    'initials of a text': typed(body.slice(30, 34), 1),
    'pinyin of a text': typed(body.slice(30, 34), 9),
    'what nothing reads like': 'zzvvzz',
  }
  for (const [name, query] of Object.entries(questions)) bench(name, () => void index.find(query))
})
describe('once', () => {
  bench('building it', () => void indexOf(phrases, manySounds), { iterations: 3, time: 0 })
})
