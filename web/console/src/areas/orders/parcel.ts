/** A waybill as the trade writes it: without spaces, full-width characters narrowed, letters large. */
export const waybillOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export const fitsWaybill = (waybill: string): boolean => /^[A-Z0-9-]{6,40}$/.test(waybill)
