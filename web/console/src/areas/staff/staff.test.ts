import { expect, it } from 'vitest'
import zh from '@console/i18n/zh-CN'
import type { Place } from '@console/api/types'
import { differences, fieldOf, givable } from './staff'

it('offers a supervisor no role above agents', () => {
  expect(givable('supervisor')).not.toContain('supervisor')
  expect(givable('supervisor')).not.toContain('owner')
  expect(givable('owner')).toContain('owner')
})
it('sends only what was changed', () => {
  const place = { name: '林夏', nick: '小夏', role: 'agent', capacity: 8 } as Place
  const form = { login: 'xia', name: '林霞', nick: '小夏', role: 'agent' as const, capacity: 8 }
  expect(differences(place, form)).toEqual({ name: '林霞' })
})
it('has a sentence for every refusal of a field', () => {
  const codes = ['bad_login', 'login_taken', 'bad_name', 'bad_nick', 'bad_capacity']
  expect(codes.filter((code) => !fieldOf(code) || !(code in zh.errors))).toEqual([])
  expect(fieldOf('above_you')).toBeUndefined()
})
