import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { actionOf, bindKeys } from '@console/actions/keymap'
import { i18n } from '@console/i18n'
import { useSettings } from '@console/settings/settings'
import KeysPage from './KeysPage.vue'

vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }))
beforeEach(() => {
  localStorage.clear()
  bindKeys({})
  setActivePinia(createPinia())
})
const open = () =>
  mount(KeysPage, { attachTo: document.body, global: { plugins: [i18n], directives: { tip: {} } } })
const alt = (code: string) => ({ code, altKey: true })
const heard: string[] = []
addEventListener('keydown', (event) => heard.push(event.code))

it('records by pressing, says conflicts at once, and lets nobody else hear the press', async () => {
  const page = open()
  const { settings } = useSettings()
  await page.get('#keys-of-take').trigger('click')
  const field = page.get('.press')
  await field.trigger('keydown', alt('AltLeft'))
  await field.trigger('keydown', alt('KeyT'))
  expect(page.get('.recorder').text()).toContain('Alt+T 已用于「转接」')
  await field.trigger('keydown', { code: 'KeyC', ctrlKey: true })
  expect(page.get('.recorder').text()).toContain('输入文字时要用')
  await field.trigger('keydown', { code: 'KeyH' })
  expect(page.get('.recorder').text()).toContain('会打出文字')
  expect(settings.keys).toEqual({})
  await field.trigger('keydown', alt('KeyH'))
  expect(settings.keys).toEqual({ take: 'Alt+H' })
  expect(page.find('.recorder').exists()).toBe(false)
  expect(page.get('#keys-of-take').text()).toContain('H')
  expect(heard).toEqual([])
  await nextTick()
  const press = { code: 'KeyH', altKey: true, ctrlKey: false, metaKey: false, shiftKey: false }
  expect(actionOf(press)).toBe('take')
  expect(document.activeElement?.id).toBe('keys-of-take')
  page.unmount()
})

it('takes keys over, takes them away, and puts them back', async () => {
  const page = open()
  const { settings } = useSettings()
  await page.get('#keys-of-take').trigger('click')
  await page.get('.press').trigger('keydown', alt('KeyT'))
  await page.get('.recorder p button').trigger('click')
  expect(settings.keys).toEqual({ take: 'Alt+T', transfer: '' })
  expect(page.get('#keys-of-transfer').text()).toBe('未设置')
  await page.get('#keys-of-star').trigger('click')
  await page.get('.press').trigger('keydown', { code: 'Backspace' })
  expect(settings.keys.star).toBe('')
  await page.get('[aria-label="恢复「转接」的默认快捷键"]').trigger('click')
  expect(settings.keys).toEqual({ take: '', star: '' })
  page.unmount()
})

it('has on the sheet what no table of actions holds: keys on a message, and in the message centre', () => {
  const page = open()
  const lines = (area: string) =>
    page.findAll(`[aria-labelledby="area-${area}"] li`).map((line) => line.text().replaceAll(/\s+/g, ' '))
  expect(lines('on_message').slice(2)).toEqual(['引用R', '复制C', '存为快捷短语S', '撤回Delete'])
  expect(lines('on_notice')).toEqual(['下一条J', '上一条K', '标为已读R'])
  page.unmount()
})
