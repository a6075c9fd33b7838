import type { FileBody, ImageBody } from '@kit/live'
import { sizeText } from '@kit/size'
import type { Hand } from '../src/parts'
import type { Shown } from '../src/row'
import { linkOf } from './links'
import { view } from './viewer'
import { tell } from './words'

export { remember } from './links'
export { default as css } from './media.css?inline'

/** A picture or a file as a message. */
export function media(hand: Hand, entry: Shown): HTMLElement {
  return entry.kind === 'image' ? picture(hand, entry.body as ImageBody) : file(hand, entry.body as FileBody)
}

function picture(hand: Hand, body: ImageBody) {
  const { h, talk } = hand
  const image = h('img', { alt: body.name, width: body.width || 240, height: body.height || 180 })
  const show = () => view(hand, body.file, picturesOf(talk.entries))
  const button = h(
    'button',
    { type: 'button', class: 'picture', 'aria-label': `${tell(hand, 'view')} ${body.name}`, onclick: show },
    image,
  )
  const gone = () => button.replaceWith(h('div', { class: 'line' }, tell(hand, 'gone')))
  void linkOf(hand, body.file).then((link) => (link ? (image.src = link.thumb ?? link.url) : gone()))
  return button
}

function file(hand: Hand, body: FileBody) {
  const { h, icon, locale } = hand
  const size = h('span', {}, sizeText(body.size, locale))
  const save = async () => {
    const link = await linkOf(hand, body.file)
    if (!link) return void (size.textContent = tell(hand, 'gone'))
    h('a', { href: link.url, download: body.name, target: '_blank', rel: 'noopener' }).click()
  }
  const label = `${tell(hand, 'download')} ${body.name}`
  const text = h('span', { class: 'file-text' }, h('span', {}, body.name), size)
  return h(
    'button',
    { type: 'button', class: 'file', 'aria-label': label, onclick: () => void save() },
    icon('file'),
    text,
  )
}

function picturesOf(entries: Shown[]): ImageBody[] {
  return entries.filter((entry) => entry.kind === 'image').map((entry) => entry.body as ImageBody)
}
