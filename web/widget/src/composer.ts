import { h, icon, iconButton } from './dom'
import type { Hand, Loader } from './parts'
import type { Uploads } from './uploads'
import { say } from './words'

const TYPING_EVERY_MS = 3_000

/** What the next message may be about; `isArmed`: its card goes along with it. */
export interface Offered {
  product?: string
  order?: string
  isArmed?: boolean
}

/** Where the customer writes. What is typed is kept on the device with every key. */
export class Composer {
  readonly text = h('textarea', {
    rows: 1,
    placeholder: say('placeholder'),
    'aria-label': say('placeholder'),
    enterkeyhint: 'send',
    oninput: () => this.#typed(),
    onkeydown: (event: KeyboardEvent) => this.#pressed(event),
    onpaste: (event: ClipboardEvent) => this.#pasted(event),
    onblur: () => this.#stopTyping(),
  })
  readonly element = h('div', { class: 'foot' })
  #hint = h('p', { class: 'hint', role: 'alert', hidden: true })
  #chip = h('div', { hidden: true })
  #tray = h('div', { hidden: true })
  #button = h('button', {
    type: 'button',
    class: 'send',
    'aria-label': say('send'),
    onclick: () => this.#send(),
  })
  #about: Offered = {}
  #typingTold = 0

  constructor(
    private hand: Hand,
    private load: Loader,
    private uploads: Uploads,
    private onSent: () => void,
  ) {
    this.text.value = hand.talk.memory.get('draft') ?? ''
    this.#button.append(icon('send'))
    const bar = h('div', { class: 'bar' }, ...this.#tools(), this.text, this.#button)
    this.element.append(this.#hint, this.#chip, this.#tray, bar)
    uploads.onRefused = (reason) => this.#complain(reason)
    this.fit()
  }

  offer(about: Offered = {}) {
    this.#about = about
    this.#chip.hidden = true
    this.#chip.replaceChildren()
    this.fit()
    void this.#showChip()
  }

  edit(text: string) {
    this.text.value = text + this.text.value
    this.#typed()
    this.text.focus()
  }

  fit() {
    const { text } = this
    this.#button.disabled = !text.value.trim() && !this.#about.isArmed
    text.style.height = 'auto'
    if (text.scrollHeight) text.style.height = `${text.scrollHeight}px`
  }

  closeTray(): boolean {
    const wasOpen = !this.#tray.hidden
    this.#tray.hidden = true
    return wasOpen
  }

  #tools() {
    const pick = (more: object) => {
      const change = () => (void this.uploads.add(input.files ?? []), (input.value = ''))
      const input = h('input', { type: 'file', hidden: true, onchange: change, ...more })
      return input
    }
    const files = pick({ multiple: true })
    const camera = pick({ accept: 'image/*', capture: 'environment' })
    const snap = iconButton('camera', say('camera'), () => camera.click())
    snap.classList.add('camera')
    const emoji = iconButton('smile', say('emoji'), () => void this.#toggleEmoji())
    return [emoji, iconButton('clip', say('attach'), () => files.click()), snap, files, camera]
  }

  #send() {
    const text = this.text.value.trim()
    const most = this.hand.talk.limits?.text_chars ?? 4_000
    if ([...text].length > most) return this.#complain(say('tooLong', most))
    if (this.#about.isArmed) this.#sendCard()
    if (text) this.hand.talk.send({ kind: 'text', body: { text } })
    this.text.value = ''
    this.#typed()
    this.#stopTyping()
    this.onSent()
    this.text.focus()
  }

  #sendCard() {
    const { order, product } = this.#about
    if (order) this.hand.talk.send({ kind: 'order', body: { order } })
    else if (product) this.hand.talk.send({ kind: 'product', body: { product } })
    this.offer()
    this.onSent()
  }

  #typed() {
    this.#hint.hidden = true
    this.hand.talk.memory.set('draft', this.text.value || undefined)
    this.fit()
    if (!this.text.value || Date.now() - this.#typingTold < TYPING_EVERY_MS) return
    this.#typingTold = Date.now()
    this.hand.talk.typing(true)
  }

  #stopTyping() {
    if (this.#typingTold) this.hand.talk.typing(false)
    this.#typingTold = 0
  }

  #pressed(event: KeyboardEvent) {
    // 229: Safari ends a composition with an Enter that is no longer marked as composing.
    const isComposing = event.isComposing || event.keyCode === 229
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return
    event.preventDefault()
    if (!this.#button.disabled) this.#send()
  }

  #pasted(event: ClipboardEvent) {
    const files = event.clipboardData?.files
    if (!files?.length) return
    event.preventDefault()
    void this.uploads.add(files)
  }

  #complain(reason: string) {
    this.#hint.textContent = reason
    this.#hint.hidden = false
  }

  async #showChip() {
    const about = this.#about
    if (!about.order && !about.product) return
    const part = await this.load('cards').catch(() => undefined)
    const chip = await part?.chip(
      this.hand,
      about,
      () => this.#sendCard(),
      () => this.offer(),
    )
    if (this.#about !== about) return
    // What is not shown must not be sent along.
    if (!chip) return this.offer()
    this.#chip.replaceChildren(chip)
    this.#chip.hidden = false
  }

  async #toggleEmoji() {
    if (this.closeTray()) return
    const part = await this.load('emoji').catch(() => undefined)
    if (!part) return
    if (!this.#tray.firstChild) this.#tray.append(part.emojiPicker(this.hand, (emoji) => this.#insert(emoji)))
    this.#tray.hidden = false
  }

  #insert(emoji: string) {
    const { text } = this
    text.setRangeText(emoji, text.selectionStart, text.selectionEnd, 'end')
    this.#typed()
  }
}
