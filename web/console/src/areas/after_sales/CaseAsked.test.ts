import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import CaseAsked from './CaseAsked.vue'

const shown = (left: number, stays_here: number) => {
  const found = { kind: 'money_only', reason: 'damage', asked_fen: 1_000, quantity: 5, stays_here }
  const line = { title: '餐椅', sku: '', quantity: 5, left, case: found }
  return mount(CaseAsked, { props: { line: line as unknown as OrderView['lines'][number] } }).text()
}

it('says before anybody pays what becomes of pieces that have not left', () => {
  expect(shown(2, 0)).toContain('还有 2 件没发出')
  expect(shown(2, 0)).toContain('按申请退款，少发 0 件。')
  expect(shown(2, 2)).toContain('少发 2 件。')
  expect(shown(0, 0)).not.toContain('没发出')
})
