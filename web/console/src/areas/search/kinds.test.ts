import { expect, it } from 'vitest'
import { kindsFor } from './kinds'

it('offers contacts to those who keep them', () => {
  expect(kindsFor('agent')).toContain('contact')
  expect(kindsFor('trainee')).not.toContain('contact')
  expect(kindsFor('warehouse')).toContain('order')
})
