import { shallowMount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it } from 'vitest'
import { UiSkeleton, UiState } from '@kit/ui'
import { i18n } from '@console/i18n'
import { RECEPTION, type Reception } from '../reception'
import type { Talk } from '../talk'
import SidePane from './SidePane.vue'

const side = (isUnknown: boolean) => {
  const reception = { tab: ref('product'), row: ref(), isUnknown: ref(isUnknown) } as unknown as Reception
  return shallowMount(SidePane, {
    props: { talk: {} as Talk },
    global: { plugins: [i18n], provide: { [RECEPTION as symbol]: reception } },
  })
}

it('says that there is no such conversation, and does not wait for it', () => {
  const unknown = side(true)
  expect(unknown.findComponent(UiSkeleton).exists()).toBe(false)
  expect(unknown.findComponent(UiState).props('title')).toBe(i18n.global.t('chat.unknown'))
  expect(side(false).findComponent(UiSkeleton).exists()).toBe(true)
})
