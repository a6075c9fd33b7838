import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import './words'
import ElsewhereNote from './ElsewhereNote.vue'

const open = (modelValue: string) =>
  mount(ElsewhereNote, { props: { modelValue }, global: { plugins: [i18n] } })

it('says which pictures customers do not see, and takes them away', async () => {
  const shown = open('<p>一</p><img src="https://a.example/1.jpg"><img src="https://a.example/2.jpg">')
  expect(shown.text()).toContain('2 张')
  expect(shown.text()).toContain('a.example')
  await shown.get('button').trigger('click')
  expect(shown.emitted('update:modelValue')).toEqual([['<p>一</p>']])
})
it('says nothing of pictures of the shop', () => {
  expect(open('<img src="/api/store/x/photos/1">').text()).toBe('')
})
