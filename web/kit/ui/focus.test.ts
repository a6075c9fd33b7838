import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { expect, it } from 'vitest'
import UiButton from './UiButton.vue'
import UiDialog from './UiDialog.vue'
import { keptAround } from './testing'

const state = ref({ has: true, acts: true, off: false, busy: false, asks: false })
const button = () =>
  h(UiButton, { class: 'act', disabled: state.value.off, busy: state.value.busy }, () => 'again')
const section = () => h('section', [h('h3', 'money'), h('p', state.value.acts ? [button()] : [])])
const Block = defineComponent({
  setup: () => () => [
    state.value.has ? section() : undefined,
    h('input'),
    state.value.asks ? h(UiDialog, { title: 'sure', closeLabel: 'close' }) : undefined,
  ],
})
const at = () => document.activeElement?.textContent
async function become(change: Partial<typeof state.value>) {
  Object.assign(state.value, change)
  await flushPromises()
}
/** As browsers do with what is disabled. */
function loseFocus() {
  const other = document.body.appendChild(document.createElement('input'))
  other.focus()
  other.remove()
}
function open() {
  state.value = { has: true, acts: true, off: false, busy: false, asks: false }
  const around = keptAround(Block, () => ({}))
  const shown = mount(around, { attachTo: document.body })
  shown.get<HTMLElement>('.act').element.focus()
  return shown
}

it('gives the focus of a button that goes to the heading nearby', async () => {
  const shown = open()
  await become({ acts: false })
  expect(at()).toBe('money')
  shown.unmount()
})
it('looks further out where the whole block goes', async () => {
  const shown = open()
  await become({ has: false })
  expect(at()).toBe('kept')
  shown.unmount()
})
it('takes it from what cannot be pressed any more, and leaves it to what is busy', async () => {
  const shown = open()
  await become({ busy: true })
  loseFocus()
  expect(document.activeElement).toBe(document.body)
  await become({ busy: false })
  expect(document.activeElement).toBe(shown.get('.act').element)
  await become({ off: true })
  expect(at()).toBe('money')
  shown.unmount()
})
it('leaves whoever went elsewhere where they are', async () => {
  const shown = open()
  const field = shown.get('input').element
  field.focus()
  await become({ acts: false })
  expect(document.activeElement).toBe(field)
  field.blur()
  await become({ has: false })
  expect(document.activeElement).toBe(document.body)
  shown.unmount()
})
it('comes back from a dialog to what is near the button that has gone meanwhile', async () => {
  const shown = open()
  await become({ asks: true })
  document.querySelector<HTMLElement>('dialog header button')!.focus()
  await become({ acts: false })
  await become({ asks: false })
  expect(at()).toBe('money')
  shown.unmount()
})
