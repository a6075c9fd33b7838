import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { nextTick, reactive } from 'vue'
import { caseReasons } from '@kit/case-reasons'
import { i18n } from '@console/i18n'
import OfferFields from './OfferFields.vue'
import type { CardForm } from './forms'

const shown = (opens: string, left: number) => {
  const form = { opens, cause: 'damage', amount: '10', pieces: 5 }
  return mount(OfferFields, {
    props: { modelValue: form as unknown as CardForm, most: 5, left },
    global: { plugins: [i18n] as never[] },
  }).text()
}

it('says with an offer of money what becomes of pieces that have not left', () => {
  expect(shown('money_only', 2)).toContain('还有 2 件没发出')
  expect(shown('money_only', 0)).not.toContain('没发出')
  expect(shown('exchange', 2)).not.toContain('没发出')
})
it('offers the reasons of the kind, and keeps none that does not fit another', async () => {
  const form = reactive({ opens: 'money_only', cause: 'missing', amount: '10', pieces: 1 })
  const page = mount(OfferFields, {
    props: { modelValue: form as unknown as CardForm, most: 1, left: 0 },
    global: { plugins: [i18n] as never[] },
  })
  const offered = () => page.findAll('option').map((option) => option.attributes('value'))
  expect(offered()).toEqual(caseReasons.money_only)
  form.opens = 'goods_back'
  await nextTick()
  expect(form.cause).toBe('missing')
  form.opens = 'repair'
  await nextTick()
  expect([offered(), form.cause]).toEqual([caseReasons.repair, 'other'])
})
