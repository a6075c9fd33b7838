import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Config } from './config'
import { Panel } from './panel'
import type { Talk } from './talk'
import { Uploads } from './uploads'

let talk: Talk
let root: ShadowRoot
let panel: Panel
const find = (selector: string) => root.querySelector<HTMLElement>(selector)!
const change = (more: object) => {
  Object.assign(talk, more)
  talk.onChange()
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
    },
  )
  const timeline = { marks: { staff: { delivered: 0, read: 0 } }, public: { at: () => undefined } }
  const memory = { get: () => undefined, set: () => undefined }
  const acts = { start: vi.fn(), seen: vi.fn(), tryNow: vi.fn(), older: vi.fn(), typing: vi.fn() }
  const state = { entries: [], pending: [], unread: [], isTroubled: false, isFull: false }
  talk = { ...state, ...acts, memory, timeline, recallEnds: () => 0 } as unknown as Talk
  const config = { origin: 'https://shop.example', shop: 'qingmu', part: () => '' } satisfies Config
  root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  panel = new Panel(talk, root, config)
  panel.open()
})
afterEach(() => {
  panel.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

it('says that nothing can be stored now, and that it will be sent', () => {
  expect(find('.notice').hidden).toBe(true)
  change({ isFull: true })
  expect(find('.notice').hidden).toBe(false)
  expect(find('.notice').textContent).toContain('暂时无法保存消息，恢复后会自动发送')
  expect(find('.notice .link').hidden).toBe(true)
  change({ isFull: false })
  expect(find('.notice').hidden).toBe(true)
})

it('a broken line goes before a full store, and can be tried at once', () => {
  change({ isFull: true, isTroubled: true })
  expect(find('.notice').textContent).toContain('网络断开，正在重连')
  find('.notice .link').click()
  expect(talk.tryNow).toHaveBeenCalledOnce()
})

it('says quietly that there is no chat on a site the shop has not listed', () => {
  change({ barred: '这个页面暂时不能咨询客服' })
  expect(find('.notice').hidden).toBe(false)
  expect(find('.notice').textContent).toContain('这个页面暂时不能咨询客服')
  expect(find('.notice .link').hidden).toBe(true)
  change({ barred: undefined })
  expect(find('.notice').hidden).toBe(true)
})

it('shows who types, and no longer than that', () => {
  change({ typist: '小禾' })
  expect(find('[role=log]').textContent).toContain('小禾 正在输入…')
  change({ typist: undefined })
  expect(find('[role=log]').textContent).not.toContain('正在输入')
})

it('takes a picture that is dragged onto it, and says where to let go', () => {
  const add = vi.spyOn(Uploads.prototype, 'add').mockResolvedValue()
  const picture = new File(['x'], 'a.png', { type: 'image/png' })
  const drag = (type: string, types: string[], files: File[] = []) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    find('.panel').dispatchEvent(Object.assign(event, { dataTransfer: { types, files } }))
    return event.defaultPrevented
  }
  expect(drag('dragover', ['text/plain'])).toBe(false)
  expect(find('.drop').hidden).toBe(true)
  expect(drag('dragover', ['Files'])).toBe(true)
  expect(find('.drop').hidden).toBe(false)
  expect(find('.drop').textContent).toBe('松开发送图片或文件')
  expect(drag('drop', ['Files'], [picture])).toBe(true)
  expect(find('.drop').hidden).toBe(true)
  expect(add).toHaveBeenCalledWith([picture])
})
