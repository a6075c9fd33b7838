import { mount } from '@vue/test-utils'
import { h } from 'vue'
import { expect, it } from 'vitest'
import UiDialog from './UiDialog.vue'
import { ASKS } from './dialogs'

const FORM = () => h('form', [h('input', { name: 'words' }), h('input', { type: 'search', name: 'sought' })])

/** A dialog with a form, whose reader answers `drops` when asked. */
function open(drops?: boolean) {
  let times = 0
  const asks = () => ((times += 1), Promise.resolve(drops ?? true))
  const shown = mount(UiDialog, {
    props: { title: 'one', closeLabel: 'close' },
    slots: { default: FORM },
    global: { provide: drops === undefined ? {} : { [ASKS as symbol]: asks } },
  })
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog.ui-dialog')].at(-1)!
  const field = (name: string) => dialog.querySelector<HTMLInputElement>(`[name=${name}]`)!
  return {
    dialog,
    field,
    write: (name = 'words') => field(name).dispatchEvent(new Event('input', { bubbles: true })),
    escape: () => dialog.dispatchEvent(new Event('cancel', { cancelable: true })),
    asked: () => times,
    closes: () => shown.emitted('close')?.length ?? 0,
    end: () => shown.unmount(),
  }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

it('stays when a field of files was opened and left again', async () => {
  const { field, escape, closes, end } = open()
  field('words').dispatchEvent(new Event('cancel', { bubbles: true, cancelable: true }))
  await settle()
  expect(closes()).toBe(0)
  escape()
  expect(closes()).toBe(1)
  end()
})
it('asks before it drops what was written, at Esc, beside it and at its cross', async () => {
  const { dialog, write, escape, asked, closes, end } = open(false)
  write()
  escape()
  dialog.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
  dialog.querySelector<HTMLElement>('header button')!.click()
  await settle()
  expect([asked(), closes()]).toEqual([3, 0])
  end()
})
it('goes once the answer is to drop it, and unasked where nothing was written', async () => {
  const written = open(true)
  written.write()
  written.escape()
  await settle()
  expect([written.asked(), written.closes()]).toEqual([1, 1])
  written.end()
  const clean = open(false)
  clean.write('sought')
  clean.escape()
  expect([clean.asked(), clean.closes()]).toEqual([0, 1])
  clean.end()
})
it('is open again where the browser closed it unasked, and closes with its owner in silence', async () => {
  const { dialog, write, asked, closes, end } = open(false)
  write()
  dialog.dispatchEvent(new Event('cancel'))
  dialog.close()
  await settle()
  expect([dialog.open, asked(), closes()]).toEqual([true, 1, 0])
  end()
  await settle()
  expect([asked(), closes()]).toEqual([1, 0])
})
