import { Composer } from './composer'
import type { Config } from './config'
import { h, icon, iconButton } from './dom'
import { Log } from './log'
import { makeHand, makeLoader } from './parts'
import type { Talk } from './talk'
import { Uploads } from './uploads'
import { followKeyboard } from './viewport'
import { say } from './words'

/** The button in the corner and the dialog behind it. */
export class Panel {
  isOpen = false
  #log: Log
  readonly composer: Composer
  #title = h('h2', { tabindex: -1, id: 'title' })
  #subtitle = h('p')
  #mark = h('div', { class: 'mark', 'aria-hidden': 'true' })
  #badge = h('span', { class: 'badge', hidden: true, 'aria-hidden': 'true' })
  #launcher = h('button', {
    type: 'button',
    class: 'launcher',
    'aria-haspopup': 'dialog',
    onclick: () => this.open(),
  })
  #noticeText = h('span')
  #notice = h('div', { class: 'notice', role: 'status', hidden: true })
  #reconnect = h(
    'button',
    { type: 'button', class: 'link', onclick: () => this.talk.tryNow() },
    say('reconnect'),
  )
  #drop = h('div', { class: 'drop', hidden: true }, say('drop'))
  #panel = h('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true })
  #stopFollowing?: () => void

  constructor(
    private talk: Talk,
    root: ShadowRoot,
    config: Config,
  ) {
    const hand = makeHand(talk, root, config)
    const load = makeLoader(config, root)
    const uploads = new Uploads(hand, load)
    this.composer = new Composer(hand, load, uploads, () => this.#log.toEnd())
    this.#log = new Log(
      hand,
      load,
      uploads,
      (text) => this.composer.edit(text),
      () => this.#read(),
    )
    this.#build(root)
    this.#acceptDrops(uploads)
    talk.onRefused = (reason) => uploads.onRefused(reason)
    talk.onChange = uploads.onChange = () => this.#draw()
    document.addEventListener('visibilitychange', () => this.#read())
    this.#draw()
  }

  open() {
    if (this.isOpen) return
    this.isOpen = true
    this.#launcher.hidden = true
    this.#panel.hidden = false
    this.#log.freshFrom = this.talk.unread[0]?.seq
    this.#stopFollowing = followKeyboard(this.#panel)
    this.talk.start()
    this.#draw()
    this.composer.fit()
    this.#log.toEnd()
    // On a phone the keyboard would hide the history that one came to read.
    if (matchMedia('(pointer: coarse)').matches) this.#title.focus()
    else this.composer.text.focus()
    this.#remember()
  }

  close() {
    this.isOpen = false
    this.#stopFollowing?.()
    this.#panel.hidden = true
    this.#launcher.hidden = false
    this.#launcher.focus()
    this.#draw()
    this.#remember()
  }

  #build(root: ShadowRoot) {
    const who = h('div', { class: 'who' }, this.#title, this.#subtitle)
    const close = iconButton('close', say('close'), () => this.close())
    this.#launcher.append(icon('chat'), h('span', {}, say('ask')), this.#badge)
    this.#notice.append(this.#noticeText, this.#reconnect)
    this.composer.element.prepend(this.#log.jump)
    this.#panel.append(
      h('div', { class: 'head' }, this.#mark, who, close),
      this.#notice,
      this.#log.element,
      this.composer.element,
      this.#drop,
    )
    this.#panel.addEventListener('keydown', (event) => this.#pressed(event))
    root.append(this.#launcher, this.#panel)
  }

  #draw() {
    const { talk } = this
    const unread = talk.unread.length
    const name = talk.shop?.name ?? say('title')
    this.#title.textContent = name
    this.#mark.textContent = name[0] ?? ''
    this.#subtitle.textContent = talk.agent ? say('serving', talk.agent) : say('title')
    this.#badge.textContent = unread > 99 ? '99+' : `${unread}`
    this.#badge.hidden = !unread
    this.#launcher.setAttribute('aria-label', unread ? `${say('ask')}, ${say('unread', unread)}` : say('ask'))
    this.#drawNotice()
    if (this.isOpen) this.#log.draw()
    this.#read()
  }

  #drawNotice() {
    const { isTroubled, isFull, barred } = this.talk
    this.#notice.hidden = !isTroubled && !isFull && !barred
    this.#reconnect.hidden = !isTroubled
    const text = this.#notice.hidden ? '' : barred || say(isTroubled ? 'offline' : 'full')
    if (this.#noticeText.textContent !== text) this.#noticeText.textContent = text
  }

  #read() {
    this.talk.seen(this.isOpen && this.#log.isAtEnd && document.visibilityState === 'visible')
  }

  #pressed(event: KeyboardEvent) {
    // Shortcuts of the host page must not fire while someone types here.
    event.stopPropagation()
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (!this.composer.closeTray()) this.close()
  }

  #acceptDrops(uploads: Uploads) {
    const show = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      this.#drop.hidden = false
    }
    this.#panel.addEventListener('dragover', show)
    this.#drop.addEventListener('dragleave', () => (this.#drop.hidden = true))
    this.#panel.addEventListener('drop', (event) => {
      event.preventDefault()
      this.#drop.hidden = true
      void uploads.add(event.dataTransfer?.files ?? [])
    })
  }

  /** On a desktop an open chat stays open from page to page of the same visit. */
  #remember() {
    try {
      sessionStorage.setItem('yingke.open', this.isOpen ? '1' : '')
    } catch {
      // Forbidden storage: the panel starts closed on the next page.
    }
  }
}
