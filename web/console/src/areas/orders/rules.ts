import type { Role } from '@console/api/types'
import type { TradeRules } from './orders'

export type Rules = TradeRules['rules']
type Delay = keyof Rules['after_sale']
export type NeedsCustomer = NonNullable<Rules['needs_customer']>
/** Acts that a shop may have wait for the customer's yes. */
export const askable = [
  'closing',
  'extension',
  'part_shipment',
  'installation',
] as const satisfies readonly (keyof NeedsCustomer)[]

interface DelayRange {
  name: Delay
  unit: 'hours' | 'days' | 'times'
  min: number
  max: number
}
/** The clocks of after-sale cases, in the order a case meets them. The server holds the same limits. */
export const delays: DelayRange[] = [
  { name: 'agree_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'proposal_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'most_proposals', unit: 'times', min: 1, max: 5 },
  { name: 'return_within_days', unit: 'days', min: 1, max: 90 },
  { name: 'receive_within_days', unit: 'days', min: 1, max: 90 },
  { name: 'refund_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'resend_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'confirm_resent_days', unit: 'days', min: 1, max: 90 },
  { name: 'platform_within_days', unit: 'days', min: 1, max: 90 },
  { name: 'evidence_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'decide_within_days', unit: 'days', min: 1, max: 90 },
  { name: 'protect_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'protect_kept_days', unit: 'days', min: 7, max: 90 },
  { name: 'after_sale_days', unit: 'days', min: 0, max: 365 },
  { name: 'no_reason_days', unit: 'days', min: 7, max: 90 },
  { name: 'send_within_h', unit: 'hours', min: 1, max: 720 },
  { name: 'due_soon_h', unit: 'hours', min: 1, max: 48 },
  { name: 'warn_before_h', unit: 'hours', min: 0, max: 48 },
]
export type DelayForm = Record<Delay, number | ''>

/** An emptied field or a fraction is out of every range: 0 would silently mean “none” where that is allowed. */
export const isFit = ({ min, max }: DelayRange, value: number | '') =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max
/** Both run from the moment the platform was asked: evidence in the last hour would else lose the case at once. */
export const outlastsEvidence = ({ decide_within_days, evidence_within_h }: DelayForm) =>
  Number(decide_within_days) * 24 > Number(evidence_within_h)
/** The server leaves as much. */
const LEFT_H = 6
/** No steps of cases: orders and cards from before keep these as they were, and the others stop no clock. */
const noSteps: Delay[] = [
  'most_proposals',
  'protect_kept_days',
  'after_sale_days',
  'no_reason_days',
  'send_within_h',
  'due_soon_h',
  'warn_before_h',
]
/** Where a step gets less time than it had: the hours that cases under way still have, once that is saved. */
export function leftHours({ name, unit }: DelayRange, value: number | '', saved: number) {
  if (noSteps.includes(name) || Number(value) >= saved) return undefined
  return unit === 'days' ? LEFT_H : Math.min(Number(value), LEFT_H)
}
export const areFit = (form: DelayForm) =>
  delays.every((delay) => isFit(delay, form[delay.name])) && outlastsEvidence(form)

/** The rules as they are typed: hours beside minutes, hundredths of a percent as percent. */
export interface RulesForm {
  hours: number | ''
  minutes: number | ''
  confirm_after_days: number | ''
  most_extensions: number | ''
  percent: number | ''
  supervisor_percent: number | ''
  compensation_yuan: number | ''
  refund_yuan: number | ''
  supervisor_refund_yuan: number | ''
  price_protection_days: number | ''
  stuck_after_h: number | ''
  lost_after_days: number | ''
  freight_insurance: boolean
  needs_customer: NeedsCustomer
  flag_names: string[]
  after_sale: DelayForm
}

export function formOf(rules: Rules): RulesForm {
  return {
    hours: Math.floor(rules.pay_within_min / 60),
    minutes: rules.pay_within_min % 60,
    confirm_after_days: rules.confirm_after_days,
    most_extensions: rules.most_extensions ?? 3,
    percent: rules.most_discount_bp / 100,
    supervisor_percent: (rules.most_supervisor_discount_bp ?? 10_000) / 100,
    compensation_yuan: rules.most_compensation_fen / 100,
    refund_yuan: (rules.most_refund_fen ?? 50_000) / 100,
    supervisor_refund_yuan: (rules.most_supervisor_refund_fen ?? 500_000) / 100,
    price_protection_days: rules.price_protection_days,
    stuck_after_h: rules.parcels?.stuck_after_h ?? 48,
    lost_after_days: rules.parcels?.lost_after_days ?? 7,
    freight_insurance: rules.freight_insurance ?? false,
    needs_customer: {
      closing: false,
      extension: false,
      part_shipment: false,
      installation: false,
      ...rules.needs_customer,
    },
    flag_names: [...rules.flag_names],
    after_sale: { ...rules.after_sale },
  }
}

/** What one of this role may take off without anybody else, in hundredths of a percent; nothing where there is no limit. */
export function limitOf(rules: Rules, role: Role): number | undefined {
  if (role === 'owner') return undefined
  if (role !== 'supervisor') return rules.most_discount_bp
  const most = rules.most_supervisor_discount_bp ?? 10_000
  return most < 10_000 ? most : undefined
}

/** Where 0 means something, an emptied field is not 0: the server refuses it by its name. */
const told = (value: number | '') => (value === '' ? -1 : Number(value))

/** An emptied field counts as 0, which the server then names. */
export function rulesOf(form: RulesForm): Rules {
  const delay = (name: Delay) => [name, Number(form.after_sale[name])]
  return {
    pay_within_min: Number(form.hours) * 60 + Number(form.minutes),
    confirm_after_days: Number(form.confirm_after_days),
    most_extensions: Number(form.most_extensions),
    most_discount_bp: Math.round(Number(form.percent) * 100),
    most_supervisor_discount_bp: Math.round(told(form.supervisor_percent) * 100),
    most_compensation_fen: Math.round(told(form.compensation_yuan) * 100),
    most_refund_fen: Math.round(told(form.refund_yuan) * 100),
    most_supervisor_refund_fen: Math.round(told(form.supervisor_refund_yuan) * 100),
    price_protection_days: told(form.price_protection_days),
    parcels: {
      stuck_after_h: Number(form.stuck_after_h),
      lost_after_days: Number(form.lost_after_days),
    },
    freight_insurance: form.freight_insurance,
    needs_customer: { ...form.needs_customer },
    flag_names: form.flag_names.map((name) => name.trim()),
    after_sale: Object.fromEntries(delays.map(({ name }) => delay(name))) as Rules['after_sale'],
  }
}
