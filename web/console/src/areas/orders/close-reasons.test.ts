import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import { closeReasons, closeReasonText } from './close-reasons'
import './words'

afterEach(() => setLanguage('zh-CN'))

it('offers what the server takes of a shop, in both languages', async () => {
  const code = readFileSync('../src/trade/event/parts.rs', 'utf8')
  const named = code.slice(code.indexOf('pub enum CloseReason')).split('\n}')[0]!
  const variants = [...named.matchAll(/^ {4}(\w+),/gm)].map((match) => match[1]!)
  const codes = variants.map((name) => name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase())
  expect(codes.slice(2).sort()).toEqual([...closeReasons].sort())
  for (const reason of codes) expect(closeReasonText(reason)).toMatch(/\p{Script=Han}/u)
  await setLanguage('en')
  for (const reason of codes) expect(closeReasonText(reason)).toMatch(/^[A-Z]/)
})
it('says what it does not know as it is', () => {
  expect(closeReasonText('flooded')).toBe('flooded')
})
