import { refusals as refusalsEn } from '@kit/refusals/en'
import { refusals as refusalsZh } from '@kit/refusals/zh-CN'
import { computed, ref } from 'vue'
import { words as buyingEn } from './words/buying.en'
import { words as buyingZh } from './words/buying.zh-CN'
import { words as casesEn } from './words/cases.en'
import { words as casesZh } from './words/cases.zh-CN'
import { words as en } from './words/en'
import { words as freightEn } from './words/freight.en'
import { words as freightZh } from './words/freight.zh-CN'
import { words as ordersEn } from './words/orders.en'
import { words as ordersZh } from './words/orders.zh-CN'
import { words as parcelEn } from './words/parcel.en'
import { words as parcelZh } from './words/parcel.zh-CN'
import { words as restEn } from './words/rest.en'
import { words as restZh } from './words/rest.zh-CN'
import { words as zh } from './words/zh-CN'

const chinese = {
  ...refusalsZh,
  ...zh,
  ...buyingZh,
  ...freightZh,
  ...ordersZh,
  ...casesZh,
  ...parcelZh,
  ...restZh,
}
type Words = typeof chinese
export type Word = keyof Words
const english: Words = {
  ...refusalsEn,
  ...en,
  ...buyingEn,
  ...freightEn,
  ...ordersEn,
  ...casesEn,
  ...parcelEn,
  ...restEn,
}

const KEY = 'yingke.store.lang'
export const lang = ref<'zh-CN' | 'en'>(startLanguage())
const words = computed(() => (lang.value === 'en' ? english : chinese))

export function say(key: Word, n?: string | number, m?: string | number): string {
  return words.value[key].replace(/\{([nm])\}/g, (_, place) => String((place === 'n' ? n : m) ?? ''))
}

/** The chat takes its language when it loads, so the page loads anew. */
export function switchLanguage() {
  localStorage.setItem(KEY, lang.value === 'en' ? 'zh-CN' : 'en')
  location.reload()
}

function startLanguage() {
  const chosen = localStorage.getItem(KEY) ?? navigator.language
  const found = chosen.startsWith('en') ? 'en' : 'zh-CN'
  document.documentElement.lang = found
  return found
}

export function yuan(fen: number): string {
  const digits = fen % 100 ? 2 : 0
  return `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}

export function when(at: number): string {
  const parts = {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  return new Intl.DateTimeFormat(lang.value, parts).format(at)
}
