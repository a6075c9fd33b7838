import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, expect, it } from 'vitest'
import UiDialog from './UiDialog.vue'
import UiToasts from './UiToasts.vue'
import { toast, toasts } from './toasts'

afterEach(() => void toasts.splice(0))
const aDialog = () => mount(UiDialog, { props: { title: 'one', closeLabel: 'close' } })
const shownIn = () => document.querySelector('.ui-toasts .toast')?.closest('dialog')

it('is shown on top of whatever dialog is open, and stays when that closes', async () => {
  const shown = mount(UiToasts)
  toast('saved')
  await nextTick()
  expect(shownIn()).toBeNull()
  const lower = aDialog()
  const upper = aDialog()
  await nextTick()
  expect(shownIn()).toBe([...document.querySelectorAll('dialog')].at(-1))
  upper.unmount()
  await nextTick()
  expect(shownIn()).toBe(document.querySelector('dialog'))
  lower.unmount()
  await nextTick()
  expect(shownIn()).toBeNull()
  expect(document.querySelector('.ui-toasts')!.textContent).toContain('saved')
  shown.unmount()
})
it('holds three at most, and drops one that can be undone last', () => {
  toast('dismissed', { action: { label: 'undo', run: () => undefined } })
  for (const text of ['a', 'b', 'c']) toast(text)
  expect(toasts.map(({ text }) => text)).toEqual(['dismissed', 'b', 'c'])
})
