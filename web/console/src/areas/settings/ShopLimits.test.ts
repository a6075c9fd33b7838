import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import SettingRow from './SettingRow.vue'
import ShopLimits from './ShopLimits.vue'

it.each([
  ['bad_first_limit', [true, false]],
  ['bad_later_limit', [false, true]],
])('says %s at its field until the next try', async (code, at) => {
  const setLimits = vi.fn(async () => undefined as void)
  setLimits.mockRejectedValueOnce(new Problem(422, code, ''))
  const shop = { limits: ref({ first_ms: 20_000, later_ms: 60_000 }), api: { setLimits } }
  const shown = mount(ShopLimits, { global: { plugins: [i18n], provide: { [SHOP as symbol]: shop } } })
  const told = () => shown.findAllComponents(SettingRow).map((row) => row.find('[role=alert]').exists())
  await shown.find('input').setValue(4)
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(told()).toEqual(at)
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(told()).toEqual([false, false])
  shown.unmount()
})
