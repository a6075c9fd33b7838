import type { components } from '@api/schema'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { askAnew, Refused, type Delivery } from './api'
import type { Wanted } from './cart'
import { reasonOf } from './deeds'
import { mine } from './mine'
import { say, yuan, type Word } from './words'

export type Quote = components['schemas']['FreightQuote']
export type Offer = Quote['services'][number]
type Part = Quote['parts'][number]

/** Somebody who is typing is let finish. */
const PAUSE_MS = 400
type Piece = Pick<Wanted, 'sku' | 'quantity'>

function quoteOf(pieces: Piece[], address: string, services: string[]) {
  const lines = pieces.map(({ sku, quantity }) => ({ sku, quantity }))
  return mine<Quote>('freight', 'POST', { lines, address: address.trim().slice(0, 200), services })
}

/** What the goods cost to bring, asked anew whenever they, the address or the services change. */
export function useFreight(goods: () => Piece[], address: () => string) {
  const quote = shallowRef<Quote>()
  const isAsking = ref(false)
  const trouble = ref<Word>()
  const services = ref<string[]>([])
  const installOn = ref('')
  let latest = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<Quote | undefined> {
    clearTimeout(pause)
    const turn = ++latest
    const pieces = goods()
    isAsking.value = !!pieces.length
    trouble.value = undefined
    if (!pieces.length) return (quote.value = undefined)
    try {
      const found = await quoteOf(pieces, address(), services.value)
      if (turn === latest) quote.value = found
      return found
    } catch (error) {
      if (turn === latest) heard(error)
      return undefined
    } finally {
      if (turn === latest) isAsking.value = false
    }
  }

  function heard(error: unknown) {
    quote.value = undefined
    trouble.value = reasonOf(error)
    if (error instanceof Refused && error.code === 'no_such_sku') askAnew()
    // A service that the shop no longer offers is not chosen for ever.
    if (error instanceof Refused && error.code === 'no_such_service') services.value = []
  }

  function choose(code: string, isChosen: boolean) {
    const others = services.value.filter((one) => one !== code)
    services.value = isChosen ? [...others, code] : others
  }

  const asked = () => JSON.stringify([goods().map(({ sku, quantity }) => [sku, quantity]), services.value])
  watch(asked, ask, { immediate: true })
  watch(address, () => {
    isAsking.value = !!goods().length
    latest++
    clearTimeout(pause)
    pause = setTimeout(ask, PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(pause))

  return { quote, isAsking, trouble, services, installOn, ask, choose }
}

/** The installation that was chosen, and when somebody may come for it. */
export const installing = (quote: Quote | undefined): Offer | undefined =>
  quote?.services.find((one) => one.is_chosen && one.from_day)

/** Why nobody may buy yet: the goods do not go there, a day is missing, or their total is not the one that was shown. */
export function whyNot(shown: number | undefined, quote: Quote, installOn: string): Word | undefined {
  if (quote.not_delivered.length) return 'notDelivered'
  if (installing(quote)?.needs_day && !installOn) return 'needInstallDay'
  return shown === quote.total_fen ? undefined : 'totalChanged'
}

/** Refusals of an order after which the way there is asked for anew. */
const outdated = [
  'total_changed',
  'not_delivered',
  'no_such_service',
  'bad_install_day',
  'install_day_missing',
]
export const isOldQuote = (code: string) => outdated.includes(code)

/** How far the goods are from free delivery; nothing where it is free, or never is. */
export function hintOf({ is_free, more_fen, more_pieces }: Part): string | undefined {
  if (is_free) return undefined
  if (more_fen && more_pieces) return say('freeAfterBoth', yuan(more_fen), more_pieces)
  if (more_fen) return say('freeAfterFen', yuan(more_fen))
  return more_pieces ? say('freeAfterPieces', more_pieces) : undefined
}

/** What a product's page says of delivery, a sentence each. */
export function deliveryOf(delivery: Delivery | null | undefined): string[] {
  if (!delivery) return [say('deliveryFree')]
  const free = delivery.free.map(freeOf)
  return [...new Set([rateOf(delivery), ...free]), ...gapsOf(delivery)]
}

/** Where a province is not delivered but a city of it is, nobody there should think it is not. */
function gapsOf({ not_delivered, delivered_cities }: Delivery): string[] {
  if (!not_delivered.length) return []
  const gaps = placesOf(not_delivered)
  if (!delivered_cities.length) return [say('deliveryNot', gaps)]
  return [say('deliveryNotBut', gaps, placesOf(delivered_cities))]
}

/** Which cities of the address's province the goods go to, where they do not go to all of it. */
export function onlyTo({ province, delivered_cities }: Quote): string | undefined {
  if (!province || !delivered_cities.length) return undefined
  return say('deliveredOnly', province, placesOf(delivered_cities))
}

/** What the shop does for bulky goods, and for how much. */
export function servicesOf({ services }: Delivery): string {
  const each = services.map(({ name, fee_fen, per_piece }) => {
    if (!fee_fen) return say('serviceFee', name, say('serviceFree'))
    return say(per_piece ? 'serviceFeeEach' : 'serviceFee', name, yuan(fee_fen))
  })
  return say('servicesMay', each.join(say('comma')))
}

/** Amounts are grams and cm³ on the wire, kilograms and litres for people. */
function rateOf({ usual, charge_by }: Delivery): string {
  const { first, first_fen, further_fen } = usual
  if (!first_fen && !further_fen) return say('deliveryFree')
  const amount = charge_by === 'piece' ? first : first / 1_000
  const word = { piece: 'ratePiece', weight: 'rateWeight', volume: 'rateVolume' } as const
  return say(word[charge_by], yuan(first_fen), amount)
}

function freeOf({ provinces = [], min_fen, min_pieces }: Delivery['free'][number]): string {
  const what =
    min_fen && min_pieces
      ? say('freeOverBoth', yuan(min_fen), min_pieces)
      : min_fen
        ? say('freeOverFen', yuan(min_fen))
        : min_pieces
          ? say('freeOverPieces', min_pieces)
          : say('freeAlways')
  return provinces.length ? say('freeIn', placesOf(provinces), what) : what
}

/** A city is told with its province: 浙江/杭州. */
function placesOf(places: string[]): string {
  return places.join(say('comma')).replaceAll('/', '')
}
