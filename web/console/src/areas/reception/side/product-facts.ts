import type { Product } from '@console/api/types'
import { money } from '@console/format'
import { say } from '@console/i18n'

export interface Fact {
  key: string
  label: string
  value: string
  /** The sentence that goes to the customer. */
  words: string
}

/** Everything about a product that can be said with one key. */
export function factsOf(product: Product): { section: string; facts: Fact[] }[] {
  const { title } = product
  const fact = (key: string, label: string, value: string): Fact => ({
    key,
    label,
    value,
    words: `${title}，${label}：${value}`,
  })
  const plain = (key: 'usage' | 'care' | 'installation' | 'suits' | 'cautions' | 'scenes'): Fact[] => {
    const value = [product[key]].flat().join('、')
    return value ? [fact(key, say(`product.${key}`), value)] : []
  }
  const sections = [
    { section: 'delivery', facts: [deliveryOf(product)] },
    { section: 'facts', facts: product.facts.map(({ key, label, value }) => fact(key, label, value)) },
    {
      section: 'use',
      facts: [
        ...plain('suits'),
        ...plain('scenes'),
        ...plain('usage'),
        ...plain('installation'),
        ...plain('care'),
        ...plain('cautions'),
      ],
    },
    { section: 'faq', facts: product.faq.map(({ q, a }) => ({ key: q, label: q, value: a, words: a })) },
  ]
  return sections.filter(({ facts }) => facts.length > 0)
}

function deliveryOf(product: Product): Fact {
  const words = deliveryText(product)
  return {
    key: 'delivery',
    label: say('product.delivery'),
    value: words,
    words: `${product.title}，${words}`,
  }
}

export function deliveryText(product: Product): string {
  const { availability, ships_within_hours: hours, presale_ships_on: on, custom_days: days } = product
  if (availability === 'presale' && on) return say('product.presale_on', { date: on })
  if (availability === 'custom' && days) return say('product.custom_days', { n: days })
  if (availability === 'sold_out') return say('product.sold_out')
  return hours ? say('product.ships_within', { n: hours }) : say(`availability.${availability}`)
}

export function priceText({ skus }: Product): string {
  const prices = skus.map(({ price_fen }) => price_fen)
  if (!prices.length) return ''
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  return low === high ? money(low) : `${money(low)} – ${money(high)}`
}

/** What sets an SKU apart from the others of its product. */
export const skuText = ({ props, code }: Product['skus'][number]) => Object.values(props).join(' · ') || code

export const stockOf = ({ skus }: Product) => skus.reduce((sum, { stock }) => sum + stock, 0)
