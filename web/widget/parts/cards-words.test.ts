import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CaseBody } from '@kit/live'
import { en } from './cards-en'
import { codeWord, refusalWord, tell } from './cards-words'
import { zh } from './cards-zh'
import { translate } from './case-line'

/** What the server's own code says; tests in a file of their own are no part of it. */
const code = (file: string) =>
  readFileSync(`../src/${file}`, 'utf8').split(/#\[cfg\(test\)\]\s+mod \w+ \{/)[0]!
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean)!)
const { schemas } = JSON.parse(readFileSync('../openapi.json', 'utf8')).components
const named = (name: string): string[] => schemas[name].enum

const codeIn = (folder: string, which = /\.rs$/) =>
  readdirSync(`../src/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => which.test(file) && !/tests?\.rs$/.test(file))
    .map((file) => code(`${folder}/${file}`))
    .join('\n')
const cards = codeIn('cards')
const kinds = found(code('cards/kind.rs').split('const fn acts')[0]!, /=> "(\w+)"/g)
const states = /=> "([A-Z_]+)"/g
/** A shop closes no order for these. */
const notTheShops = ['not_paid_in_time', 'customer_cancelled']

/** Of each fact that is a code, what it may be. */
const codes: Record<string, string[]> = {
  state: found(code('trade/state.rs'), states),
  // A card about a case is there only once there is a case.
  case_state: found(code('trade/refund.rs'), states).filter((state) => state !== 'NO_REFUND'),
  kind: named('RefundKind'),
  asked_kind: named('RefundKind'),
  reason: named('CaseReason'),
  close_reason: named('CloseReason').filter((reason) => !notTheShops.includes(reason)),
  falls: named('CaseFall'),
  turn: named('CaseTurn'),
  stage: named('ParcelStage'),
  following: ['not_followed'],
}

const membersOnly = ['changed_since']

/** What makes no card, or no history that is whole: a customer never meets it. */
const never = [
  'not_placed',
  'earlier',
  'not_theirs',
  'nothing_named',
  'bad_days',
  'moneyless',
  'no_installation',
  'no_freight_back',
  'nothing_asked',
]
/** Why a card's order, goods or case say no, and why an answer is refused. */
function refusals(): string[] {
  const order = code('trade/order/illegal.rs')
  const machine = order.slice(order.indexOf('fn code(')).split('\n    }')[0]!
  const hinders = /^(faces\W|hindrance|offered_case|other_sku|view).*\.rs$/
  const said = [
    ...found(machine, /=> "(\w+)"/g),
    ...found(codeIn('cards', hinders), /"(\w+)"\.to_owned\(\)|\bcode\("(\w+)"\)/g),
    ...found(code('cards/given.rs'), /at_field\("(bad_[cws]\w+)"/g),
    ...['cart_full', 'payment_declined', 'too_fast'],
  ]
  return said.filter((reason) => !never.includes(reason))
}

const chinese = /\p{Script=Han}/u

it('has words for every kind of card, and for what is done on it', () => {
  expect(kinds).toEqual(expect.arrayContaining(['order_closing', 'installation_day', 'review_invite']))
  for (const kind of [...kinds, ...named('CardKind')]) expect(tell(`kind.${kind}`), kind).toMatch(chinese)
  for (const state of named('CardState')) expect(tell(`state.${state}`), state).toMatch(chinese)
  for (const act of named('CardActName'))
    for (const key of [`act.${act}`, `did.${act}`]) expect(tell(key), key).toMatch(chinese)
})
it('names every fact that a card shows, and none that no card shows', () => {
  const lists = found(cards, /(?:named\(|keys = )\[([^\]]+)\]/g)
  const keys = [
    ...found(cards, /CardFact::\w+\(\s*"(\w+)"/g),
    ...lists.flatMap((list) => found(list, /"(\w+)"/g)),
  ]
  // The time of a step stands beside it; a discount below nothing is a surcharge; a customer meets nothing that is for members.
  const beside = ['step_at', ...membersOnly]
  const shown = new Set([...keys.filter((key) => !beside.includes(key)), 'surcharge'])
  const worded = Object.keys(zh).filter((key) => key.startsWith('fact.'))
  expect(worded.sort()).toEqual([...shown].map((key) => `fact.${key}`).sort())
})
it('says what every code of a fact means', () => {
  const coded = new Set(found(cards, /CardFact::code\(\s*"(\w+)"/g))
  const customers = [...coded].filter((key) => !membersOnly.includes(key))
  expect(Object.keys(codes).sort()).toEqual(customers.sort())
  for (const [key, all] of Object.entries(codes)) {
    expect(all, key).not.toEqual([])
    for (const each of all) expect(codeWord(key, each), `${key} ${each}`).toMatch(chinese)
  }
})
it('says why a card cannot be answered, whatever the reason', () => {
  const known = ['bad_quantity', 'extended_enough', 'over', 'answered', 'too_late', 'bad_choice', 'bad_words']
  expect(refusals()).toEqual(expect.arrayContaining(known))
  for (const reason of refusals()) expect(refusalWord(reason), reason).not.toBe(tell('failed'))
})
it('says all of it in English too', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const [key, word] of Object.entries(en)) {
    expect(word, key).toMatch(/\S/)
    expect(word, key).not.toMatch(chinese)
  }
})
it('says in English whatever became of a case', () => {
  const told = [
    ...found(codeIn('trade/after_sale/acted'), /"([a-z_]+)"/g),
    ...found(code('trade/after_sale/warning.rs'), /"(soon_[a-z_]+)"/g),
  ]
  expect(told).toEqual(
    expect.arrayContaining(['turned_to_return', 'reissue_withdrawn', 'platform_paid', 'soon_done']),
  )
  for (const each of told) {
    const box = document.createElement('div')
    translate(box, { code: each, order_no: '1', goods: '餐桌', amount_fen: 500 } as CaseBody)
    expect(box.textContent, each).toMatch(/^After-sale of order 1/)
  }
})
