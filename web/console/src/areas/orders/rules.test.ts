import { expect, it } from 'vitest'
import { areFit, delays, formOf, leftHours, limitOf, rulesOf } from './rules'

const rules = {
  pay_within_min: 1_505,
  confirm_after_days: 10,
  most_extensions: 4,
  most_discount_bp: 1_250,
  most_supervisor_discount_bp: 3_050,
  most_compensation_fen: 1_999,
  most_refund_fen: 29_999,
  most_supervisor_refund_fen: 100_001,
  price_protection_days: 7,
  freight_insurance: false,
  needs_customer: { closing: false, extension: true, part_shipment: false, installation: false },
  flag_names: ['', '加急', '', '', '', ''],
  parcels: { stuck_after_h: 24, lost_after_days: 5 },
  after_sale: {
    agree_within_h: 48,
    proposal_within_h: 48,
    return_within_days: 7,
    receive_within_days: 10,
    refund_within_h: 48,
    resend_within_h: 72,
    confirm_resent_days: 10,
    platform_within_days: 7,
    evidence_within_h: 48,
    decide_within_days: 7,
    protect_within_h: 48,
    protect_kept_days: 30,
    most_proposals: 2,
    after_sale_days: 15,
    no_reason_days: 7,
    send_within_h: 24,
    due_soon_h: 6,
    warn_before_h: 6,
  },
}

it('shows minutes as hours and minutes and hundredths as percent, and reads the same again', () => {
  expect(formOf(rules)).toMatchObject({ hours: 25, minutes: 5, percent: 12.5, supervisor_percent: 30.5 })
  expect(rulesOf(formOf(rules))).toEqual(rules)
})
it('asks customers nothing where a server says nothing of it', () => {
  const older = JSON.parse(JSON.stringify({ ...rules, needs_customer: undefined }))
  expect(Object.values(formOf(older).needs_customer)).not.toContain(true)
})
it('waits for parcels, and gives longer, as usual where a server says nothing of it', () => {
  const older = JSON.parse(JSON.stringify({ ...rules, parcels: undefined }))
  expect(formOf(older)).toMatchObject({ stuck_after_h: 48, lost_after_days: 7 })
  const without = JSON.parse(JSON.stringify({ ...rules, most_extensions: undefined }))
  expect(formOf(without)).toMatchObject({ most_extensions: 3 })
})
it('loses nothing to fractions', () => {
  for (const most_discount_bp of [1, 29, 57, 1_155, 9_999])
    expect(rulesOf(formOf({ ...rules, most_discount_bp })).most_discount_bp).toBe(most_discount_bp)
})
it('takes an emptied limit for a mistake, not for none', () => {
  const form = { ...formOf(rules), compensation_yuan: '' as const, price_protection_days: '' as const }
  const { most_compensation_fen, price_protection_days } = rulesOf(form)
  expect([most_compensation_fen < 0, price_protection_days < 0]).toEqual([true, true])
  expect(rulesOf({ ...form, compensation_yuan: 0 }).most_compensation_fen).toBe(0)
  expect(rulesOf({ ...form, refund_yuan: '' }).most_refund_fen).toBeLessThan(0)
})
it('trims names, and takes an emptied field for nothing', () => {
  const form = {
    ...formOf(rules),
    hours: '' as const,
    minutes: 4,
    flag_names: [' 加急 ', '', '', '', '', ''],
  }
  expect(rulesOf(form)).toMatchObject({ pay_within_min: 4, flag_names: ['加急', '', '', '', '', ''] })
})
it('shows every time of a case, and takes none that is out of its range, empty or a fraction', () => {
  const { after_sale } = formOf(rules)
  expect(delays.map(({ name }) => name).toSorted()).toEqual(Object.keys(rules.after_sale).toSorted())
  expect(areFit(after_sale)).toBe(true)
  for (const { name, min, max } of delays)
    for (const wrong of [min - 1, max + 1, 1.5, '' as const])
      expect([name, wrong, areFit({ ...after_sale, [name]: wrong })]).toEqual([name, wrong, false])
})
it('waits longer for a decision than for evidence', () => {
  const { after_sale } = formOf(rules)
  expect(areFit({ ...after_sale, evidence_within_h: 167 })).toBe(true)
  expect(areFit({ ...after_sale, evidence_within_h: 168 })).toBe(false)
  expect(areFit({ ...after_sale, decide_within_days: 2 })).toBe(false)
})
it('leaves cases under way some hours where a step gets less time', () => {
  const left = (name: string, value: number, saved: number) =>
    leftHours(
      delays.find((delay) => delay.name === name)!,
      value,
      saved,
    )
  expect([left('agree_within_h', 12, 48), left('agree_within_h', 2, 48)]).toEqual([6, 2])
  expect(left('return_within_days', 1, 7)).toBe(6)
  for (const value of [48, 49]) expect(left('agree_within_h', value, 48)).toBeUndefined()
  const others = [
    'protect_kept_days',
    'after_sale_days',
    'no_reason_days',
    'send_within_h',
    'due_soon_h',
    'warn_before_h',
  ]
  for (const name of others) expect(left(name, 1, 15)).toBeUndefined()
})
it('knows what each rank gives alone', () => {
  expect(limitOf(rules, 'agent')).toBe(1_250)
  expect(limitOf(rules, 'supervisor')).toBe(3_050)
  expect(limitOf({ ...rules, most_supervisor_discount_bp: 10_000 }, 'supervisor')).toBeUndefined()
  expect(limitOf(rules, 'owner')).toBeUndefined()
})
