import { computed, ref } from 'vue'
import { words as buyingEn } from './words/buying.en'
import { words as buyingZh } from './words/buying.zh-CN'
import { words as en } from './words/en'
import { words as ordersEn } from './words/orders.en'
import { words as ordersZh } from './words/orders.zh-CN'
import { words as zh } from './words/zh-CN'

const chinese = { ...zh, ...buyingZh, ...ordersZh }
type Words = typeof chinese
export type Word = keyof Words
const english: Words = { ...en, ...buyingEn, ...ordersEn }

const KEY = 'yingke.store.lang'
export const lang = ref<'zh-CN' | 'en'>(startLanguage())
const words = computed(() => (lang.value === 'en' ? english : chinese))

export function say(key: Word, n?: string | number): string {
  return words.value[key].replace('{n}', String(n ?? ''))
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
