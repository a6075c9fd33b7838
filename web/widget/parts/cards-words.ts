import type { Hand } from '../src/parts'
import { zh } from './cards-zh'

let words: Record<string, string> = zh
let english: Promise<unknown> | undefined

/** English is fetched by those who read it, and again where that failed; until then cards speak Chinese. */
export function ready({ locale }: Hand): Promise<unknown> | undefined {
  if (locale !== 'en') return undefined
  const take = (part: { en: typeof zh }) => (words = part.en)
  return (english ??= import('./cards-en').then(take, () => (english = undefined)))
}

const groups: Record<string, string> = { kind: 'kind_of', asked_kind: 'kind_of' }

const pick = (key: string, value = ''): string | undefined => words[key]?.replace('{n}', value)

export const tell = (key: string, value?: string): string => pick(key, value) ?? ''

/** By the card's kind where that has its own word. */
export const tellFor = (key: string, kind: string, value?: string): string =>
  pick(`${key}.${kind}`, value) ?? tell(key, value)

/** What a code of a fact means; one that a newer server invented stands for itself. */
export function codeWord(key: string, code: string): string {
  if (key === 'following') return tell('nothingKnown')
  return pick(`${groups[key] ?? key}.${code}`) ?? code
}

/** Why an answer was not taken, by the server's code. */
export const refusalWord = (code: string): string => pick(`no.${code}`) ?? tell('failed')

const MINUTE = 60_000

/** How long there still is, in the largest unit that says it. */
export function leftWord(at: number, now = Date.now()): string {
  const minutes = Math.floor((at - now) / MINUTE)
  const hours = Math.floor(minutes / 60)
  if (minutes < 1) return ''
  if (hours < 1) return tell('left', tell('minutes', `${minutes}`))
  if (hours < 48) return tell('left', tell('hours', `${hours}`))
  return tell('left', tell('days', `${Math.floor(hours / 24)}`))
}
