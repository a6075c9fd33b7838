import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { vTip, type Tip } from './tip'

const open = (tip: Tip, inside = '') =>
  mount(
    { props: ['tip'], template: `<button v-tip="tip">${inside}</button>` },
    { props: { tip }, global: { directives: { tip: vTip } }, attachTo: document.body },
  )
const bubble = () => document.querySelector('[role=tooltip]')
const come = (to: Element, pointerType = 'mouse') =>
  to.dispatchEvent(new PointerEvent('pointerenter', { pointerType }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

it('shows the words and the key after a moment, until the pointer leaves', () => {
  const { element } = open({ text: '加星', keys: 'Alt+S' }, '加星')
  come(element)
  vi.advanceTimersByTime(399)
  expect(bubble()).toBeNull()
  vi.advanceTimersByTime(1)
  expect(bubble()!.firstChild!.textContent).toBe('加星')
  expect([...bubble()!.querySelectorAll('kbd')].map((key) => key.textContent)).toEqual(['Alt', 'S'])
  element.dispatchEvent(new PointerEvent('pointerleave'))
  expect(bubble()).toBeNull()
})

it('says nothing to a finger, nor to a pointer that only passes', () => {
  const { element } = open('加星', '加星')
  come(element, 'touch')
  vi.advanceTimersByTime(1_000)
  expect(bubble()).toBeNull()
  come(element)
  element.dispatchEvent(new PointerEvent('pointerleave'))
  vi.advanceTimersByTime(1_000)
  expect(bubble()).toBeNull()
})

it('names a button that has only a picture, and tells its key as it is now', async () => {
  const button = open({ text: '搜索', keys: 'Mod+KeyF' })
  expect(button.attributes('aria-label')).toBe('搜索')
  expect(button.attributes('aria-keyshortcuts')).toBe('Control+F')
  await button.setProps({ tip: { text: '搜索', keys: 'Alt+Digit2' } })
  expect(button.attributes('aria-keyshortcuts')).toBe('Alt+2')
  expect(open('加星', '星').attributes('aria-label')).toBeUndefined()
})

it('goes with its button, and stands inside a dialog', async () => {
  const dialog = document.body.appendChild(document.createElement('dialog'))
  const button = open('保存', '保存')
  dialog.append(button.element)
  come(button.element)
  vi.advanceTimersByTime(400)
  expect(bubble()!.parentElement).toBe(dialog)
  button.unmount()
  await nextTick()
  expect(bubble()).toBeNull()
})
