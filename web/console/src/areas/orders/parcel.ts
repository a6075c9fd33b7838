/** A waybill as the trade writes it: without spaces, full-width characters narrowed, letters large. */
export const waybillOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export const fitsWaybill = (waybill: string): boolean => /^[A-Z0-9-]{6,40}$/.test(waybill)

/** What two fields say of a parcel; none while either is not fit. */
export function parcelOf(typed: string, carrier: string): { carrier: string; waybill: string } | undefined {
  const waybill = waybillOf(typed)
  return fitsWaybill(waybill) && carrier.trim() ? { carrier: carrier.trim(), waybill } : undefined
}

/** How many pieces of a line travel; none while the field says no such number. */
export const piecesOf = (typed: number | '', most: number): number | undefined =>
  typed !== '' && Number.isInteger(typed) && typed >= 1 && typed <= most ? typed : undefined
