import { fenOf } from '@console/areas/orders/money'
import { wholeOf } from '@console/areas/goods/sku-cells'
import type { State } from '@console/areas/goods/goods'
import { millisOf } from '@console/areas/goods/times'
import { tagsOf } from './cells'
import {
  longTexts,
  MOST_ANSWER,
  MOST_FIND,
  MOST_PICTURES,
  MOST_QUESTION,
  MOST_WITH,
  MOST_WORDS,
  ofSkus,
  texts,
} from './op'
import type { OnlySkus, Op, OpKind, Round, Spread, TextField, TextHow, Words } from './op'

/** In the order in which they are offered. */
export const kinds = [
  'title',
  'price',
  'quantity',
  'category',
  'attribute',
  'template',
  'tags',
  'low_stock',
  'state',
  'list_at',
  'ships_within',
  'weight',
  'volume',
  'code',
  'sku_code',
  'barcode',
  'selling_point',
  'description',
  'words',
  'faq',
  'answers',
  'goes_with',
  'pictures',
] as const satisfies readonly OpKind[]

const ofText = ['prefix', 'suffix', 'replace', 'set', 'pattern'] as const
/** The ways in which a field is changed; a single one is not asked for. */
export const hows: Record<OpKind, readonly string[]> = {
  title: ofText,
  // Two products never share a code.
  code: ofText.filter((how) => how !== 'set'),
  sku_code: ofText,
  barcode: ofText,
  selling_point: ofText,
  description: ofText,
  words: ofText,
  faq: ['add', 'remove'],
  goes_with: ['add', 'remove', 'set', 'clear'],
  pictures: ['first', 'last', 'at', 'remove', 'main'],
  // All of them alike would answer nothing.
  answers: ofText.filter((how) => how !== 'set'),
  price: ['set', 'add', 'take', 'multiply'],
  quantity: ['set_each', 'add_each', 'take_each', 'spread_total'],
  tags: ['add', 'remove', 'set'],
  attribute: ['set', 'remove'],
  category: ['set'],
  template: ['set'],
  low_stock: ['set'],
  state: ['set'],
  list_at: ['set', 'remove'],
  ships_within: ['set'],
  weight: ['set'],
  volume: ['set'],
}

/** What SKUs may be told apart by. */
export const onlys = ['prop', 'code'] as const

/** A condition on SKUs, as it is typed. */
export interface OnlyForm {
  by: (typeof onlys)[number]
  /** Of a property. */
  name: string
  /** The property's value, or a part of the code. */
  text: string
}
export const emptyOnly = (): OnlyForm => ({ by: 'prop', name: '', text: '' })

/** One operation as it is filled in: everything as it is typed. */
export interface OpForm {
  kind: OpKind
  how: string
  /** Which of them. */
  words: Words
  text: string
  find: string
  with: string
  amount: string
  round: Round
  rule: Spread
  category: string
  /** Of an attribute; of a question its text. */
  name: string
  template: string
  tags: string
  /** Of products that go with it. */
  codes: string[]
  /** Id of the one that is to be added. */
  pictures: string[]
  state: State
  /** Day and time, by the clock of whoever types it. */
  at: string
  /** None: every SKU is changed. */
  only: OnlyForm[]
}
export const emptyOp = (kind: OpKind): OpForm => ({
  kind,
  how: hows[kind][0]!,
  words: 'care',
  text: '',
  find: '',
  with: '',
  amount: '',
  round: 'none',
  rule: 'by_share',
  category: '',
  name: '',
  template: '',
  tags: '',
  codes: [],
  pictures: [],
  state: 'listed',
  at: '',
  only: [],
})

/** Why an operation cannot be sent: the words are under `assistant.op_faults`. `empty`: nothing is typed yet. */
export type OpFault =
  | 'empty'
  | 'only'
  | 'only_twice'
  | 'amount'
  | 'percent'
  | 'pieces'
  | 'low_stock'
  | 'measure'
  | 'hours'
  | 'tags'
  | 'pattern'
  | 'find_long'
  | 'with_long'
  | 'words_long'
  | 'faq'
  | 'place'
export type Made = { op: Op } | { fault: OpFault }

const isTextField = (kind: OpKind): kind is TextField => (texts as readonly OpKind[]).includes(kind)

export function opOf(form: OpForm): Made {
  const made = everyOf(form)
  if (!('op' in made) || !form.only.length || !ofSkus.includes(form.kind)) return made
  const only = form.only.flatMap(onlyOf)
  if (only.length < form.only.length) return { fault: 'only' }
  const props = only.flatMap((one) => (one.by === 'prop' ? [one.name] : []))
  // No SKU has two values of one property.
  if (new Set(props).size < props.length) return { fault: 'only_twice' }
  return { op: { ...made.op, only } as Op }
}

function onlyOf(form: OnlyForm): OnlySkus[] {
  const [name, text] = [form.name.trim(), form.text.trim()]
  if (!text) return []
  if (form.by === 'code') return [{ by: 'code', has: text }]
  return name ? [{ by: 'prop', name, value: text }] : []
}

function everyOf(form: OpForm): Made {
  if (isTextField(form.kind)) return textOp(form.kind, form)
  switch (form.kind) {
    case 'price':
      return priceOp(form)
    case 'quantity':
      return quantityOp(form)
    case 'tags':
      return tagsOp(form)
    case 'category':
      return form.category ? { op: { op: 'category', name: form.category } } : { fault: 'empty' }
    case 'attribute':
      return attributeOp(form)
    case 'template':
      return { op: { op: 'template', id: form.template || null } }
    case 'low_stock':
      return lowStockOp(form)
    case 'state':
      return { op: { op: 'state', state: form.state } }
    case 'faq':
      return faqOp(form)
    case 'goes_with':
      return goesWithOp(form)
    case 'pictures':
      return picturesOp(form)
    case 'list_at':
      return listAtOp(form)
    case 'ships_within':
      return wholeOp(form, { most: 8_760, fault: 'hours' }, (hours) => ({ op: 'ships_within', hours }))
    case 'weight':
      return wholeOp(form, measure, (grams) => ({ op: 'weight', grams }))
    case 'volume':
      return wholeOp(form, measure, (cm3) => ({ op: 'volume', cm3 }))
    default:
      return { fault: 'empty' }
  }
}

function textOp(field: TextField, form: OpForm): Made {
  const { how, text, find } = form
  if (how === 'replace' || how === 'pattern') {
    if (!find) return { fault: 'empty' }
    if (how === 'pattern' && !isPattern(find)) return { fault: 'pattern' }
    // A paste that is too long is said, not cut: half a block is found elsewhere too.
    if (longTexts.includes(field) && [...find].length > MOST_FIND) return { fault: 'find_long' }
    if (field === 'description' && [...form.with].length > MOST_WITH) return { fault: 'with_long' }
    if (field === 'answers' && [...form.with].length > MOST_ANSWER) return { fault: 'faq' }
    if (field === 'words' && [...form.with].length > MOST_WORDS) return { fault: 'words_long' }
    return { op: textChange(field, form, { how, find, with: form.with }) }
  }
  // A title or a code is never empty; a selling point may be emptied.
  const mayEmpty = how === 'set' && field !== 'title' && field !== 'sku_code'
  if (!text && !mayEmpty) return { fault: 'empty' }
  if (field === 'answers' && [...text].length > MOST_ANSWER) return { fault: 'faq' }
  if (field === 'words' && [...text].length > MOST_WORDS) return { fault: 'words_long' }
  return { op: textChange(field, form, { how: how as 'set' | 'prefix' | 'suffix', text }) }
}

const textChange = (field: TextField, { words }: OpForm, how: TextHow): Op =>
  field === 'words' ? { op: field, of: words, how } : { op: field, how }

function isPattern(find: string): boolean {
  try {
    return Boolean(new RegExp(find, 'u'))
  } catch {
    return false
  }
}

function priceOp({ how, amount, round }: OpForm): Made {
  if (!amount.trim()) return { fault: 'empty' }
  if (how === 'multiply') {
    const per_mille = perMilleOf(amount)
    return per_mille === undefined
      ? { fault: 'percent' }
      : { op: { op: 'price', how: { how: 'multiply', per_mille }, round } }
  }
  const fen = fenOf(amount)
  if (fen === undefined) return { fault: 'amount' }
  if (how === 'set') return { op: { op: 'price', how: { how: 'set', fen }, round: 'none' } }
  return { op: { op: 'price', how: { how: 'add', fen: how === 'take' ? -fen : fen }, round } }
}

/** A percentage with at most one digit behind the point, in thousandths: 87.5 are 875. */
export function perMilleOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[%\s]/g, '')
  const found = /^(\d{1,4})(?:\.(\d))?$/.exec(plain)
  if (!found) return undefined
  const per_mille = Number(found[1]) * 10 + Number(found[2] ?? 0)
  return per_mille > 0 ? per_mille : undefined
}

function quantityOp({ how, amount, rule }: OpForm): Made {
  if (!amount.trim()) return { fault: 'empty' }
  const n = wholeOf(amount)
  if (n === undefined || n > 9_999_999) return { fault: 'pieces' }
  if (how === 'spread_total') return { op: { op: 'quantity', how: { how, n, rule } } }
  if (how === 'set_each') return { op: { op: 'quantity', how: { how, n } } }
  return { op: { op: 'quantity', how: { how: 'add_each', n: how === 'take_each' ? -n : n } } }
}

/** Nothing: the shop's figure. */
function lowStockOp({ amount }: OpForm): Made {
  if (!amount.trim()) return { op: { op: 'low_stock', pieces: null } }
  const pieces = wholeOf(amount)
  if (pieces === undefined || pieces > 1_000_000) return { fault: 'low_stock' }
  return { op: { op: 'low_stock', pieces } }
}

/** Up to a hundred tonnes, or as many litres. */
const measure = { most: 100_000_000, fault: 'measure' } as const

function wholeOp(
  { amount }: OpForm,
  { most, fault }: { most: number; fault: OpFault },
  made: (n: number) => Op,
): Made {
  if (!amount.trim()) return { fault: 'empty' }
  const n = wholeOf(amount)
  return n === undefined || n > most ? { fault } : { op: made(n) }
}

function listAtOp({ how, at: typed }: OpForm): Made {
  if (how === 'remove') return { op: { op: 'list_at', at: null } }
  const at = millisOf(typed)
  return at === null ? { fault: 'empty' } : { op: { op: 'list_at', at } }
}

function tagsOp({ how, tags: typed }: OpForm): Made {
  const tags = tagsOf(typed)
  if (!tags.length && how !== 'set') return { fault: 'empty' }
  if (tags.length > 20 || tags.some((tag) => [...tag].length > 20)) return { fault: 'tags' }
  return { op: { op: 'tags', how: { how: how as 'set' | 'add' | 'remove', tags } } }
}

function faqOp({ how, name, text }: OpForm): Made {
  const [q, a] = [name.trim(), text.trim()]
  if (!q || (how === 'add' && !a)) return { fault: 'empty' }
  if ([...q].length > MOST_QUESTION) return { fault: 'faq' }
  if (how === 'remove') return { op: { op: 'faq', how: { how, q } } }
  return [...a].length > MOST_ANSWER ? { fault: 'faq' } : { op: { op: 'faq', how: { how: 'add', q, a } } }
}

function goesWithOp({ how, codes }: OpForm): Made {
  if (how === 'clear') return { op: { op: 'goes_with', how: { how: 'set', codes: [] } } }
  if (!codes.length) return { fault: 'empty' }
  return { op: { op: 'goes_with', how: { how: how as 'set' | 'add' | 'remove', codes } } }
}

function picturesOp({ how, pictures: [picture], amount }: OpForm): Made {
  const isNew = how === 'first' || how === 'last' || how === 'at'
  if (isNew && !picture) return { fault: 'empty' }
  if (picture && how === 'last') return { op: { op: 'pictures', how: { how: 'add', picture, at: null } } }
  if (picture && how === 'first') return { op: { op: 'pictures', how: { how: 'add', picture, at: 1 } } }
  if (!amount.trim()) return { fault: 'empty' }
  const at = wholeOf(amount)
  if (at === undefined || at < 1 || at > MOST_PICTURES) return { fault: 'place' }
  if (picture && how === 'at') return { op: { op: 'pictures', how: { how: 'add', picture, at } } }
  return { op: { op: 'pictures', how: { how: how === 'main' ? 'first' : 'remove', at } } }
}

function attributeOp({ how, name, text }: OpForm): Made {
  if (!name.trim() || (how === 'set' && !text.trim())) return { fault: 'empty' }
  return { op: { op: 'attribute', name: name.trim(), value: how === 'set' ? text.trim() : null } }
}
