import { fenOf, yuanOf } from '@console/areas/orders/money'
import type { Terms } from './goods'
import { wholeOf } from './sku-cells'
import type { SkuRow } from './sku-table'

export type ChargeBy = Terms['charge_by']
export const chargeBys: ChargeBy[] = ['piece', 'weight', 'volume']
export const serviceCodes = ['into_home', 'upstairs', 'installation'] as const

export const provinces = (
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 ' +
  '内蒙古 广西 西藏 宁夏 新疆 香港 澳门'
).split(' ')

/** Terms as they are typed: pieces, kilograms or cubic metres, and yuan. */
export interface RateForm {
  first: string
  first_fee: string
  further: string
  further_fee: string
}
export interface TermsForm {
  name: string
  charge_by: ChargeBy
  usual: RateForm
  regional: { provinces: string[]; rate: RateForm }[]
  not_delivered: string[]
  surcharges: { provinces: string[]; fee: string }[]
  free: { provinces: string[]; min: string; pieces: string }[]
  services: {
    code: Terms['services'][number]['code']
    name: string
    fee: string
    per_piece: boolean
    lead_days: string
    needs_day: boolean
  }[]
}

/** How many of the server's units one typed unit has: grams of a kilogram, cubic centimetres of a cubic metre. */
const units: Record<ChargeBy, number> = { piece: 1, weight: 1_000, volume: 1_000_000 }

export const emptyRate = (): RateForm => ({ first: '1', first_fee: '', further: '1', further_fee: '' })
export const emptyTerms = (): TermsForm => ({
  name: '',
  charge_by: 'piece',
  usual: emptyRate(),
  regional: [],
  not_delivered: [],
  surcharges: [],
  free: [],
  services: [],
})

/** An amount as it is typed, in the server's units; none where it cannot be read. */
export function amountOf(text: string, by: ChargeBy): number | undefined {
  const plain = text.normalize('NFKC').trim()
  // There are no halves of a piece.
  const form = by === 'piece' ? /^\d{1,6}$/ : /^\d{1,6}(\.\d{1,6})?$/
  if (!form.test(plain)) return undefined
  const amount = Math.round(Number(plain) * units[by])
  return amount >= 1 ? amount : undefined
}
export const amountText = (amount: number, by: ChargeBy): string => String(amount / units[by])

/** SKUs without what their freight is counted by: any number of them pays for the first part alone. */
export function unmeasured({ charge_by: by }: Pick<Terms, 'charge_by'>, rows: SkuRow[]): number {
  if (by === 'piece') return 0
  return rows.filter((row) => wholeOf(row[by] || '0') === 0).length
}

function rateFormOf({ first, first_fen, further, further_fen }: Terms['usual'], by: ChargeBy): RateForm {
  return {
    first: amountText(first, by),
    first_fee: yuanOf(first_fen),
    further: amountText(further, by),
    further_fee: yuanOf(further_fen),
  }
}

export function termsFormOf(terms: Terms): TermsForm {
  const by = terms.charge_by
  return {
    name: terms.name,
    charge_by: by,
    usual: rateFormOf(terms.usual, by),
    regional: terms.regional.map((each) => ({
      provinces: [...each.provinces],
      rate: rateFormOf(each.rate, by),
    })),
    not_delivered: [...terms.not_delivered],
    surcharges: terms.surcharges.map((each) => ({ provinces: [...each.provinces], fee: yuanOf(each.fen) })),
    free: terms.free.map((each) => ({
      provinces: [...each.provinces],
      min: each.min_fen == null ? '' : yuanOf(each.min_fen),
      pieces: each.min_pieces == null ? '' : String(each.min_pieces),
    })),
    services: terms.services.map(({ code, name, fee_fen, per_piece, lead_days, needs_day }) => ({
      code,
      name,
      fee: yuanOf(fee_fen),
      per_piece,
      lead_days: String(lead_days),
      needs_day,
    })),
  }
}

/** Of how many days there is to wait; nothing typed is none. */
function daysOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim() || '0'
  return /^\d{1,2}$/.test(plain) && Number(plain) <= 90 ? Number(plain) : undefined
}

/** What a form asks for, with the paths of what cannot be read; an empty fee is nothing. */
export function termsOf(form: TermsForm): { terms: Terms; faults: string[] } {
  const faults: string[] = []
  const fen = (text: string, at: string) => read(fenOf(text || '0'), at)
  function read(value: number | undefined, at: string): number {
    if (value === undefined) faults.push(at)
    return value ?? 0
  }
  const rate = (typed: RateForm, at: string) => ({
    first: read(amountOf(typed.first, form.charge_by), at),
    first_fen: fen(typed.first_fee, at),
    further: read(amountOf(typed.further, form.charge_by), at),
    further_fen: fen(typed.further_fee, at),
  })
  const terms: Terms = {
    name: form.name.trim(),
    charge_by: form.charge_by,
    usual: rate(form.usual, 'usual'),
    regional: form.regional.map((each, at) => ({
      provinces: each.provinces,
      rate: rate(each.rate, `regional.${at}`),
    })),
    not_delivered: form.not_delivered,
    surcharges: form.surcharges.map((each, at) => ({
      provinces: each.provinces,
      fen: fen(each.fee, `surcharges.${at}`),
    })),
    free: form.free.map((each, at) => ({
      provinces: each.provinces,
      min_fen: each.min.trim() ? fen(each.min, `free.${at}`) : null,
      min_pieces: each.pieces.trim() ? read(amountOf(each.pieces, 'piece'), `free.${at}`) : null,
    })),
    services: form.services.map(({ code, name, fee, per_piece, lead_days, needs_day }, at) => ({
      code,
      name: name.trim(),
      fee_fen: fen(fee, `services.${at}`),
      per_piece,
      lead_days: read(daysOf(lead_days), `services.${at}`),
      needs_day,
    })),
  }
  return { terms, faults: [...new Set(faults)] }
}
