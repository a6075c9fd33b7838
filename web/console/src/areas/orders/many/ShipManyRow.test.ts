import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { aRow } from '../rows/testing'
import ShipManyRow from './ShipManyRow.vue'
import { formsOf } from './ship-form'
import './words'

function marksOf(services: string[]) {
  const [form] = formsOf([aRow({ state: 'WAIT_SELLER_SEND_GOODS', services })])
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined }
  const shown = mount(ShipManyRow, {
    props: { form: form! },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  const marks = shown.findAll('.services').map((mark) => [mark.text(), mark.attributes('title')])
  shown.unmount()
  return marks
}

it('says before it leaves among many what was paid to do with it', () => {
  expect(marksOf([])).toEqual([])
  const said = '大件服务：送货上楼、旧家具带走'
  expect(marksOf(['送货上楼', '旧家具带走'])).toEqual([[said, said]])
})
