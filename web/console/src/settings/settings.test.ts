import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { keysOf } from '@console/actions/keymap'
import { startLanguage, useSettings } from './settings'

/** The server's side: one object, merge patches. */
let stored: Record<string, unknown> = {}
let asked: { method: string; body?: unknown }[] = []
let answer = 204

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  ;[stored, asked, answer] = [{}, [], 204]
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const method = init.method ?? 'GET'
    const body = init.body ? JSON.parse(init.body as string) : undefined
    asked.push({ method, ...(body && { body }) })
    if (method === 'GET') return Response.json(stored)
    return answer === 204
      ? new Response(null, { status: 204 })
      : Response.json({ code: 'bad_setting' }, { status: answer })
  })
})
afterEach(() => vi.unstubAllGlobals())

it('tells the server what was changed, once', async () => {
  const { settings, load, tell } = useSettings()
  await load()
  settings.keys = { take: 'Alt+H' }
  await tell()
  await tell()
  expect(asked.filter(({ method }) => method === 'PATCH')).toEqual([
    { method: 'PATCH', body: { keys: { take: 'Alt+H' } } },
  ])
})
it('takes what another device changed and keeps what is not told yet', async () => {
  const { settings, load } = useSettings()
  await load()
  settings.theme = 'dark'
  settings.keys = { take: 'Alt+H' }
  stored = { density: 'normal', keys: { star: 'Alt+Y' } }
  await load()
  expect(settings).toMatchObject({ theme: 'dark', density: 'normal', keys: { take: 'Alt+H', star: 'Alt+Y' } })
  await nextTick()
  expect([keysOf('take'), keysOf('star')]).toEqual(['Alt+H', 'Alt+Y'])
})
it('lets the server win where it had refused', async () => {
  const { settings, load, tell } = useSettings()
  await load()
  settings.font_size = 18
  answer = 422
  await tell()
  expect(settings.font_size).toBe(15)
  answer = 204
  asked = []
  await tell()
  expect(asked).toEqual([])
})
it('begins in the language of the browser, and leaves what was chosen', () => {
  const browser = vi.spyOn(navigator, 'language', 'get')
  const begun = (language: string, chosen?: object) => {
    localStorage.clear()
    if (chosen) localStorage.setItem('yingke.settings', JSON.stringify(chosen))
    browser.mockReturnValue(language)
    setActivePinia(createPinia())
    startLanguage()
    return useSettings().settings.language
  }
  expect([begun('en-GB'), begun('zh-TW'), begun('fr-FR')]).toEqual(['en', 'zh-CN', 'zh-CN'])
  expect(begun('en-GB', { language: 'zh-CN' })).toBe('zh-CN')
  browser.mockRestore()
})
