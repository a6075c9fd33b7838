import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { effectScope, ref, shallowRef } from 'vue'
import type { Chosen } from './chosen'
import type { GoodsSheet } from './goods-sheet'
import { useSamples } from './samples'

const ids = (...each: string[]): Chosen => ({ by: 'ids', ids: new Set(each) })

it('shows examples of what is chosen now, however late those of before come', async () => {
  const answers = new Map<string, () => void>()
  const rows = (asked: string[]) =>
    new Promise((answer) => answers.set(asked.join(), () => answer(asked.map((id) => ({ id })))))
  const chosen = shallowRef(ids())
  const sheet = { api: { rows }, chosen, pages: { loaded: () => [] } } as unknown as GoodsSheet
  const scope = effectScope()
  const samples = scope.run(() => useSamples(sheet, ref(true)))!
  chosen.value = ids('a', 'b', 'c', 'd')
  await flushPromises()
  chosen.value = ids('e')
  await flushPromises()
  answers.get('e')!()
  await flushPromises()
  answers.get('a,b,c')!()
  await flushPromises()
  expect(samples.value.map(({ id }) => id)).toEqual(['e'])
  scope.stop()
})
