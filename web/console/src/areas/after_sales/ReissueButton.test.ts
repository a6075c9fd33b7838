import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import ReissueButton from './ReissueButton.vue'

const shown = (reissuable: number, role: string) => {
  const order = { lines: [{ title: '餐桌', reissuable }] } as unknown as OrderView
  return mount(ReissueButton, {
    props: { order, line: 0 },
    global: {
      plugins: [i18n] as never[],
      provide: { [SHOP as symbol]: { membership: { member: { role } } } },
      directives: { tip: {} },
    },
  })
    .find('button')
    .exists()
}

it('is there for whoever answers cases, where a piece may be sent again', () => {
  expect([shown(2, 'agent'), shown(0, 'agent'), shown(2, 'warehouse')]).toEqual([true, false, false])
})
