import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { h, nextTick, ref } from 'vue'
import { i18n } from '@console/i18n'
import QueryState from './QueryState.vue'

function waiting() {
  const query = { isPending: ref(true), error: ref<unknown>(null), refetch: vi.fn() }
  const screen = { render: () => h(QueryState, { query, rows: 3 }) }
  return { query, page: mount(screen, { global: { plugins: [i18n] } }) }
}

it('draws what is coming, and nothing of a failure', () => {
  const { page } = waiting()
  expect(page.get('[role=status]').attributes('aria-label')).toBe('正在加载…')
  expect(page.find('button').exists()).toBe(false)
})
it('says why nothing came, and asks again when told to', async () => {
  const { query, page } = waiting()
  query.error.value = { code: 'forbidden' }
  query.isPending.value = false
  await nextTick()
  expect(page.get('.title').text()).toBe('没能加载出来')
  expect(page.get('.hint').text()).toBe('您没有权限做这件事')
  await page.get('button').trigger('click')
  expect(query.refetch).toHaveBeenCalledOnce()
})
it('is how every screen tells a failure: none says that without the reason', () => {
  const screens = import.meta.glob<string>('./**/*.vue', { query: '?raw', import: 'default', eager: true })
  const failures = Object.entries(screens).flatMap(([file, code]) =>
    [...code.matchAll(/<UiState\b[^>]*words\.failed[^>]*>/g)].map(([tag]) => [file, tag] as const),
  )
  expect(failures.length).toBeGreaterThan(0)
  expect(failures.filter(([, tag]) => !tag.includes(':hint=')).map(([file]) => file)).toEqual([])
})
