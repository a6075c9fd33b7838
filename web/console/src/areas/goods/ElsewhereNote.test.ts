import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { toasts } from '@kit/ui/toasts'
import { i18n } from '@console/i18n'
import './words'
import ElsewhereNote from './ElsewhereNote.vue'

afterEach(() => void toasts.splice(0))
const open = (modelValue: string) =>
  mount(ElsewhereNote, { props: { modelValue }, global: { plugins: [i18n] } })

it('says which pictures customers do not see, and takes them away', async () => {
  const shown = open('<p>一</p><img src="https://a.example/1.jpg"><img src="https://a.example/2.jpg">')
  expect(shown.text()).toContain('2 张')
  expect(shown.text()).toContain('a.example')
  await shown.get('button').trigger('click')
  expect(shown.emitted('update:modelValue')).toEqual([['<p>一</p>']])
})
it('takes them back as long as nothing was typed since', async () => {
  const before = '<p>一</p><img src="https://a.example/1.jpg">'
  const shown = open(before)
  await shown.get('button').trigger('click')
  await shown.setProps({ modelValue: '<p>一</p>' })
  toasts[0]!.action!.run()
  expect(shown.emitted('update:modelValue')!.at(-1)).toEqual([before])
})
it('takes nothing back once something was typed', async () => {
  const shown = open('<p>一</p><img src="https://a.example/1.jpg">')
  await shown.get('button').trigger('click')
  await shown.setProps({ modelValue: '<p>一</p>' })
  expect(toasts).toHaveLength(1)
  await shown.setProps({ modelValue: '<p>一二</p>' })
  expect(toasts).toEqual([])
})
it('says nothing of pictures of the shop', () => {
  expect(open('<img src="/api/store/x/photos/1">').text()).toBe('')
})
