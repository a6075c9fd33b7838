import { mount } from '@vue/test-utils'
import { computed, ref } from 'vue'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP, type Shop } from '@console/live/shop'
import { aRow } from '../testing'
import RowClock from './RowClock.vue'

const now = ref(0)
const limits = ref({ first_ms: 20_000, later_ms: 180_000 })
const shop = { now, limits: computed(() => limits.value) } as unknown as Shop
const clock = (waiting_since: number | null) =>
  mount(RowClock, {
    props: { row: aRow('a', { waiting_since, first: true, last_at: 0 }) },
    global: { plugins: [i18n], provide: { [SHOP as symbol]: shop } },
  })

it('empties a bar and says what is left', async () => {
  const shown = clock(0)
  expect(shown.find('.bar b').attributes('style')).toContain('width: 100%')
  now.value = 10_000
  await shown.vm.$nextTick()
  expect(shown.find('.bar b').attributes('style')).toContain('width: 50%')
  expect(shown.text()).toContain('还剩 00:10')
})
it('turns to a number in the late colour, in words too', () => {
  now.value = 100_000
  const shown = clock(0)
  expect(shown.classes()).toContain('late')
  expect(shown.find('.bar').exists()).toBe(false)
  expect(shown.find('[aria-hidden]:not(svg)').text()).toBe('超时 01:20')
  expect(shown.text()).toContain('已超时 01:20')
})
it('says when it was answered', () => {
  now.value = 130_000
  expect(clock(null).text()).toContain('已回复，2 分')
})
