import type { CardAnswerBody } from '@kit/live'
import type { Hand } from '../src/parts'
import { kindHere } from './cards-view'
import { ready, tell, tellFor } from './cards-words'

/** What was answered on a card, in the reader's words; what a newer server invented stays as it is. */
export function answerLine(hand: Hand, { kind, title, act, words, text }: CardAnswerBody): HTMLElement {
  const box = hand.h('div', { class: 'line card-answer' }, text)
  const draw = () => {
    const did = tellFor(`did.${act}`, kindHere(hand, act, kind))
    const about = tell(`kind.${kind}`)
    if (!did || !about) return
    box.replaceChildren([about, title, did, words].filter(Boolean).join(' · '))
    const name = box.closest('.row')?.querySelector('.name')
    if (name) name.textContent = tell('answerName')
  }
  draw()
  void ready(hand)?.then(draw)
  return box
}
