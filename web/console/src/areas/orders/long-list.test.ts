import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Query } from '@console/api/client'
import { useLongList } from './long-list'

const first = { names: ['桌', '椅'], next: '2' }
const second = { names: ['椅', '灯'], next: null }

async function open() {
  const page = vi.fn(async ({ cursor }: Query) => (cursor ? second : first))
  const heard: (() => void)[] = []
  const screen = defineComponent(() => {
    const { rows, more, isPointedAt } = useLongList(() => ({ q: '木' }), {
      key: (asked) => ['names', asked],
      page,
      rowsOf: ({ names }) => names,
      idOf: (name) => name,
      follow: (hear) => heard.push(hear),
    })
    const onPointerenter = () => (isPointedAt.value = true)
    const onPointerleave = () => (isPointedAt.value = false)
    return () => h('p', { onClick: more, onPointerenter, onPointerleave }, rows.value.join(' '))
  })
  const list = mount(screen, { global: { plugins: [VueQueryPlugin] } })
  await vi.waitFor(() => expect(list.text()).toBe('桌 椅'))
  return { list, page, happens: () => heard.forEach((hear) => hear()) }
}

it('goes on where the last page ended, and shows once what came twice', async () => {
  const { list, page } = await open()
  await list.trigger('click')
  await vi.waitFor(() => expect(list.text()).toBe('桌 椅 灯'))
  expect(page.mock.lastCall?.[0]).toEqual({ q: '木', cursor: '2', limit: 50 })
  await list.trigger('click')
  await flushPromises()
  expect(page).toHaveBeenCalledTimes(2)
})
it('leaves the rows where they are while one is pointed at', async () => {
  const { list, page, happens } = await open()
  await list.trigger('pointerenter')
  happens()
  await flushPromises()
  expect(page).toHaveBeenCalledTimes(1)
  await list.trigger('pointerleave')
  await vi.waitFor(() => expect(page).toHaveBeenCalledTimes(2))
})
