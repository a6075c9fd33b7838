import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import './words'
import RichText from './RichText.vue'

afterEach(() => document.body.replaceChildren())

function open(modelValue: string) {
  const shown = mount(RichText, {
    props: { modelValue, pictures: [], label: '详情', isWrong: false },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const box = shown.get('[role=textbox]')
  const told = () => shown.emitted('update:modelValue')?.at(-1)?.[0]
  return { shown, box, told }
}
function paste(box: Element, data: Record<string, string>) {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: (type: string) => data[type] ?? '' } })
  box.dispatchEvent(event)
  return event.defaultPrevented
}

it('changes nothing by being looked at', async () => {
  const { shown, told } = open('<P CLASS="x">整板</P>')
  await flushPromises()
  expect(told()).toBeUndefined()
  expect(shown.text()).toContain('放不下的内容')
})
it('takes a paste apart, and takes it back', async () => {
  const { shown, box, told } = open('<p>整板</p>')
  const html = '<p onclick="alert(1)">手工</p><script>alert(1)</script>'
  expect(paste(box.element, { 'text/html': html, 'text/plain': '手工' })).toBe(true)
  expect(told()).toBe('<p>整板</p><p>手工</p>')
  expect(box.element.querySelector('[onclick],script')).toBeNull()
  await shown.setProps({ modelValue: '<p>整板</p><p>手工</p>' })
  await box.trigger('keydown', { key: 'z', ctrlKey: true })
  expect(told()).toBe('<p>整板</p>')
})
it('shows a picture that was just sent, and keeps the address that it will have', async () => {
  const { shown, box, told } = open('<p>整板</p>')
  const address = '/api/store/qingmu/photos/a'
  await shown.setProps({ fresh: new Map([[address, 'blob:a']]) })
  shown.vm.picture(address)
  expect(box.get('img').attributes('src')).toBe('blob:a')
  expect(told()).toBe(`<p>整板</p><p><img src="${address}" alt=""></p>`)
  // Whoever comes back from the HTML still sees it.
  await shown.setProps({ modelValue: `<p><img src="${address}" alt=""></p>` })
  expect(box.get('img').attributes('src')).toBe('blob:a')
})
it('gives pictures that are pasted alone to be sent', () => {
  const { shown, box, told } = open('<p>整板</p>')
  const file = new File(['x'], 'a.png', { type: 'image/png' })
  const other = new File(['x'], 'a.txt', { type: 'text/plain' })
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => '', files: [file, other] } })
  box.element.dispatchEvent(event)
  expect(shown.emitted('files')).toEqual([[[file]]])
  expect(told()).toBeUndefined()
})
it('shows what was changed elsewhere', async () => {
  const { shown, box } = open('<p>整板</p>')
  await shown.setProps({ modelValue: '<h3>榆木</h3>' })
  await flushPromises()
  expect(box.element.querySelector('h3')?.textContent).toBe('榆木')
})
