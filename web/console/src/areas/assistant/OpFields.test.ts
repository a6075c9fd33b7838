import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { i18n, setLanguage } from '@console/i18n'
import PictureFields from '@console/areas/files/PictureFields.vue'
import MatchingFields from '@console/areas/goods/MatchingFields.vue'
import '@console/areas/goods/words'
import { SHOP } from '@console/live/shop'
import './words'
import { emptyOnly, emptyOp, type OnlyForm, type OpForm } from './op-form'
import OnlyFields from './OnlyFields.vue'
import OpFields from './OpFields.vue'
import { known } from './testing'

afterEach(() => setLanguage('zh-CN'))
const open = (form: OpForm) =>
  mount(OpFields, {
    props: { form, no: 1, fault: undefined, known, mayDrop: false },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', api: { products: async () => [] } } },
    },
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
it('asks which SKUs a price is for, and what they are told apart by', async () => {
  const shown = open(emptyOp('price'))
  const named = (label: string) => shown.findAll('label').find((each) => each.text().startsWith(label))
  expect(named('哪些规格')!.text()).toContain('属性是')
  expect(named('属性名')).toBeUndefined()
  await named('哪些规格')!.get('select').setValue('prop')
  expect(shown.emitted('change')).toEqual([[{ ...emptyOp('price'), only: [emptyOnly()] }]])
  const colour = { ...emptyOnly(), name: '颜色' }
  const form = { ...emptyOp('price'), amount: '2', only: [colour] }
  await shown.setProps({ form, fault: 'only' })
  expect(named('属性名')!.get('input').attributes('aria-invalid')).toBe('false')
  expect(named('属性的值')!.get('input').attributes('aria-invalid')).toBe('true')
  expect(named('金额')!.get('input').attributes('aria-invalid')).toBe('false')
  expect(shown.text()).toContain('写清是哪些规格')
  await named('属性的值')!.get('input').setValue('红色')
  expect(shown.emitted('change')!.at(-1)).toEqual([{ ...form, only: [{ ...colour, text: '红色' }] }])
  await shown.setProps({ form: { ...form, only: [{ ...colour, by: 'code' }] }, fault: undefined })
  expect(named('编码里有')).toBeDefined()
  for (const kind of ['title', 'code', 'tags', 'description'] as const)
    expect(open(emptyOp(kind)).text()).not.toContain('哪些规格')
})
it('takes several conditions, and all SKUs again with the first', async () => {
  const red: OnlyForm = { by: 'prop', name: '颜色', text: '红色' }
  const coded: OnlyForm = { by: 'code', name: '', text: '-R' }
  const of = (only: OnlyForm[]) => ({ ...emptyOp('price'), only })
  const shown = open(of([red]))
  const button = (words: string) =>
    shown.findAll('button').find((each) => [each.text(), each.attributes('aria-label')].includes(words))
  const last = () => shown.emitted<[OpForm]>('change')!.at(-1)![0].only
  await button('再加一个条件')!.trigger('click')
  expect(last()).toEqual([red, emptyOnly()])
  await shown.setProps({ form: of([red, coded]) })
  expect(shown.text()).toContain('并且')
  await button('去掉第 2 个条件')!.trigger('click')
  expect(last()).toEqual([red])
  const which = shown.findAll('label').find((each) => each.text().startsWith('哪些规格'))
  await which!.get('select').setValue('all')
  expect(last()).toEqual([])
  await shown.setProps({ form: of([red, coded, coded, coded, coded]) })
  expect(button('再加一个条件')).toBeUndefined()
})
it('keeps the keyboard in the conditions when one is dropped', async () => {
  const red: OnlyForm = { by: 'prop', name: '颜色', text: '红色' }
  const of = (only: OnlyForm[]) => ({ form: { ...emptyOp('price'), only }, fault: undefined })
  const shown = mount(OnlyFields, {
    props: of([red, { by: 'code', name: '', text: '-R' }]),
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const drop = shown.get<HTMLButtonElement>('[aria-label="去掉第 2 个条件"]')
  drop.element.focus()
  await drop.trigger('click')
  await shown.setProps(of([red]))
  expect(document.activeElement).toBe(shown.get('select').element)
  shown.unmount()
})
it('offers the attributes of the categories, and the choices of the one that is typed', async () => {
  const shown = open(emptyOp('attribute'))
  const offered = (label: string) => {
    const field = shown
      .findAll('label')
      .find((each) => each.text().startsWith(label))!
      .get('input')
    const list = shown.findAll('datalist').find(({ element }) => element.id === field.attributes('list'))
    return list!.findAll('option').map(({ element }) => element.value)
  }
  expect(offered('属性名称')).toEqual(['材质', '产地'])
  expect(offered('属性的值')).toEqual([])
  await shown.setProps({ form: { ...emptyOp('attribute'), name: ' 材质 ' } })
  expect(offered('属性的值')).toEqual(['榆木', '白蜡木'])
})
it('says what a stock alert of its own means, and what nothing does', async () => {
  const shown = open(emptyOp('low_stock'))
  expect(shown.text()).toContain('不填就按店铺的库存预警')
  await shown.get('input').setValue('8')
  expect(shown.emitted<[OpForm]>('change')!.at(-1)![0].amount).toBe('8')
})
it('finds and replaces blocks of a description of any number of lines', async () => {
  const long = open({ ...emptyOp('description'), how: 'replace' })
  const [find, by] = long.findAll('textarea')
  await find!.setValue('一\n二')
  await by!.setValue('三\n四')
  const changed = long.emitted<[OpForm]>('change')!.map(([form]) => [form.find, form.with])
  expect(changed).toEqual([
    ['一\n二', ''],
    ['', '三\n四'],
  ])
  expect(long.findAll('[maxlength]')).toHaveLength(0)
  expect(open({ ...emptyOp('title'), how: 'replace' }).findAll('textarea')).toHaveLength(0)
})
it('asks which text of the product’s knowledge, and takes paragraphs of it', async () => {
  const form = { ...emptyOp('words'), how: 'replace' }
  const shown = open(form)
  const which = shown
    .findAll('label')
    .find((each) => each.text().startsWith('哪一段'))!
    .get('select')
  expect(which.findAll('option').map((option) => option.text())).toContain('注意事项')
  await which.setValue('cautions')
  expect(shown.emitted('change')).toEqual([[{ ...form, words: 'cautions' }]])
  expect(shown.findAll('textarea')).toHaveLength(2)
  await shown.setProps({ fault: 'words_long' })
  const wrong = shown.findAll('textarea').map((each) => each.attributes('aria-invalid'))
  expect(wrong).toEqual(['false', 'true'])
})
it('asks for a question and its answer, and to take it off for the question alone', async () => {
  const form = emptyOp('faq')
  const shown = open(form)
  expect(shown.text()).toContain('加在最后')
  await shown.get('input').setValue('包邮吗')
  await shown.get('textarea').setValue('全国包邮')
  expect(shown.emitted('change')).toEqual([[{ ...form, name: '包邮吗' }], [{ ...form, text: '全国包邮' }]])
  await shown.setProps({ form: { ...form, how: 'remove' } })
  expect(shown.find('textarea').exists()).toBe(false)
  const ways = open(emptyOp('answers')).findAll('select')[1]!
  expect(ways.findAll('option').map((option) => option.text())).not.toContain('整个换成')
})
it('offers the shop’s products to go with those that are chosen, and none to clear', async () => {
  const form = emptyOp('goes_with')
  const shown = open(form)
  expect(shown.text()).toContain('如果有它自己，会跳过')
  shown.getComponent(MatchingFields).vm.$emit('update:modelValue', ['QM-9'])
  expect(shown.emitted('change')).toEqual([[{ ...form, codes: ['QM-9'] }]])
  await shown.setProps({ form: { ...form, how: 'clear' } })
  expect(shown.findComponent(MatchingFields).exists()).toBe(false)
})
it('asks for a picture only where one is added, and for a place where it is not the first or the last', async () => {
  const form = emptyOp('pictures')
  const shown = open(form)
  const place = () => shown.findAll('label').some((each) => each.text().startsWith('第几张'))
  const asks = () => [shown.findComponent(PictureFields).exists(), place()]
  expect(asks()).toEqual([true, false])
  shown.getComponent(PictureFields).vm.$emit('update:modelValue', ['p'])
  expect(shown.emitted('change')).toEqual([[{ ...form, pictures: ['p'] }]])
  await shown.setProps({ form: { ...form, how: 'at' } })
  expect(asks()).toEqual([true, true])
  await shown.setProps({ form: { ...form, how: 'remove' } })
  expect(asks()).toEqual([false, true])
})
it('asks when, and says of which products it holds', async () => {
  const shown = open(emptyOp('list_at'))
  expect(shown.text()).toContain('只改仓库中的商品')
  await shown.get('input').setValue('2026-12-01T09:30')
  expect(shown.emitted<[OpForm]>('change')!.at(-1)![0].at).toBe('2026-12-01T09:30')
  await shown.setProps({ form: { ...emptyOp('list_at'), how: 'remove' } })
  expect(shown.find('input').exists()).toBe(false)
})
it('asks for weight and volume of some SKUs too, and for hours', () => {
  const names = (kind: OpForm['kind']) => {
    const shown = open(emptyOp(kind))
    return shown.findAll('label').map((each) => each.text())
  }
  expect(names('weight')).toEqual(expect.arrayContaining([expect.stringMatching(/^一件的重量 克/)]))
  expect(open(emptyOp('volume')).text()).toContain('哪些规格')
  expect(names('ships_within')).toEqual([expect.stringMatching(/^付款后多少小时内发货/)])
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
it('offers the recycle bin beside the shop and the store', async () => {
  const shown = open(emptyOp('state'))
  const state = shown.findAll('select').at(-1)!
  expect(state.findAll('option').map((option) => option.text())).toEqual(['上架', '下架', '移到回收站'])
  await state.setValue('deleted')
  expect(shown.emitted('change')).toEqual([[{ ...emptyOp('state'), state: 'deleted' }]])
})
