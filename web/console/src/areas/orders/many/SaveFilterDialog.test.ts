import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anything, type Filter } from '../filter'
import SaveFilterDialog from './SaveFilterDialog.vue'

const frame = {
  props: ['isOff'],
  template: '<form :data-off="isOff" @submit.prevent="$emit(`submit`)"><slot /></form>',
  emits: ['submit', 'close'],
}
afterEach(() => vi.unstubAllGlobals())

async function keep(filter: Partial<Filter>) {
  const sent: { query: object }[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit = {}) => {
    sent.push(JSON.parse(String(body)))
    return Response.json({ filters: [] })
  })
  const shown = mount(SaveFilterDialog, {
    props: { filter: { ...anything(), ...filter }, kept: [] },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu' } },
      stubs: { ActForm: frame },
    },
  })
  await shown.get('input.field').setValue('急单')
  await shown.get('form').trigger('submit')
  await flushPromises()
  return { text: shown.text(), isOff: shown.get('form').attributes('data-off'), sent }
}

it('keeps words as they are typed', async () => {
  const { text, sent } = await keep({ words: '餐桌' })
  expect(sent.map(({ query }) => query)).toEqual([{ q: '餐桌', refunding: false }])
  expect(text).not.toContain('手机号')
})
it('keeps all but a phone, and says why', async () => {
  const { text, sent } = await keep({ words: '138 0013 8000', flag: '1' })
  expect(sent.map(({ query }) => query)).toEqual([{ flag: 1, refunding: false }])
  expect(text).toContain('搜索框里的手机号是个人信息，不会存进筛选，其余条件照存。')
})
it('keeps nothing where there is only a phone', async () => {
  const { text, isOff, sent } = await keep({ words: '13800138000' })
  expect([isOff, sent]).toEqual(['true', []])
  expect(text).toContain('没有别的条件可以保存')
})
