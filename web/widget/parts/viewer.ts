import type { ImageBody } from '@kit/live'
import type { Hand } from '../src/parts'
import { linkOf } from './links'
import { tell } from './words'

/** A picture over the whole window; arrows walk through all of the conversation, a click shows its true size. */
export function view(hand: Hand, file: string, pictures: ImageBody[]) {
  const { h, say, root } = hand
  const opener = root.activeElement as HTMLElement | null
  let at = pictures.findIndex((picture) => picture.file === file)
  const image = h('img', { alt: '', onclick: () => void stage.classList.toggle('full') })
  const stage = h('div', { class: 'stage' }, image)
  const count = h('span', { 'aria-live': 'polite' })
  const dialog = h('dialog', { class: 'viewer', 'aria-label': tell(hand, 'view') })

  async function show(step: number) {
    at = (at + step + pictures.length) % pictures.length
    const body = pictures[at]!
    stage.classList.remove('full')
    count.textContent = `${at + 1} / ${pictures.length}`
    image.alt = body.name
    const link = await linkOf(hand, body.file)
    if (link && pictures[at] === body) image.src = link.url
  }
  function close() {
    dialog.remove()
    opener?.focus()
  }
  function press(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'ArrowLeft') void show(-1)
    if (event.key === 'ArrowRight') void show(1)
  }

  const bar = [count, hand.iconButton('close', say('close'), () => dialog.close())]
  const steps = [
    hand.iconButton('left', tell(hand, 'previous'), () => void show(-1)),
    hand.iconButton('right', tell(hand, 'next'), () => void show(1)),
  ]
  dialog.append(h('div', { class: 'viewer-bar' }, ...bar), stage, ...(pictures.length > 1 ? steps : []))
  dialog.addEventListener('keydown', press)
  dialog.addEventListener('close', close)
  root.append(dialog)
  dialog.showModal()
  void show(0)
}
