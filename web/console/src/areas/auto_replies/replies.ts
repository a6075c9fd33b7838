import type { components } from '@api/schema'
import { get, post, put, remove } from '@console/api/client'
import { say } from '@console/i18n'
import { kept, spoken, type Labels } from './variables'

type Schemas = components['schemas']
export type Rule = Schemas['AutoReplyRule']
export type Kind = Rule['occasion']['kind']
export type Reply = Schemas['AutoReply']
export type Replies = Schemas['AutoReplies']
export type Foreseen = Schemas['ForeseenReplies']
export type Verdict = Schemas['ForeseenReply']
export type Imagined = Schemas['ImaginedCustomer']

/** Why a reply is sent or kept back. That nobody has room is said as such, and not counted. */
export function whyText({ code, n, text }: Verdict['why']): string {
  const told = code === 'not_full' && !n ? 'none_takes' : code
  return say(`auto_replies.why.${told}`, { n, text: text ?? '' })
}

export type Span = Rule['when']['spans'][number]
export type Match = 'exact' | 'contains' | 'pattern'
export type Days = Rule['when']['days']

export const kinds: Kind[] = [
  'first_contact',
  'busy',
  'suspended',
  'rest',
  'night',
  'holiday',
  'nobody_there',
  'all_full',
  'queue',
  'keyword',
  'unanswered',
  'idle',
]

/** A rule as its form holds it: every kind's fields side by side, so that trying another kind loses nothing. */
export interface ReplyForm {
  name: string
  is_on: boolean
  kind: Kind
  more_than: number | ''
  how: Match
  words: string
  products: string[]
  after_s: number
  close_after_s: number | ''
  per: 'session' | 'day' | 'minutes'
  minutes: number
  days: Days
  weekdays: number[]
  spans: Span[]
  priority: number
  text: string
  pictures: string[]
  takes_own_words: boolean
}

/** Kinds about the state of whoever has the customer: a member may have words of their own for them. */
export const kindsOfMember: Kind[] = ['busy', 'suspended', 'rest']

export const emptyForm = (): ReplyForm => ({
  name: '',
  is_on: true,
  kind: 'keyword',
  more_than: '',
  how: 'contains',
  words: '',
  products: [],
  after_s: 60,
  close_after_s: 600,
  per: 'session',
  minutes: 10,
  days: 'any',
  weekdays: [],
  spans: [],
  priority: 50,
  text: '',
  pictures: [],
  takes_own_words: true,
})

/** Its text as a reader knows it, by `labels`. */
export function formOf(rule: Rule, labels: Labels = {}): ReplyForm {
  const { name, is_on, occasion, when, once, priority, pictures, takes_own_words } = rule
  const text = spoken(rule.text, labels)
  const form = { ...emptyForm(), name, is_on, kind: occasion.kind, priority, text, per: once.per }
  form.pictures = [...pictures]
  if (kindsOfMember.includes(occasion.kind)) form.takes_own_words = takes_own_words
  if (once.per === 'minutes') form.minutes = once.minutes
  Object.assign(form, {
    days: when.days,
    weekdays: [...when.weekdays],
    spans: when.spans.map((s) => ({ ...s })),
  })
  if (occasion.kind === 'busy') form.more_than = occasion.more_than ?? ''
  if (occasion.kind === 'keyword') {
    const { how, words, products } = occasion
    Object.assign(form, { how, words: words.join('\n'), products: [...products] })
  }
  if (occasion.kind === 'unanswered') form.after_s = occasion.after_s
  if (occasion.kind === 'idle') {
    form.after_s = occasion.after_s
    form.close_after_s = occasion.close_after_s ?? ''
  }
  return form
}

export function ruleOf(form: ReplyForm, labels: Labels = {}): Rule {
  const { name, is_on, days, weekdays, spans, priority, text, pictures } = form
  return {
    name: name.trim(),
    is_on,
    occasion: occasionOf(form),
    when: { days, weekdays: [...weekdays].sort(), spans },
    once: form.per === 'minutes' ? { per: 'minutes', minutes: form.minutes } : { per: form.per },
    priority,
    text: kept(text.trim(), labels),
    pictures: [...pictures],
    takes_own_words: form.takes_own_words && kindsOfMember.includes(form.kind),
  }
}

function occasionOf({
  kind,
  more_than,
  how,
  words,
  products,
  after_s,
  close_after_s,
}: ReplyForm): Rule['occasion'] {
  switch (kind) {
    case 'busy':
      return { kind, more_than: more_than || null }
    case 'keyword':
      return { kind, how, words: wordsOf(words, how), products }
    case 'unanswered':
      return { kind, after_s }
    case 'idle':
      return { kind, after_s, close_after_s: close_after_s || null }
    default:
      return { kind }
  }
}

/** One a line; commas of either width part words too, but not within a pattern. */
export const wordsOf = (words: string, how: Match) =>
  (how === 'pattern' ? [words] : words.split(/[\n,，、]/)).map((word) => word.trim()).filter(Boolean)

export type Field =
  'name' | 'words' | 'seconds' | 'close' | 'open' | 'limit' | 'schedule' | 'priority' | 'text' | 'pictures'

/** As the server wants any wait: 10 seconds to a day. */
const isWait = (seconds: number) => Number.isInteger(seconds) && seconds >= 10 && seconds <= 86_400

/** The field that a refusal is about; the server has one word for both waits of an idle customer. */
export function fieldOf(code: string | undefined, form?: ReplyForm): Field | undefined {
  const field = fields[code ?? '']
  return field === 'seconds' && form?.kind === 'idle' && isWait(form.after_s) ? 'close' : field
}
const fields: Record<string, Field> = {
  bad_rule_name: 'name',
  bad_words: 'words',
  bad_pattern: 'words',
  bad_seconds: 'seconds',
  bad_open: 'open',
  bad_limit: 'limit',
  bad_schedule: 'schedule',
  bad_priority: 'priority',
  bad_reply_text: 'text',
  unknown_variable: 'text',
  text_stopped: 'text',
  bad_pictures: 'pictures',
  not_a_picture: 'pictures',
}

/** Desks one can think of; none: as it is now. */
export const desks: Record<string, Imagined['desk']> = {
  now: undefined,
  free: { holder: 'online', open: 1, there: 1, free: 1 },
  busy: { holder: 'busy', open: 8, there: 1, free: 1 },
  suspended: { holder: 'suspended', open: 8, there: 1, free: 0 },
  rest: { holder: 'rest', open: 3, there: 1, free: 0 },
  full: { holder: null, open: 0, there: 3, free: 0 },
  nobody: { holder: null, open: 0, there: 0, free: 0 },
}

/** What a field for date and time holds, in the shop's time, and back. */
export const localOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)
export const momentOf = (local: string) => Date.parse(`${local}:00+08:00`)

/** Those that speak first on top. */
export const ranked = (rules: Reply[]) =>
  [...rules].sort((a, b) => b.rule.priority - a.rule.priority || a.id.localeCompare(b.id))

/** The automatic replies of one shop, on the server. */
export function repliesOf(shop: string) {
  const at = `/api/shops/${shop}/auto-replies`
  return {
    list: () => get<Replies>(at),
    add: (rule: Rule) => post<Reply>(at, rule),
    change: ({ id, rev }: Reply, rule: Rule) => put<Reply>(`${at}/${id}`, { rule, rev }),
    drop: (id: string) => remove<void>(`${at}/${id}`),
    preview: (imagined: Imagined, signal?: AbortSignal) =>
      post<Foreseen>(`${at}/preview`, imagined, { signal }),
  }
}
