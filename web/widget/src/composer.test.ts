import { beforeEach, expect, it, vi } from 'vitest'
import { emojiPicker } from '../parts/emoji'
import { Composer } from './composer'
import { h, icon, iconButton } from './dom'
import type { Hand, Loader } from './parts'
import type { Uploads } from './uploads'
import { say } from './words'

let typing: boolean[]
let sent: string[]
let added: File[]
let composer: Composer
const emoji = () => composer.element.querySelector<HTMLElement>('[aria-label=表情]')!
const tray = () => composer.element.querySelector<HTMLElement>('.emojis')
const write = (text: string) => {
  composer.text.value = text
  composer.text.dispatchEvent(new Event('input'))
}

beforeEach(() => {
  ;[typing, sent, added] = [[], [], []]
  const memory = { get: () => undefined, set: () => undefined }
  const talk = {
    memory,
    typing: (on: boolean) => typing.push(on),
    send: ({ body }: { body: Record<string, string> }) => sent.push(Object.values(body).join()),
  }
  const hand = { h, icon, iconButton, say, talk } as unknown as Hand
  const chip = async () => h('div', { class: 'chip' })
  const load = (async () => ({ emojiPicker, chip })) as unknown as Loader
  const uploads = { add: async (files: Iterable<File>) => void added.push(...files) } as unknown as Uploads
  composer = new Composer(hand, load, uploads, () => undefined)
  document.body.replaceChildren(composer.element)
})

it('puts the chosen emoji where the cursor stands, and keeps the tray for the next', async () => {
  write('谢谢您')
  composer.text.setSelectionRange(2, 2)
  emoji().click()
  await vi.waitFor(() => expect(tray()).not.toBeNull())
  const smile = [...tray()!.querySelectorAll('button')].find(({ textContent }) => textContent === '🙏')!
  smile.click()
  expect(composer.text.value).toBe('谢谢🙏您')
  expect(composer.closeTray()).toBe(true)
  expect(composer.closeTray()).toBe(false)
  composer.element.querySelector<HTMLElement>('.send')!.click()
  expect(sent).toEqual(['谢谢🙏您'])
})

it('an emoji replaces what is selected, and alone makes a message', async () => {
  write('好')
  composer.text.setSelectionRange(0, 1)
  emoji().click()
  await vi.waitFor(() => expect(tray()).not.toBeNull())
  tray()!.querySelector<HTMLElement>('button')!.click()
  expect(composer.text.value).toBe('😀')
})

it('one emoji is in the tab order, and the arrows walk on', async () => {
  emoji().click()
  await vi.waitFor(() => expect(tray()).not.toBeNull())
  const cells = [...tray()!.querySelectorAll('button')]
  cells[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  expect(document.activeElement).toBe(cells[1])
  expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toEqual([cells[1]])
})

it('tells that the customer types at most every three seconds, and when it ends', () => {
  vi.useFakeTimers()
  write('请')
  vi.advanceTimersByTime(2_999)
  write('请问')
  expect(typing).toEqual([true])
  vi.advanceTimersByTime(1)
  write('请问有')
  expect(typing).toEqual([true, true])
  composer.text.dispatchEvent(new Event('blur'))
  composer.text.dispatchEvent(new Event('blur'))
  expect(typing).toEqual([true, true, false])
  vi.useRealTimers()
})

it('the camera of the phone is asked for a picture, which is uploaded', () => {
  const lens = composer.element.querySelector<HTMLInputElement>('input[capture]')!
  expect([lens.type, lens.accept, lens.getAttribute('capture')]).toEqual(['file', 'image/*', 'environment'])
  const opened = vi.spyOn(lens, 'click').mockImplementation(() => undefined)
  composer.element.querySelector<HTMLElement>('[aria-label=拍照]')!.click()
  expect(opened).toHaveBeenCalledOnce()
  const picture = new File(['x'], 'a.jpg', { type: 'image/jpeg' })
  Object.defineProperty(lens, 'files', { value: [picture] })
  lens.dispatchEvent(new Event('change'))
  expect(added).toEqual([picture])
})

it('a pasted picture is uploaded, pasted words are left to the field', () => {
  const picture = new File(['x'], 'a.png', { type: 'image/png' })
  const paste = (files: File[]) => {
    const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: { files } })
    composer.text.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(paste([])).toBe(false)
  expect(paste([picture])).toBe(true)
  expect(added).toEqual([picture])
})
it('an order goes along with the first line, and with no other', async () => {
  composer.offer({ order: 'order-1', isArmed: true })
  await vi.waitFor(() => expect(composer.element.querySelector('.chip')).not.toBeNull())
  for (const line of ['什么时候发货', '谢谢']) {
    write(line)
    composer.element.querySelector<HTMLElement>('.send')!.click()
  }
  expect(sent).toEqual(['order-1', '什么时候发货', '谢谢'])
})
