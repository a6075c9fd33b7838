import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import InstallationDialog from './InstallationDialog.vue'
import { installationMark, installationText } from './installation'
import { anOrder } from './rows/testing'

const frame = {
  template: '<form @submit.prevent="$emit(`submit`)"><slot /></form>',
  emits: ['submit', 'close'],
}

it('says the day, or that it is still to be agreed', () => {
  expect(installationText(anOrder({ installation: { day: '2026-03-05' } }))).toBe('预约安装：2026-03-05')
  expect(installationText(anOrder({ installation: { day: null } }))).toBe('预约安装：日期待约定')
  expect(installationText(anOrder())).toBeUndefined()
  expect(installationMark(anOrder({ installation: { day: null } }))).toBe('安装待约')
})
it('moves an installation only with the word that the customer agreed', async () => {
  const sent: { path: string; body: object }[] = []
  const order = anOrder({ installation: { day: '2026-03-05' } })
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit = {}) => {
    if (path.endsWith('/trade-rules')) return Response.json({ rules: { flag_names: [] }, rev: 0 })
    sent.push({ path: String(path), body: JSON.parse(String(body)) })
    return Response.json(order)
  })
  const shown = mount(InstallationDialog, {
    props: { order },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: {
        [SHOP as symbol]: { id: 'shop', slug: 'qingmu', membership: { member: { role: 'agent' } } },
      },
      stubs: { ActForm: frame },
    },
  })
  await shown.get('input[type=date]').setValue('2026-03-09')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(sent).toEqual([])
  await shown.get('input[type=checkbox]').setValue(true)
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(sent[0]!.path).toBe('/api/shops/shop/orders/order/installation')
  expect(sent[0]!.body).toMatchObject({ rev: 3, day: '2026-03-09', is_agreed: true })
})
