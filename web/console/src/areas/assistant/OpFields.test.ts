import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { i18n, setLanguage } from '@console/i18n'
import '@console/areas/goods/words'
import './words'
import { emptyOp, type OpForm } from './op-form'
import OpFields from './OpFields.vue'
import { known } from './testing'

afterEach(() => setLanguage('zh-CN'))
const open = (form: OpForm) =>
  mount(OpFields, {
    props: { form, no: 1, fault: undefined, known, mayDrop: false },
    global: { plugins: [i18n] },
  })

it('offers codes and barcodes of SKUs, each with its ways', async () => {
  const shown = open(emptyOp('code'))
  const [field] = shown.findAll('select')
  const offered = field!.findAll('option').map((option) => option.text())
  expect(offered).toEqual(expect.arrayContaining(['商家编码', '规格编码', '条形码']))
  await field!.setValue('sku_code')
  expect(shown.emitted('change')).toEqual([[emptyOp('sku_code')]])
  await shown.setProps({ form: emptyOp('sku_code') })
  const ways = shown.findAll('select')[1]!.findAll('option')
  expect(ways.map((option) => option.text())).toContain('整个换成')
})
it('says what a text may name of a SKU, and of nothing else', async () => {
  const hint = (form: OpForm) => open(form).get('small').text()
  for (const kind of ['sku_code', 'barcode'] as const)
    expect(hint(emptyOp(kind))).toContain('{code} 商家编码，{sku} 规格编码，{n} 第几种规格')
  expect(hint({ ...emptyOp('sku_code'), how: 'pattern' })).toMatch(/^\$1 代表.*\{颜色\}/)
  expect(hint(emptyOp('code'))).toBe('')
  await setLanguage('en')
  expect(hint(emptyOp('barcode'))).toContain('{Colour} for its value of that property')
})
