import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import { eventText, whoWasFaster } from './faster'
import './words'

afterEach(() => setLanguage('zh-CN'))

const placed = { kind: 'placed', by: 'customer' }
const seen = { rev: 3, note: '', flag: 0, events: [placed] }
const then = (more: object) => ({ ...seen, rev: 4, ...more })

it('says who did what meanwhile', () => {
  const did = (kind: string, by: string) => whoWasFaster(seen, then({ events: [placed, { kind, by }] }))
  expect(did('paid', 'customer')).toContain('就在刚才：买家付款。')
  expect(did('price_changed', 'shop')).toContain('修改价格（同事）')
  const named = { kind: 'price_changed', by: 'shop', nick: '小禾' }
  expect(whoWasFaster(seen, then({ events: [placed, named] }))).toContain('修改价格（小禾）')
  expect(did('closed', 'system')).toContain('超时未付款，自动关闭（系统）')
})
it('names who wrote a note, and everything that happened', () => {
  expect(whoWasFaster(seen, then({ note: '加急' }), '小禾')).toContain('小禾改了备注')
  expect(whoWasFaster(seen, then({ flag: 1 }))).toContain('同事改了备注')
  const paid = { kind: 'paid', by: 'customer' }
  const both = whoWasFaster(seen, then({ note: '加急', events: [placed, paid] }), '小禾')
  expect(both).toContain('买家付款，小禾改了备注')
})
it('is silent where nobody was faster, and never empty where somebody was', () => {
  expect(whoWasFaster(seen, seen)).toBeUndefined()
  expect(whoWasFaster(seen, then({}))).toContain('这个订单被改过')
})
it('has words in both languages for everything that happens to an order', async () => {
  const code = readFileSync('../src/trade/event/row.rs', 'utf8')
  const named = code.slice(code.indexOf('fn kind(')).split('\n    }')[0]!
  const kinds = [...named.matchAll(/=> "(\w+)"/g)].map((match) => match[1]!)
  expect(kinds).toEqual(expect.arrayContaining(['placed', 'extended', 'address_changed', 'refunded']))
  for (const kind of kinds) expect(eventText({ kind, by: 'shop' })).toMatch(/\p{Script=Han}/u)
  await setLanguage('en')
  for (const kind of kinds)
    expect(eventText({ kind, by: 'shop' })).toMatch(/^[A-Z][a-z]*(,? ([a-z]+|[A-Z]{2,}))*$/)
})
