import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { i18n } from '@console/i18n'
import './words'
import CategoryDialog from './CategoryDialog.vue'
import type { Category, CategoryForm } from './goods'

const known: Category = {
  id: 'c',
  rev: 1,
  name: '餐椅',
  position: 0,
  attributes: [],
  cid: '50008055',
  products: 0,
}
let end = () => {}
afterEach(() => end())

/** The form, with the field of the number. */
function open(category: Category | undefined, send: (form: CategoryForm) => Promise<void>) {
  const shown = mount(CategoryDialog, {
    props: { category, send },
    global: { plugins: [i18n], directives: { tip: {} } },
    attachTo: document.body,
  })
  end = () => shown.unmount()
  const field = document.querySelector<HTMLInputElement>('input[inputmode=numeric]')!
  const type = (text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input'))
  }
  const save = async () => {
    document.querySelector('#category')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
  }
  return { field, type, save }
}

it('has the number of Taobao, and an empty one is none', async () => {
  const send = vi.fn(async () => {})
  const { field, type, save } = open(known, send)
  expect(field.value).toBe('50008055')
  type(' 7 ')
  await save()
  type('')
  await save()
  expect(send.mock.calls).toEqual([
    [{ name: '餐椅', attributes: [], cid: '7' }],
    [{ name: '餐椅', attributes: [], cid: null }],
  ])
})
it('says at the number that another category has it', async () => {
  const taken = new Problem(422, 'cid_taken', 'taken', 'cid')
  const { field, save } = open(known, () => Promise.reject(taken))
  await save()
  const words = document.getElementById(field.getAttribute('aria-describedby')!)
  expect(words?.textContent).toBe('这个编号已经是别的类目的，请在那个类目里改')
})
