import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import '@console/areas/goods/words'
import '@console/areas/order_files/words'
import '@console/areas/orders/words'
import './words'
import { faultText, hasWords, reasonText } from './reasons'

afterEach(() => setLanguage('zh-CN'))

/** What the server's own code says, its tests left out. */
function sources(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs') && !/test/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').split('#[cfg(test)]')[0]!)
}
const named = (code: string, pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1]!)

/** Codes of an enumeration of reasons, each in a `match` of its own. */
const ofEnums = (code: string) =>
  code
    .split('fn code(')
    .slice(1)
    .flatMap((body) => named(body.split('\n    }')[0]!, /"([a-z]+(?:_[a-z]+)*)"/g))
const ofReaders = ['taobao-csv', 'tabular'].flatMap((crate) =>
  sources(`../crates/${crate}/src`).flatMap(ofEnums),
)

/** Codes that are said beside their English, of files, and of jobs that fail. */
const beside = /"([a-z]+(?:_[a-z]+)+)",\s*(?=title\b|format!|"[^"]* [^"]*")/g
const alone = /(?:\b(?:Failed|file|at_field)\(|\bStatusCode::\w+,)\s*"([a-z]+(?:_[a-z]+)+)"/g
const ofAreas = ['goods_files', 'order_files'].flatMap((area) =>
  sources(`../src/${area}`).flatMap((code) =>
    [...ofEnums(code), ...named(code, beside), ...named(code, alone)].filter((each) => each.includes('_')),
  ),
)
const codes = [...new Set([...ofReaders, ...ofAreas])]

it('has words for every reason that a file, a row or an import is refused for', () => {
  expect(codes.length).toBeGreaterThan(25)
  expect(codes).toEqual(expect.arrayContaining(['open_quote', 'not_money', 'no_names']))
  expect(codes.filter((code) => !hasWords(code))).toEqual([])
})
it('has them in English, too', async () => {
  await setLanguage('en')
  for (const code of codes) expect(reasonText(code)).toMatch(/^[A-Z0-9]/)
})
it('says of a row that it was left alone, not that somebody should try again', () => {
  expect(faultText({ code: 'changed_meanwhile', title: '' })).toContain('没有动它')
  expect(faultText({ code: 'stock_moved', title: '' })).toContain('没有动它')
  expect(reasonText('changed_meanwhile')).toContain('请再试一次')
})
it('has them as the files of faults do, for what a row or a cell is refused for', () => {
  const read = (path: string) => readFileSync(`../${path}`, 'utf8').split('#[cfg(test)]')[0]!
  const wordsOf = (area: string) =>
    named(read(`src/${area}/fault_words.rs`), /"([a-z]+(?:_[a-z]+)*)",\s*"[^"]+",?\s*\)/g)
  const ofFiles = ['crates/taobao-csv/src/fault.rs', 'crates/tabular/src/broken.rs']
  const goods = ofFiles.flatMap((path) => ofEnums(read(path)))
  expect(wordsOf('goods_files/import')).toEqual(expect.arrayContaining(goods))
  const parts = ['read', 'story', 'told/mod', 'told/lines', 'told/money', 'told/words']
  const orders = parts.flatMap((part) => named(read(`src/order_files/${part}.rs`), beside))
  expect(orders.length).toBeGreaterThan(10)
  expect(wordsOf('order_files')).toEqual(expect.arrayContaining(orders))
})
it('says what a newer server found in its own words, and nothing of an unknown failure', () => {
  expect(faultText({ code: 'brand_new', title: 'no such thing' })).toBe('no such thing')
  expect(faultText({ code: 'not_money', title: 'is not money' })).toBe('不是金额')
  expect(reasonText('')).toBe('出了点问题，请再试一次')
  expect(hasWords('')).toBe(false)
})
