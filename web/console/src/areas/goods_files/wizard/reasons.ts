import { i18n, problemText, say } from '@console/i18n'

/** Where words for a code may stand, the nearest first; what is not loaded is not asked. */
const places = ['file_import.reasons', 'goods.reasons', 'trade.reasons', 'errors']
const keyOf = (code: string) =>
  places.map((place) => `${place}.${code}`).find((key) => i18n.global.te(key, 'zh-CN'))

/** Whether there are words for a code. */
export const hasWords = (code: string) => code !== '' && keyOf(code) !== undefined

/** Why an import, or something of it, was refused. */
export function reasonText(code: string): string {
  const key = code && keyOf(code)
  return key ? say(key) : problemText({ code })
}

/** Why a row is no good. What a newer server found is said in its own words: they name the place at least. */
export function faultText({ code, title }: { code: string; title: string }): string {
  const ofRow = `file_import.row_reasons.${code}`
  if (code && i18n.global.te(ofRow, 'zh-CN')) return say(ofRow)
  return hasWords(code) || !title ? reasonText(code) : title
}
