import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises } from '@vue/test-utils'
import { ref } from 'vue'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'

/** Dialogs of an order as an agent uses them, in tests. */
export const lastDialog = () => [...document.querySelectorAll('dialog')].at(-1)!

export async function type(field: HTMLInputElement | HTMLTextAreaElement, words: string) {
  field.value = words
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}
export async function submit() {
  lastDialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
export async function press(words: string) {
  const buttons = [...document.querySelectorAll('button')]
  buttons.find((each) => each.textContent?.includes(words))!.click()
  await flushPromises()
}

/** What the server says to more than one may give back alone. */
export function aboveLimit(
  code = 'above_refund_limit',
  title = 'you give back at most 50000 fen of an order alone: ask somebody above you',
) {
  return Response.json({ code, title }, { status: 403 })
}

/** Where a dialog is mounted. */
export function inShop() {
  const membership = { member: { id: 'xiaohe', role: 'agent' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  return {
    plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
    provide: { [SHOP as symbol]: shop },
  }
}
