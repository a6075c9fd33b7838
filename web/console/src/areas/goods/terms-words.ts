import { money } from '@console/format'
import { say } from '@console/i18n'
import { placeText } from './cities'
import type { Terms } from './goods'
import { amountText } from './terms'

type Free = Terms['free'][number]
const NAMED = 3

/** What a template costs at most places, in one sentence. */
export function sentenceOf(terms: Terms): string {
  const { usual, charge_by: by, free } = terms
  const unit = say(`goods.units.${by}`)
  const rate = say('goods.terms.rate', {
    first: amountText(usual.first, by),
    first_fee: money(usual.first_fen),
    further: amountText(usual.further, by),
    further_fee: money(usual.further_fen),
    unit,
  })
  return [rate, ...free.map(freeText), ...gapsOf(terms)].join(say('goods.terms.and'))
}

/** Where it does not go, and to which cities of there it does: those with a rate of their own. */
function gapsOf({ not_delivered: gaps, regional }: Terms): string[] {
  const isWithin = (place: string) => isCity(place) && gaps.includes(place.split('/')[0]!)
  const priced = regional.flatMap(({ provinces }) => provinces)
  return [
    placesText(
      'not_there',
      gaps.filter((place) => !isCity(place)),
    ),
    placesText(
      'not_there',
      gaps.filter((place) => isCity(place) && !isWithin(place)),
    ),
    placesText(
      'but_there',
      priced.filter((place) => isWithin(place) && !gaps.includes(place)),
    ),
  ].filter(Boolean)
}
const isCity = (place: string) => place.includes('/')

/** A few by name, and how many there are where there are more. */
function placesText(what: 'not_there' | 'but_there', all: string[]): string {
  if (!all.length) return ''
  const named = all.slice(0, NAMED).map(placeText).join(say('goods.and'))
  const places = all.length > NAMED ? say('goods.terms.few', { places: named, n: all.length }) : named
  return say(`goods.terms.${what}`, { places })
}

function freeText({ provinces, min_fen, min_pieces }: Free): string {
  const conditions = [
    min_fen == null ? '' : say('goods.terms.over', { what: money(min_fen) }),
    min_pieces == null ? '' : say('goods.terms.over', { what: say('goods.terms.pieces', { n: min_pieces }) }),
  ].filter(Boolean)
  const where = provinces.length ? provinces.map(placeText).join(say('goods.and')) : ''
  return [where, conditions.join(say('goods.terms.also')), say('goods.terms.free')].filter(Boolean).join(' ')
}
