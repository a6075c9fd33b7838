import { expect, it } from 'vitest'
import zh from '@console/i18n/zh-CN'
import { fieldOf, givable } from './staff'

it('offers a supervisor no role above agents', () => {
  expect(givable('supervisor')).not.toContain('supervisor')
  expect(givable('supervisor')).not.toContain('owner')
  expect(givable('owner')).toContain('owner')
})
it('has a sentence for every refusal of a field', () => {
  const codes = ['bad_login', 'login_taken', 'bad_name', 'bad_nick', 'bad_capacity']
  expect(codes.filter((code) => !fieldOf(code) || !(code in zh.errors))).toEqual([])
  expect(fieldOf('above_you')).toBeUndefined()
})
