import { fitsWaybill, parcelOf, waybillOf } from '../parcel'
import type { OrderRow } from '../orders'
import type { NewParcel } from './many'

/** A parcel as it is typed beside its order. */
export interface ParcelForm {
  order: OrderRow
  typed: string
  carrier: string
  /** Whoever typed a carrier keeps it. */
  isOwn: boolean
}

/**
 * What was placed elsewhere is shipped there. What is left of an order goes whole. Of one that left in part, a case may be about what
 * has left: the server knows.
 */
const canShip = ({ state, is_refunding, source }: OrderRow) =>
  !source && (state === 'SELLER_CONSIGNED_PART' || (state === 'WAIT_SELLER_SEND_GOODS' && !is_refunding))

export const formsOf = (orders: OrderRow[]): ParcelForm[] =>
  orders.filter(canShip).map((order) => ({ order, typed: '', carrier: '', isOwn: false }))

export const isEmpty = ({ typed }: ParcelForm) => !typed.trim()
/** A number that cannot be one; while it is short, somebody is still typing. */
export const isWrong = ({ typed }: ParcelForm) => {
  const waybill = waybillOf(typed)
  return waybill.length >= 6 && !fitsWaybill(waybill)
}

/** The parcels that can leave; none while one that was begun is not whole. Those left empty stay for later. */
export function parcelsOf(forms: ParcelForm[]): NewParcel[] | undefined {
  const begun = forms.filter((form) => !isEmpty(form))
  const parcels = begun.flatMap(({ order: { id, rev }, typed, carrier }) => {
    const parcel = parcelOf(typed, carrier)
    return parcel ? [{ order: id, rev, ...parcel }] : []
  })
  return parcels.length && parcels.length === begun.length ? parcels : undefined
}

/** Numbers that stand at more than one order: a slip, or several in one parcel. */
export function twiceIn(forms: ParcelForm[]): string[] {
  const numbers = forms.map(({ typed }) => waybillOf(typed)).filter(fitsWaybill)
  return [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))]
}

/** A pasted column: its first number, and those for the rows below. A single one is no column. */
export function columnOf(pasted: string): string[] | undefined {
  const lines = pasted.split(/\r?\n/).map((line) => line.split('\t')[0]!.trim())
  while (lines.at(-1) === '') lines.pop()
  return lines.length > 1 ? lines : undefined
}

/** Fills the rows from one on with a pasted column, and says how many found no row. */
export function fill(forms: ParcelForm[], from: number, column: string[]): number {
  column.forEach((typed, at) => {
    const form = forms[from + at]
    if (form) form.typed = typed
  })
  return Math.max(0, column.length - (forms.length - from))
}
