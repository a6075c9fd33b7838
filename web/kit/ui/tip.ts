import type { Directive } from 'vue'
import { keyCaps } from './keycaps'

export type Tip = string | { text: string; keys?: string | undefined }

const told = new WeakMap<HTMLElement, Tip>()
let bubble: HTMLElement | undefined
let timer = 0

/** `v-tip="{ text, keys }"`: a word about a control and the key that does the same, on hover and on focus. */
export const vTip: Directive<HTMLElement, Tip | undefined> = {
  mounted(element, { value }) {
    remember(element, value)
    element.addEventListener('pointerenter', onEnter)
    element.addEventListener('pointerleave', hide)
    element.addEventListener('pointerdown', hide)
    element.addEventListener('focus', onFocus)
    element.addEventListener('blur', hide)
  },
  updated: (element, { value }) => remember(element, value),
  beforeUnmount: () => hide(),
}

function remember(element: HTMLElement, tip: Tip | undefined) {
  if (!tip) return void told.delete(element)
  told.set(element, tip)
  const bare = !element.textContent?.trim()
  if (bare) element.setAttribute('aria-label', typeof tip === 'string' ? tip : tip.text)
  if (typeof tip !== 'string' && tip.keys) element.setAttribute('aria-keyshortcuts', ariaKeys(tip.keys))
}

const ariaKeys = (keys: string) => keys.replace('Mod', 'Control').replace(/Key|Digit/g, '')

function onEnter(event: PointerEvent) {
  if (event.pointerType === 'touch') return
  later(event.currentTarget as HTMLElement, 400)
}

function onFocus(event: FocusEvent) {
  const element = event.currentTarget as HTMLElement
  if (element.matches(':focus-visible')) later(element, 200)
}

function later(element: HTMLElement, wait: number) {
  clearTimeout(timer)
  timer = window.setTimeout(() => show(element), wait)
}

function show(element: HTMLElement) {
  const tip = told.get(element)
  if (!tip || !element.isConnected) return
  const { text, keys } = typeof tip === 'string' ? { text: tip, keys: undefined } : tip
  bubble ??= document.createElement('div')
  bubble.className = 'ui-tip'
  bubble.setAttribute('role', 'tooltip')
  bubble.replaceChildren(text, ...(keys ? keyCaps(keys).map(cap) : []))
  // A modal dialog is in the top layer: a bubble outside it would hide behind.
  ;(element.closest('dialog') ?? document.body).append(bubble)
  place(bubble, element.getBoundingClientRect())
}

function cap(label: string) {
  const key = document.createElement('kbd')
  key.textContent = label
  return key
}

function place(tip: HTMLElement, at: DOMRect) {
  const { width, height } = tip.getBoundingClientRect()
  const above = at.bottom + 8 + height > innerHeight
  const left = Math.max(8, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 8))
  tip.style.left = `${left}px`
  tip.style.top = `${above ? at.top - height - 6 : at.bottom + 6}px`
}

function hide() {
  clearTimeout(timer)
  bubble?.remove()
}
