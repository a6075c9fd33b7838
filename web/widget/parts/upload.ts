import type { Hand } from '../src/parts'
import { refusalOf } from './refusals'
import { Refused, send, type Stored } from './transfer'
import { tell } from './words'

export { default as css } from './upload.css?inline'

/** One file on its way, with what shows it. */
export interface Upload {
  id: string
  element: HTMLElement
}

const MEGABYTE = 1 << 20

/** Why this file need not even be tried. */
export function faultOf(hand: Hand, { size }: File): string | undefined {
  const most = hand.talk.limits?.file_bytes ?? Infinity
  if (!size) return tell(hand, 'notTaken')
  return size > most ? tell(hand, 'tooBig', Math.floor(most / MEGABYTE)) : undefined
}

export function upload(hand: Hand, file: File, id: string, done: (upload: Upload) => void): Upload {
  const { h, say, talk } = hand
  const abort = new AbortController()
  const state = h('span', {})
  const bar = h('progress', { max: 1, value: 0, 'aria-label': file.name })
  const retry = h(
    'button',
    { type: 'button', class: 'link', hidden: true, onclick: () => void run() },
    say('retry'),
  )
  const cancel = h('button', { type: 'button', class: 'link', onclick: () => drop() }, tell(hand, 'cancel'))
  const meta = h('div', { class: 'meta' }, state, retry, cancel)
  const box = h('div', { class: 'bubble upload' }, preview(hand, file), bar)
  const mine: Upload = { id, element: h('div', { class: 'row mine first' }, box, meta) }

  function drop() {
    abort.abort()
    done(mine)
  }
  function progress(share: number | undefined) {
    if (share === undefined) return void (state.textContent = say('waiting'))
    bar.value = share
    state.textContent = tell(hand, 'uploading', Math.floor(share * 100))
  }
  function finished(stored: Stored) {
    const { id: fileId, kind, name, size, content_type, width = 0, height = 0 } = stored
    if (kind === 'image') talk.send({ kind, body: { file: fileId, name, size, width, height } })
    else talk.send({ kind: 'file', body: { file: fileId, name, size, content_type } })
    done(mine)
  }
  function failed(error: Error) {
    state.textContent = error.message || say('failed')
    state.className = 'failed'
    retry.hidden = error instanceof Refused && error.isFinal
  }
  async function run() {
    retry.hidden = true
    state.className = ''
    progress(0)
    await send(hand, file, { signal: abort.signal, progress }).then(finished, (error: Error) => {
      if (!abort.signal.aborted) failed(error)
    })
  }

  void run()
  return mine
}

function preview({ h, icon }: Hand, file: File) {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type))
    return h('div', { class: 'upload-name' }, icon('file'), file.name)
  const url = URL.createObjectURL(file)
  const free = () => URL.revokeObjectURL(url)
  return h('img', { src: url, alt: file.name, onload: free, onerror: free })
}

/** Says why a message was not taken, where there is more to say than that. */
export function explain(hand: Hand, line: HTMLElement, code: string) {
  const why = code === 'too_large' ? tell(hand, 'tooMuch') : refusalOf(code, hand.locale)
  if (why) line.textContent = why
}
