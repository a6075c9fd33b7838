import { provinces } from '@console/areas/goods/terms'

export const pastedFields = ['receiver', 'phone', 'address'] as const
export type PastedField = (typeof pastedFields)[number]
/** Whom and where, as a customer writes it in one piece. */
export type Pasted = Record<PastedField, string>

const PHONE = /(?<!\d)(?:(?:\+|00)?86[\s-]*)?(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?!\d)/
const LABELS =
  /(?:收货人|收件人|联系人|姓名|联系电话|手机号码|手机号|手机|电话|所在地区|收货地址|详细地址|地址)(?:\s*:|\s+)/g
/** An address in pieces begins with one, which looks like a name. */
const isProvince = (part: string) => provinces.some((province) => part.startsWith(province))
const isName = (part: string | undefined): part is string =>
  !!part &&
  /^[\p{Script=Han}·]{2,6}$/u.test(part) &&
  !/[省市区县镇乡村路街道号楼室]$/.test(part) &&
  !isProvince(part)
const partsOf = (words: string) => words.split(/[\s,;、。]+/).filter(Boolean)

/** The name stands beside the phone, or else at one of the ends; the rest is where it goes. */
export function pasted(text: string): Pasted {
  const plain = text.normalize('NFKC').replace(LABELS, '\n')
  const found = PHONE.exec(plain)
  const before = partsOf(found ? plain.slice(0, found.index) : plain)
  const after = partsOf(found ? plain.slice(found.index + found[0].length) : '')
  const receiver = [before.at(-1), after[0], before[0], after.at(-1)].find(isName) ?? ''
  const rest = [...before, ...after]
  if (receiver) rest.splice(rest.indexOf(receiver), 1)
  return { receiver, phone: found?.[1]?.replace(/\D/g, '') ?? '', address: rest.join(' ') }
}
