import { expect, it } from 'vitest'
import { emptyForm, fieldOf, formOf, kinds, localOf, momentOf, ruleOf, wordsOf } from './replies'
import { kept, spoken, unknownVariable } from './variables'

it('gives back every kind of rule as it was', () => {
  for (const kind of kinds) {
    const form = {
      ...emptyForm(),
      kind,
      name: '一条',
      text: '您好',
      pictures: ['a', 'b'],
      words: '发票\n开票',
      more_than: 15 as const,
    }
    const rule = ruleOf(form)
    expect(rule.occasion.kind).toBe(kind)
    expect(ruleOf(formOf(rule))).toEqual(rule)
  }
})
it('keeps what the other kinds hold out of the rule', () => {
  expect(ruleOf({ ...emptyForm(), kind: 'night', words: '发票' }).occasion).toEqual({ kind: 'night' })
  expect(ruleOf({ ...emptyForm(), kind: 'idle', close_after_s: '' }).occasion).toEqual({
    kind: 'idle',
    after_s: 60,
    close_after_s: null,
  })
  expect(ruleOf({ ...emptyForm(), per: 'minutes', minutes: 5 }).once).toEqual({ per: 'minutes', minutes: 5 })
})
it('lets members say in their own words only what is about their state', () => {
  const taken = kinds.filter((kind) => ruleOf({ ...emptyForm(), kind }).takes_own_words)
  expect(taken).toEqual(['busy', 'suspended', 'rest'])
  const rule = ruleOf({ ...emptyForm(), kind: 'rest', takes_own_words: false })
  expect([rule.takes_own_words, formOf(rule).takes_own_words]).toEqual([false, false])
})
it('parts words by lines and commas but leaves a pattern whole', () => {
  expect(wordsOf(' 发票，开票\n\n抬头、税号 ', 'contains')).toEqual(['发票', '开票', '抬头', '税号'])
  expect(wordsOf('a{1,3}', 'pattern')).toEqual(['a{1,3}'])
})
it('finds a variable that does not exist, and the field of a refusal', () => {
  expect(unknownVariable('{customer}您好{custmer}', ['customer'])).toBe('custmer')
  expect(unknownVariable('{customer}您好{ }', ['customer'])).toBeUndefined()
  expect(unknownVariable('{顾客名}您好', ['customer', '顾客名字'])).toBe('顾客名')
  expect(unknownVariable('{客户昵称}您好，{nick}', ['customer', 'member'])).toBeUndefined()
  expect([fieldOf('bad_pattern'), fieldOf('text_stopped'), fieldOf('offline')]).toEqual([
    'words',
    'text',
    undefined,
  ])
})
it('shows variables by the names a reader knows, and keeps the server’s', () => {
  const labels = { customer: '顾客名字', next_duty: 'Next duty' }
  expect(kept('{客户昵称}您好', labels)).toBe('{customer}您好')
  const text = '{customer}您好，{next_duty}回复，{place}{ }'
  expect(spoken(text, labels)).toBe('{顾客名字}您好，{Next duty}回复，{place}{ }')
  expect(kept(spoken(text, labels), labels)).toBe(text)
  expect(kept(text, labels)).toBe(text)
})
it('thinks in the time of the shop, wherever the reader is', () => {
  const at = Date.parse('2026-01-01T04:00:00Z')
  expect(localOf(at)).toBe('2026-01-01T12:00')
  expect(momentOf('2026-01-01T12:00')).toBe(at)
})
it('says at its own field that the wait before closing is nonsense', () => {
  const idle = { ...emptyForm(), kind: 'idle' as const, after_s: 60, close_after_s: 5 }
  expect(fieldOf('bad_seconds', idle)).toBe('close')
  expect(fieldOf('bad_seconds', { ...idle, after_s: 5 })).toBe('seconds')
  expect(fieldOf('bad_seconds', { ...idle, kind: 'unanswered' })).toBe('seconds')
})
