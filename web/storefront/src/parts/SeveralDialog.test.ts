import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Order } from '../mine'
import { say } from '../words'
import SeveralDialog from './SeveralDialog.vue'

const line = (no: number, title: string, most_refundable_fen: number, kinds = ['money_only']) => ({
  no,
  title,
  sku: '',
  quantity: 1,
  given_pieces: 0,
  most_refundable_fen,
  kinds,
  excluded: [],
})
const order = {
  id: 'a',
  shipped_at: null,
  freight_fen: 800,
  whole_refundable_fen: 13_800,
  shared_freights: [],
  acts: ['refund_all'],
  lines: [line(0, '餐桌', 10_000), line(1, '餐椅', 3_000), line(2, '已退', 0, [])],
} as unknown as Order

const shown = () => mount(SeveralDialog, { props: { slug: 'qingmu', order, isBusy: false } })
const submit = async (dialog: ReturnType<typeof shown>) => {
  await dialog.get('form').trigger('submit')
  await flushPromises()
}

it('asks for all of it at first, with what goes along', async () => {
  const dialog = shown()
  expect(dialog.findAll('[name=refund-line]')).toHaveLength(2)
  expect(dialog.text()).toContain('¥138')
  await submit(dialog)
  const wish = { kind: 'money_only', lines: [0, 1], reason: 'other', words: '', pictures: [] }
  expect(dialog.emitted('ask')).toEqual([[wish]])
})

it('asks for what is ticked, and for something', async () => {
  const dialog = shown()
  const [first, second] = dialog.findAll('[name=refund-line]')
  await first!.setValue(false)
  expect(dialog.text()).not.toContain('¥138')
  await second!.setValue(false)
  await submit(dialog)
  expect(dialog.emitted('ask')).toBeUndefined()
  expect(dialog.text()).toContain(say('needLines'))
  await second!.setValue(true)
  await submit(dialog)
  expect(dialog.emitted('ask')).toMatchObject([[{ lines: [1] }]])
})

it('asks for nothing that not all of these lines allow', async () => {
  const lines = [line(0, '餐桌', 10_000), line(1, '赠品', 0, ['exchange'])]
  const dialog = mount(SeveralDialog, {
    props: { slug: 'qingmu', order: { ...order, lines } as unknown as Order, isBusy: false },
  })
  await submit(dialog)
  expect(dialog.emitted('ask')).toBeUndefined()
  expect(dialog.text()).toContain(say('needSameKind'))
  await dialog.findAll('[name=refund-line]')[1]!.setValue(false)
  await submit(dialog)
  expect(dialog.emitted('ask')).toMatchObject([[{ kind: 'money_only', lines: [0] }]])
})
