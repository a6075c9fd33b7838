import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import '@console/areas/goods/words'
import BatchDrawer from './BatchDrawer.vue'
import { MOST_OPS } from './op'
import { known } from './testing'

it('keeps the keyboard in the operations when one comes and when one goes', async () => {
  const shown = mount(BatchDrawer, {
    attachTo: document.body,
    props: { count: 2, selection: () => ({}) as never, samples: [], known },
    global: { plugins: [i18n], provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu' } } },
  })
  const operations = () => shown.findAll('fieldset')
  const isAt = (at: number) => document.activeElement === operations()[at]!.get('select').element
  const button = (words: string) =>
    shown.findAll('button').find((each) => [each.text(), each.attributes('aria-label')].includes(words))
  async function press(words: string) {
    button(words)!.element.focus()
    await button(words)!.trigger('click')
    await flushPromises()
  }
  expect(isAt(0)).toBe(true)
  await press('再加一项修改')
  expect([operations().length, isAt(1)]).toEqual([2, true])
  await press('移除第 1 项')
  expect([operations().length, isAt(0)]).toEqual([1, true])
  while (operations().length < MOST_OPS) await press('再加一项修改')
  expect([button('再加一项修改'), isAt(MOST_OPS - 1)]).toEqual([undefined, true])
  await press(`移除第 ${MOST_OPS} 项`)
  expect(isAt(MOST_OPS - 2)).toBe(true)
  shown.unmount()
})
