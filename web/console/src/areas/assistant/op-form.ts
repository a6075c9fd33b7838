import { fenOf } from '@console/areas/orders/money'
import { wholeOf } from '@console/areas/goods/sku-cells'
import type { State } from '@console/areas/goods/goods'
import { tagsOf } from './cells'
import { MOST_FIND, MOST_WITH, ofSkus, texts } from './op'
import type { OnlySkus, Op, OpKind, Round, Spread, TextField } from './op'

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
  'code',
  'sku_code',
  'barcode',
  'selling_point',
  'description',
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
  price: ['set', 'add', 'take', 'multiply'],
  quantity: ['set_each', 'add_each', 'take_each', 'spread_total'],
  tags: ['add', 'remove', 'set'],
  attribute: ['set', 'remove'],
  category: ['set'],
  template: ['set'],
  low_stock: ['set'],
  state: ['set'],
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
  text: string
  find: string
  with: string
  amount: string
  round: Round
  rule: Spread
  category: string
  name: string
  template: string
  tags: string
  state: State
  /** None: every SKU is changed. */
  only: OnlyForm[]
}
export const emptyOp = (kind: OpKind): OpForm => ({
  kind,
  how: hows[kind][0]!,
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
  state: 'listed',
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
  | 'tags'
  | 'pattern'
  | 'find_long'
  | 'with_long'
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
    if (field === 'description' && [...find].length > MOST_FIND) return { fault: 'find_long' }
    if (field === 'description' && [...form.with].length > MOST_WITH) return { fault: 'with_long' }
    return { op: { op: field, how: { how, find, with: form.with } } }
  }
  // A title or a code is never empty; a selling point may be emptied.
  const mayEmpty = how === 'set' && field !== 'title' && field !== 'sku_code'
  if (!text && !mayEmpty) return { fault: 'empty' }
  return { op: { op: field, how: { how: how as 'set' | 'prefix' | 'suffix', text } } }
}

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

function tagsOp({ how, tags: typed }: OpForm): Made {
  const tags = tagsOf(typed)
  if (!tags.length && how !== 'set') return { fault: 'empty' }
  if (tags.length > 20 || tags.some((tag) => [...tag].length > 20)) return { fault: 'tags' }
  return { op: { op: 'tags', how: { how: how as 'set' | 'add' | 'remove', tags } } }
}

function attributeOp({ how, name, text }: OpForm): Made {
  if (!name.trim() || (how === 'set' && !text.trim())) return { fault: 'empty' }
  return { op: { op: 'attribute', name: name.trim(), value: how === 'set' ? text.trim() : null } }
}
