import { expect, it } from 'vitest'
import { isCreditCode, isTaxNo, taxNoOf, tidiedInvoice, wrongOfInvoice, type InvoiceForm } from './invoice'

const right = '91350100M000100Y43'
const form = (more: Partial<InvoiceForm> = {}): InvoiceForm => ({
  kind: 'company',
  title: '青木家居有限公司',
  tax_no: right,
  email: 'a@example.com',
  ...more,
})

it('knows a credit code by its last character, and sees one changed character wherever it is', () => {
  expect(isCreditCode(right)).toBe(true)
  for (let at = 0; at < right.length; at++) {
    const other = right[at] === '2' ? '5' : '2'
    expect(isCreditCode(right.slice(0, at) + other + right.slice(at + 1))).toBe(false)
  }
})
it('takes the older numbers, and nothing else', () => {
  expect(['350100123456789', '35010012345678901234'].map(isTaxNo)).toEqual([true, true])
  expect(['', '3501001234567890', '35010012345678-', '9135010OM000100Y43'].map(isTaxNo)).toEqual(
    Array(4).fill(false),
  )
  expect(taxNoOf(' 9135 0100m0001 00y43 ')).toBe(right)
})
it('asks a company for its number and a person for none', () => {
  expect(wrongOfInvoice(form())).toEqual({})
  expect(wrongOfInvoice(form({ tax_no: '' }))).toEqual({ tax_no: 'badTaxNo' })
  expect(wrongOfInvoice(form({ kind: 'personal', tax_no: '不是税号' }))).toEqual({})
  expect(tidiedInvoice(form({ kind: 'personal' })).tax_no).toBe('')
})
it('names every field that is wrong', () => {
  expect(wrongOfInvoice(form({ title: ' ', email: 'a@b' }))).toEqual({ title: 'badTitle', email: 'badEmail' })
  expect(wrongOfInvoice(form({ title: '木'.repeat(101) }))).toEqual({ title: 'badTitle' })
})
