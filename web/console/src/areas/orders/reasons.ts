import { money } from '@console/format'
import { i18n, problemText, say } from '@console/i18n'
import type { Problem } from '@console/api/problem'

type Told = Pick<Problem, 'code' | 'message'> & { field?: string }

/** Why an act is not possible, in words of the trade; what is no matter of the trade is said as everywhere. */
export const reasonText = (code: string): string =>
  i18n.global.te(`trade.reasons.${code}`, 'zh-CN') ? say(`trade.reasons.${code}`) : problemText({ code })

/** A refusal in words, with the amount that its title names where there is one. */
export function refusalOf(problem: Told | undefined): string {
  if (!problem) return ''
  const most = /\d+/.exec(problem.message)?.[0]
  const withMost = `trade.reasons.${problem.code}_most`
  if (most && i18n.global.te(withMost, 'zh-CN')) return say(withMost, { most: money(Number(most)) })
  const hasOwn = i18n.global.te(`trade.reasons.${problem.code}`, 'zh-CN')
  return hasOwn ? reasonText(problem.code) : problemText(problem)
}

/** The field of a dialog that a refusal is about. */
const fields: Record<string, string> = {
  above_your_limit: 'amount',
  bad_price: 'amount',
  bad_freight: 'freight',
  bad_discount: 'amount',
  bad_line_discount: 'amount',
  note_masked: 'note',
  note_too_long: 'note',
  bad_note: 'note',
  bad_flag: 'flag',
  bad_carrier: 'carrier',
  bad_waybill: 'waybill',
  bad_quantity: 'quantity',
  bad_days: 'days',
  bad_install_day: 'day',
  not_agreed: 'is_agreed',
  extended_enough: 'days',
  bad_receiver: 'receiver',
  bad_phone: 'phone',
  bad_address: 'address',
  bad_pay_within: 'pay_within',
  bad_confirm_after: 'confirm_after',
  bad_most_extensions: 'most_extensions',
  bad_most_discount: 'most_discount',
  bad_supervisor_discount: 'supervisor_discount',
  bad_flag_names: 'flag_names',
  bad_most_compensation: 'most_compensation',
  bad_most_refund: 'most_refund',
  bad_supervisor_refund: 'supervisor_refund',
  bad_price_protection: 'price_protection',
  bad_stuck_after: 'stuck_after',
  bad_lost_after: 'lost_after',
  bad_words: 'words',
  bad_pictures: 'pictures',
  bad_kind: 'kind',
  bad_amount_missing: 'amount',
  bad_title: 'invoice_title',
  bad_tax_no: 'invoice_tax_no',
  bad_email: 'invoice_email',
}
export const fieldOf = (code: string | undefined): string | undefined => fields[code ?? '']
