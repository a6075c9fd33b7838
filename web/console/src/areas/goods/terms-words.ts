import { money } from '@console/format'
import { say } from '@console/i18n'
import { placeText } from './cities'
import type { Terms } from './goods'
import { amountText } from './terms'

type Free = Terms['free'][number]

/** What a template costs at most places, in one sentence. */
export function sentenceOf(terms: Terms): string {
  const { usual, charge_by: by, free, not_delivered } = terms
  const unit = say(`goods.units.${by}`)
  const rate = say('goods.terms.rate', {
    first: amountText(usual.first, by),
    first_fee: money(usual.first_fen),
    further: amountText(usual.further, by),
    further_fee: money(usual.further_fen),
    unit,
  })
  const parts = [
    rate,
    ...free.map(freeText),
    ...(not_delivered.length ? [say('goods.terms.not_there', { n: not_delivered.length })] : []),
  ]
  return parts.join(say('goods.terms.and'))
}

function freeText({ provinces, min_fen, min_pieces }: Free): string {
  const conditions = [
    min_fen == null ? '' : say('goods.terms.over', { what: money(min_fen) }),
    min_pieces == null ? '' : say('goods.terms.over', { what: say('goods.terms.pieces', { n: min_pieces }) }),
  ].filter(Boolean)
  const where = provinces.length ? provinces.map(placeText).join(say('goods.and')) : ''
  return [where, conditions.join(say('goods.terms.also')), say('goods.terms.free')].filter(Boolean).join(' ')
}
