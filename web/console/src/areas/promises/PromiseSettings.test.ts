import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import SettingRow from '@console/areas/settings/SettingRow.vue'
import PromiseSettings from './PromiseSettings.vue'

const rules = {
  is_on: true,
  kinds: ['ship'],
  usual_working_days: 2,
  day_ends_min: 1_080,
  remind_before_min: 30,
  tells_leaders: true,
}
/** Rows in the order they stand in. */
const places = ['is_on', 'bad_kinds', 'bad_usual_days', 'bad_day_end', 'bad_remind', 'leaders']

it.each(['bad_kinds', 'bad_usual_days', 'bad_day_end', 'bad_remind'])(
  'says %s at its field, and nowhere else',
  async (code) => {
    const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status })
    vi.stubGlobal('fetch', async (_: string, { method }: RequestInit) =>
      method === 'PUT' ? answer(422, { code, title: '' }) : answer(200, { rules, rev: 0 }),
    )
    const global = {
      plugins: [i18n, VueQueryPlugin] as never[],
      provide: { [SHOP as symbol]: { id: 'shop' } },
    }
    const shown = mount(PromiseSettings, { global })
    await flushPromises()
    await shown.find('form').trigger('submit')
    await flushPromises()
    const told = shown.findAllComponents(SettingRow).map((row) => row.find('[role=alert]').exists())
    expect(told.flatMap((isTold, at) => (isTold ? [places[at]] : []))).toEqual([code])
    expect(shown.findAll('[role=alert]')).toHaveLength(1)
    shown.unmount()
  },
)
