import type { components } from '@api/schema'
import { mine } from './mine'
import type { Word } from './words'

type Schemas = components['schemas']
export type Invoices = Schemas['MyInvoiceView']
export type Invoice = Schemas['MyInvoice']
/** What a customer writes to have an invoice. */
export interface InvoiceForm {
  kind: Invoice['kind']
  title: string
  tax_no: string
  email: string
}
export type InvoiceField = 'title' | 'tax_no' | 'email'

/** Digits and letters of a unified social credit code, worth their place; without I, O, S, V and Z (GB 32100-2015). */
const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether its last character is the one that the others ask for: a slip of the finger is nearly always seen. */
export function isCreditCode(code: string): boolean {
  const worth = [...code].map((each) => CREDIT.indexOf(each))
  if (worth.length !== 18 || worth.includes(-1)) return false
  const sum = worth.slice(0, 17).reduce((sum, each, at) => sum + each * (3 ** at % 31), 0)
  return worth[17] === (31 - (sum % 31)) % 31
}

export const taxNoOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** Older companies have 15 or 20 characters without a check. */
export const isTaxNo = (tax_no: string): boolean =>
  tax_no.length === 18 ? isCreditCode(tax_no) : /^([0-9A-Z]{15}|[0-9A-Z]{20})$/.test(tax_no)

/** The server looks closer; here only what cannot be one is said at once. */
const isEmail = (email: string): boolean =>
  email.length <= 254 && /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]+$/.test(email)

export function wrongOfInvoice({
  kind,
  title,
  tax_no,
  email,
}: InvoiceForm): Partial<Record<InvoiceField, Word>> {
  const length = [...title.trim()].length
  return {
    ...((length < 1 || length > 100) && { title: 'badTitle' as const }),
    ...(kind === 'company' && !isTaxNo(taxNoOf(tax_no)) && { tax_no: 'badTaxNo' as const }),
    ...(!isEmail(email.trim()) && { email: 'badEmail' as const }),
  }
}

/** As it is sent: a person has no tax number, whatever was typed before. */
export const tidiedInvoice = ({ kind, title, tax_no, email }: InvoiceForm): InvoiceForm => ({
  kind,
  title: title.trim(),
  tax_no: kind === 'company' ? taxNoOf(tax_no) : '',
  email: email.trim(),
})

export const invoicesOf = (order: string) => mine<Invoices>(`orders/${encodeURIComponent(order)}/invoice`)
export const askInvoice = (order: string, wish: InvoiceForm & { key: string; rev: number }) =>
  mine<Invoices>(`orders/${encodeURIComponent(order)}/invoice`, 'PUT', wish)
