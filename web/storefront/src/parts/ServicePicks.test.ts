import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it } from 'vitest'
import type { Offer, Quote, useFreight } from '../freight'
import ServicePicks from './ServicePicks.vue'

function shown(is_chosen: boolean) {
  const day = { from_day: '2026-03-05', to_day: '2026-06-03', needs_day: true }
  const offer: Offer = { code: 'installation', name: '预约安装', fee_fen: 0, is_chosen, ...day }
  const quote = ref({ services: [offer] } as unknown as Quote)
  const installOn = ref('')
  const freight = { quote, installOn, services: ref(['installation']) }
  const props = { offers: [offer], freight: freight as unknown as ReturnType<typeof useFreight> }
  return { installOn, page: mount(ServicePicks, { props }) }
}

it('asks on which day an installation is wanted, from the first one on', async () => {
  const { page, installOn } = shown(true)
  const field = page.get('input[type=date]')
  expect(field.attributes()).toMatchObject({ min: '2026-03-05', max: '2026-06-03' })
  await field.setValue('2026-03-09')
  expect(installOn.value).toBe('2026-03-09')
  expect(shown(false).page.find('input[type=date]').exists()).toBe(false)
})
