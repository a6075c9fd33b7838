import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { h, nextTick } from 'vue'
import UiMenu from './UiMenu.vue'

const items = [{ id: 'ship', label: '发货' }]

it('closes where its own place is scrolled, and stays open where something beside it is', async () => {
  document.body.innerHTML = '<div id="pane"></div><div id="chat"></div>'
  const [pane, chat] = ['pane', 'chat'].map((id) => document.getElementById(id)!)
  const menu = mount(UiMenu, {
    attachTo: pane!,
    props: { items, label: '更多', over: true },
    slots: { default: ({ toggle }: { toggle: () => void }) => h('button', { onClick: toggle }, '更多') },
  })
  const entries = () => menu.findAll('[role=menuitem]').length
  await menu.get('button').trigger('click')
  await nextTick()
  expect(entries()).toBe(1)
  chat!.dispatchEvent(new Event('scroll'))
  await nextTick()
  expect(entries()).toBe(1)
  pane!.dispatchEvent(new Event('scroll'))
  await nextTick()
  expect(entries()).toBe(0)
  menu.unmount()
})
