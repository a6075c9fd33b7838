import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import '@console/areas/goods/words'
import './words'
import type { Chosen } from './chosen'
import type { GoodsSheet } from './goods-sheet'
import SelectionBar from './SelectionBar.vue'

const shown = (chosen: Chosen) => {
  const sheet = { chosen: ref(chosen), pages: { total: ref(3) } } as unknown as GoodsSheet
  const bar = mount(SelectionBar, {
    props: { sheet },
    global: { plugins: [i18n], directives: { tip: {} } },
  })
  const copy = bar.findAll('button').find((button) => button.text() === '复制商品')
  return { bar, copy }
}
const ids = (...ids: string[]): Chosen => ({ by: 'ids', ids: new Set(ids) })

it('copies one product, not several', async () => {
  const { bar, copy } = shown(ids('a'))
  await copy!.trigger('click')
  expect(bar.emitted('copy')).toEqual([['a']])
  expect(shown(ids('a', 'b')).copy).toBeUndefined()
  expect(shown(ids()).copy).toBeUndefined()
  const all: Chosen = { by: 'filter', filter: {}, total: 1, except: new Set() }
  expect(shown(all).copy).toBeUndefined()
})
