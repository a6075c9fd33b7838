import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import PartShipDialog from './PartShipDialog.vue'
import ShipDialog from './ShipDialog.vue'
import { anOrder } from './rows/testing'
import { inShop } from './testing'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it.each([ShipDialog, PartShipDialog])('says before goods leave that no money came', async (dialog) => {
  vi.stubGlobal('fetch', async () => Response.json({ rules: {} }))
  const membership = { member: { id: 'xiaohe', role: 'agent' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const lines = [{ title: '白蜡木餐桌', sku: '1.4m', quantity: 2, left: 2 }]
  for (const is_payment_simulated of [true, false]) {
    const shown = mount(dialog, {
      props: { order: anOrder({ lines, is_payment_simulated }) },
      global: {
        plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
        provide: { [SHOP as symbol]: shop },
      },
    })
    await flushPromises()
    expect(document.body.textContent?.includes('模拟支付')).toBe(is_payment_simulated)
    shown.unmount()
  }
})

it.each([ShipDialog, PartShipDialog])('says before goods leave what else was paid', async (dialog) => {
  vi.stubGlobal('fetch', async () => Response.json({ rules: {} }))
  const lines = [{ title: '白蜡木餐桌', sku: '1.4m', quantity: 2, left: 2 }]
  const order = anOrder({ lines, services: ['送货上楼', '旧家具带走'] })
  const shown = mount(dialog, { props: { order }, global: inShop() })
  await flushPromises()
  expect(document.body.textContent).toContain('大件服务：送货上楼、旧家具带走')
  shown.unmount()
})
