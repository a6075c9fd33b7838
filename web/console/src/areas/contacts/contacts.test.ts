import { expect, it } from 'vitest'
import type { Contact } from '@console/api/types'
import { fieldOf, grouped, matching } from './contacts'

const contact = (name: string, group: string, note = '', of: Contact['of'] = 'own'): Contact => ({
  id: name,
  of,
  customer: { id: name, name, known: true },
  group,
  note,
  rev: 0,
  created_at: 0,
})
const all = [
  contact('林女士', '装修中', '电梯门净宽 82 厘米'),
  contact('陈先生', '', '等补发'),
  contact('周先生', '老客户', '', 'team'),
]

it('finds by name, note and group, every word', () => {
  const names = (words: string) => matching(all, words).map(({ customer }) => customer.name)
  expect(names('林')).toEqual(['林女士'])
  expect(names('８２ 电梯')).toEqual(['林女士'])
  expect(names('老客')).toEqual(['周先生'])
  expect(names('没有')).toEqual([])
})
it('puts own groups first and those in none last of each', () => {
  expect(grouped(all).map(({ of, name }) => `${of}/${name}`)).toEqual(['own/装修中', 'own/', 'team/老客户'])
})
it('knows which field a refusal is about', () => {
  expect(fieldOf('bad_note')).toBe('note')
  expect(fieldOf('contact_taken')).toBeUndefined()
})
