import { sizeText } from '@kit/size'
import { i18n } from './i18n'

const locale = () => i18n.global.locale.value as string

/** ¥2,380 or ¥59.90: fen are shown only where there are any. */
export function money(fen: number): string {
  const yuan = (fen % 100 === 0 ? wholeYuan : yuanAndFen).format(Math.abs(fen) / 100)
  return `${fen < 0 ? '−' : ''}¥${yuan}`
}
// Made once: a long list that is scrolled writes hundreds of them a frame.
const wholeYuan = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })
const yuanAndFen = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** ¥1,980 起: what a product costs whose SKUs have several prices. */
export function moneyFrom(from: number, to = from): string {
  const price = money(from)
  return to > from ? i18n.global.t('product.from', { price }) : price
}

const VISITOR = /^访客 ?(\d{4})$/
const MADE_UP = new Map([
  ['自动回复', 'chat.machine'],
  ['售后消息', 'chat.case_news'],
])

/** Names that the server makes up, in the words of whoever reads; any other as it is. */
export function nameText(name: string): string {
  if (locale() !== 'en') return name
  const made = MADE_UP.get(name)
  if (made) return i18n.global.t(made)
  const n = VISITOR.exec(name)?.[1]
  return n ? i18n.global.t('chat.visitor_no', { n }) : name
}

export const timeOf = (at: number) =>
  new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })

export function dateTime(at: number | null | undefined): string {
  return at ? dayAndTime.format(at) : '—'
}
const dayAndTime = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

export const dateOf = (at: number) =>
  new Date(at).toLocaleDateString(locale(), { year: 'numeric', month: 'short', day: 'numeric' })

export function dayText(at: number, now: number, words: { today: string; yesterday: string }): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return words.today
  if (days === 1) return words.yesterday
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const style = { month: 'long', day: 'numeric', weekday: 'short' } as const
  return new Date(at).toLocaleDateString(locale(), sameYear ? style : { ...style, year: 'numeric' })
}

const two = (n: number) => String(n).padStart(2, '0')
/** A day as a date field has it, by the clock of whoever looks. */
export const dayOf = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** As the server counts: characters, not halves of them. */
export const lengthOf = (words: string): number => [...words.trim()].length

export const bytes = (size: number): string => sizeText(size, 'zh-CN')

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** How long ago, as one short word: 刚刚, 2 分钟前, 14:02, 昨天, 3月4日. */
export function agoText(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return i18n.global.t('ago.now')
  if (minutes < 60) return i18n.global.t('ago.minutes', { n: minutes })
  if (startOfDay(at) === startOfDay(now)) return timeOf(at)
  if (startOfDay(at) === startOfDay(now - 86_400_000)) return i18n.global.t('ago.yesterday')
  return new Date(at).toLocaleDateString(locale(), { month: 'short', day: 'numeric' })
}
