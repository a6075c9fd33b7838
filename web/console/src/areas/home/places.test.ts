import { expect, it } from 'vitest'
import type { Role } from '@console/api/types'
import { landingOf } from './landing'
import { modules } from './modules'
import { wayTo } from './places'

it('leads leaders from every module to where the work is', () => {
  for (const name of modules) expect(wayTo(name, 's', 'owner'), name).toMatchObject({ params: { shop: 's' } })
})
it('leads along with the filter', () => {
  expect(wayTo('to_ship', 's', 'agent')).toEqual({
    name: 'orders',
    params: { shop: 's' },
    query: { tab: 'TO_SHIP' },
  })
  expect(wayTo('to_reply', 's', 'agent')).toMatchObject({ name: 'orders', query: { tab: 'to_reply' } })
  expect(wayTo('to_invoice', 's', 'agent')).toMatchObject({ name: 'orders', query: { tab: 'to_invoice' } })
  expect(wayTo('refund_stuck', 's', 'agent')).toMatchObject({ query: { tab: 'refund_stuck' } })
  expect(wayTo('parcel_concerns', 's', 'agent')).toMatchObject({ query: { tab: 'parcel_concern' } })
  expect(wayTo('requests', 's', 'owner')).toMatchObject({ name: 'orders', query: { requests: 'to_decide' } })
  expect(wayTo('our_after_sales', 's', 'warehouse')).toMatchObject({
    name: 'after_sales',
    query: { turn: 'shop' },
  })
  expect(wayTo('sold_out', 's', 'operations')).toMatchObject({ name: 'goods', query: { tab: 'sold_out' } })
})
it('leads nobody to a page their role does not have', () => {
  expect(wayTo('team', 's', 'supervisor')).toMatchObject({ name: 'board' })
  expect(wayTo('team', 's', 'agent')).toMatchObject({ name: 'shifts' })
  for (const role of ['trainee', 'operations', 'warehouse'] as Role[]) {
    expect(wayTo('team', 's', role)).toBeUndefined()
    expect(wayTo('promises', 's', role)).toBeUndefined()
  }
})
it('lands agents in reception, and everyone else at home', () => {
  expect(landingOf('agent')).toBe('reception')
  for (const role of ['owner', 'supervisor', 'trainee', 'operations', 'warehouse'] as Role[])
    expect(landingOf(role)).toBe('desk-home')
  expect(landingOf(undefined)).toBe('reception')
})
