import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import type { NoticeWishes } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import NoticeSettings from './NoticeSettings.vue'

vi.mock('@console/unsaved', () => ({ guardUnsaved: () => undefined }))

it('keeps what is chosen while an earlier choice is still being kept', async () => {
  const all = { badge: true, toast: true, sound: true, desktop: false, push: false }
  const wishes = ref({
    order: all,
    after_sale: all,
    logistics: all,
    goods: all,
    violation: all,
    system: all,
    quiet: null,
  } as NoticeWishes)
  const answers: (() => void)[] = []
  const kept: NoticeWishes[] = []
  const keepWishes = async (next: NoticeWishes) => {
    kept.push(next)
    await new Promise<void>((resolve) => answers.push(resolve))
    wishes.value = next
  }
  const shop = { id: 'shop', membership: { member: { role: 'agent' } }, notices: { wishes, keepWishes } }
  const queryClient = new QueryClient()
  const shown = mount(NoticeSettings, {
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
      stubs: { PushDevices: true },
    },
  })
  const badges = shown.findAll<HTMLInputElement>('input[aria-label$="角标"]')
  const ticked = () => badges.map((badge) => badge.element.checked)
  await badges[0]!.setValue(false)
  await badges[1]!.setValue(false)
  answers[0]!()
  await flushPromises()
  expect(ticked().slice(0, 3)).toEqual([false, false, true])
  await badges[2]!.setValue(false)
  for (const at of [1, 2]) {
    answers[at]!()
    await flushPromises()
  }
  expect(ticked()).toEqual([false, false, false, true, true, true])
  expect(kept).toHaveLength(3)
  expect(wishes.value.logistics.badge).toBe(false)
  expect(wishes.value.order.badge).toBe(false)
  shown.unmount()
})
