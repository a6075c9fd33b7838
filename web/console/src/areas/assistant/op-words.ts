import { dateTime, money } from '@console/format'
import { say } from '@console/i18n'
import type { MatchingHow, OnlySkus, Op, PicturesHow, PriceHow, QuantityHow, Round, TextHow } from './op'

/** An operation as one says it: 价格（颜色为「红色」的规格）：乘以 90%，取整到元. */
export function opText(op: Op, templateOf: (id: string) => string | undefined): string {
  const name = op.op === 'words' ? say(`goods.fields.${op.of}`) : say(`assistant.ops.${op.op}`)
  const only = 'only' in op ? op.only : undefined
  const field = only?.length ? say('assistant.only.field', { field: name, which: onlyText(only) }) : name
  return say('assistant.op_text', { field, what: whatText(op, templateOf) })
}

const onlyText = (only: OnlySkus[]): string =>
  say('assistant.only.of', { all: only.map(oneText).join(say('assistant.only.and')) })

const oneText = (only: OnlySkus): string =>
  only.by === 'prop'
    ? say('assistant.only.of_prop', { name: only.name, text: only.value })
    : say('assistant.only.of_code', { text: only.has })

function whatText(op: Op, templateOf: (id: string) => string | undefined): string {
  switch (op.op) {
    case 'category':
      return say('assistant.done.set', { text: op.name })
    case 'attribute':
      return op.value === null
        ? say('assistant.done.attribute_gone', { name: op.name })
        : say('assistant.done.attribute', { name: op.name, text: op.value })
    case 'price':
      return priceText(op.how) + roundText(op.round)
    case 'quantity':
      return quantityText(op.how)
    case 'template':
      return say('assistant.done.set', {
        text: op.id ? (templateOf(op.id) ?? op.id) : say('goods.no_template'),
      })
    case 'low_stock':
      return lowStockText(op.pieces ?? undefined)
    case 'faq':
      return op.how.how === 'add'
        ? say('assistant.done.faq_add', { q: op.how.q, a: op.how.a })
        : say('assistant.done.faq_remove', { q: op.how.q })
    case 'goes_with':
      return goesWithText(op.how)
    case 'pictures':
      return picturesText(op.how)
    case 'tags':
      return say(`assistant.done.tags_${op.how.how}`, { text: op.how.tags.join(say('goods.and')) })
    case 'state':
      return say(`assistant.done.${op.state}`)
    case 'list_at':
      return op.at == null ? say('assistant.done.list_at_gone') : dateTime(op.at)
    case 'ships_within':
      return say('assistant.done.ships_within', { n: op.hours })
    case 'weight':
      return say('assistant.done.weight', { n: op.grams })
    case 'volume':
      return say('assistant.done.volume', { n: op.cm3 })
    default:
      return textText(op.how)
  }
}

function lowStockText(pieces: number | undefined): string {
  if (pieces === undefined) return say('assistant.done.low_stock_shop')
  return pieces ? say('assistant.done.low_stock', { n: pieces }) : say('assistant.done.low_stock_never')
}

const goesWithText = ({ how, codes }: MatchingHow): string =>
  codes.length
    ? say(`assistant.done.tags_${how}`, { text: codes.join(say('goods.and')) })
    : say('assistant.done.goes_with_none')

function picturesText(how: PicturesHow): string {
  if (how.how === 'remove') return say('assistant.done.pictures_remove', { n: how.at })
  if (how.how === 'first') return say('assistant.done.pictures_main', { n: how.at })
  return how.at ? say('assistant.done.pictures_at', { n: how.at }) : say('assistant.done.pictures_last')
}

function textText(how: TextHow): string {
  if (how.how === 'replace' || how.how === 'pattern')
    return say(`assistant.done.${how.how}`, { find: how.find, with: how.with })
  return say(`assistant.done.${how.how}`, { text: how.text })
}

function priceText(how: PriceHow): string {
  if (how.how === 'set') return say('assistant.done.set', { text: money(how.fen) })
  if (how.how === 'multiply') return say('assistant.done.multiply', { n: how.per_mille / 10 })
  return say(`assistant.done.${how.fen < 0 ? 'take' : 'add'}`, { text: money(Math.abs(how.fen)) })
}

const roundText = (round: Round): string =>
  round === 'none' ? '' : say('assistant.done.round', { how: say(`assistant.rounds.${round}`) })

function quantityText(how: QuantityHow): string {
  if (how.how === 'spread_total')
    return say('assistant.done.spread', { n: how.n, rule: say(`assistant.spreads.${how.rule}`) })
  if (how.how === 'set_each') return say('assistant.done.set_each', { n: how.n })
  return say(`assistant.done.${how.n < 0 ? 'take_each' : 'add_each'}`, { n: Math.abs(how.n) })
}
