import type { Entry } from '@kit/live'
import type { Hand } from '../src/parts'

export { default as css } from './rating.css?inline'

interface Open {
  session: number
  scale: 'stars' | 'faces'
  good: string[]
  bad: string[]
  until: number
}
interface Invitation {
  open: Open | null
  given: { session: number; score: number | null } | null
}

const words = {
  ask: ['这次服务您满意吗？', 'How was the service?'],
  scores: [
    ['很差', '较差', '一般', '不错', '很好'],
    ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'],
  ],
  faces: [
    ['不满意', '', '一般', '', '满意'],
    ['Not good', '', 'Fair', '', 'Good'],
  ],
  why: ['原因（可多选）', 'Why? Choose any'],
  more: ['还想说点什么（可不填）', 'Anything else? (optional)'],
  send: ['提交', 'Send'],
  skip: ['跳过', 'Skip'],
  thanks: ['感谢您的评价：{n}', 'Thank you for your rating: {n}'],
  late: ['评价时间已过', 'The time for a rating is over'],
  failed: ['没有提交成功，请重试', 'Not sent, please try again'],
} as const

const lang = (hand: Hand) => (hand.locale === 'en' ? 1 : 0)
const address = (hand: Hand) =>
  hand.absolute(`/api/shops/${hand.talk.shop?.id}/conversations/${hand.talk.conversation}/rating`)
const request = (hand: Hand, body?: unknown) =>
  fetch(address(hand), {
    method: body ? 'PUT' : 'GET',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${hand.talk.device}` },
    body: body ? JSON.stringify(body) : null,
  })

/** Asks about the reception that ended with `entry`, below the line that says so; once, and only about the last one. */
export async function invite(hand: Hand, entry: Entry, line: HTMLElement) {
  const last = hand.talk.entries.findLast(({ kind }) => kind === 'close')
  if (last?.seq !== entry.seq) return
  const answer = await request(hand)
  if (!answer.ok) return
  const { open, given }: Invitation = await answer.json()
  if (open) line.after(card(hand, open, line))
  else if (given?.score) line.append(thanks(hand, given.score))
}

const scoreWord = (hand: Hand, score: number) => words.scores[lang(hand)][score - 1] ?? ''
const thanks = (hand: Hand, score: number) =>
  hand.h('div', {}, words.thanks[lang(hand)].replace('{n}', scoreWord(hand, score)))

function card(hand: Hand, open: Open, line: HTMLElement): HTMLElement {
  const { h } = hand
  const at = lang(hand)
  let score = 0
  const reasons = h('fieldset', { hidden: true })
  const more = h('textarea', {
    maxlength: 200,
    rows: 2,
    hidden: true,
    placeholder: words.more[at],
    'aria-label': words.more[at],
  })
  const problem = h('span', { class: 'failed', role: 'alert' })
  const go = h('button', { type: 'submit', class: 'go', disabled: true }, words.send[at])
  const skip = h('button', { type: 'button', class: 'link', onclick: () => void tell({}) }, words.skip[at])
  const form = h(
    'form',
    { class: 'rating', onsubmit: (event: Event) => (event.preventDefault(), void submit()) },
    scores(),
    reasons,
    more,
    h('div', { class: 'rating-acts' }, problem, skip, go),
  )
  return form

  function scores() {
    const known = open.scale === 'faces' ? words.faces[at] : words.scores[at]
    const choices = known.map((word, index) => {
      if (!word) return undefined
      const number = open.scale === 'stars' && h('b', {}, `${index + 1}`)
      return choice('radio', 'score', word, () => choose(index + 1), number || undefined)
    })
    return h('fieldset', { class: open.scale }, h('legend', {}, words.ask[at]), ...choices)
  }
  function choice(type: string, name: string, label: string, onchange: () => void, before?: HTMLElement) {
    return h(
      'label',
      {},
      h('input', { type, name, value: label, 'aria-label': label, onchange }),
      before,
      label,
    )
  }
  function choose(given: number) {
    score = given
    const offered = given >= 4 ? open.good : open.bad
    reasons.replaceChildren(
      h('legend', {}, words.why[at]),
      ...offered.map((reason) => choice('checkbox', 'reason', reason, () => undefined)),
    )
    reasons.hidden = offered.length === 0
    more.hidden = false
    go.disabled = false
  }
  function submit() {
    const ticked = [...reasons.querySelectorAll<HTMLInputElement>('input:checked')]
    return tell({ score, reasons: ticked.map(({ value }) => value), words: more.value.trim() })
  }
  async function tell(given: { score?: number; reasons?: string[]; words?: string }) {
    problem.textContent = ''
    go.disabled = true
    const answer = await request(hand, { session: open.session, ...given }).catch(() => undefined)
    if (answer?.ok) {
      if (given.score) line.append(thanks(hand, given.score))
      form.remove()
    } else if (answer?.status === 409) {
      problem.textContent = words.late[at]
      skip.remove()
    } else {
      problem.textContent = words.failed[at]
      go.disabled = !score
    }
  }
}
