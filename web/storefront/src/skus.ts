import type { Sku } from './api'

/** Each property with its values, in the order in which the SKUs name them. */
export function optionsOf(skus: Sku[]): Record<string, string[]> {
  const options: Record<string, string[]> = {}
  for (const { props } of skus)
    for (const [name, value] of Object.entries(props))
      if (!options[name]?.includes(value)) (options[name] ??= []).push(value)
  return options
}

/** The pictures of the first property of which no value has two, by its name and the value. */
export function picturesOf(skus: Sku[]): Record<string, Record<string, string>> {
  for (const name of Object.keys(skus[0]?.props ?? {})) {
    const pictures: Record<string, string> = {}
    const isTold = skus.every(({ props, picture }) => (pictures[props[name] ?? ''] ??= picture) === picture)
    if (isTold) return { [name]: pictures }
  }
  return {}
}

/** As the server names a SKU in carts and orders: `颜色:原木色;尺寸:1.4m`. */
export function textOf({ props }: Pick<Sku, 'props'>): string {
  return Object.entries(props)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}

/** The one that a link names, else the first in stock, else the first. */
export const firstOf = (skus: Sku[], named?: string): Sku =>
  skus.find(({ id }) => id === named) ?? skus.find(({ stock }) => stock > 0) ?? skus[0]!

/** The SKU with the newly chosen value that keeps as much as possible of what was chosen before, in stock if there is a choice. */
export function choose(skus: Sku[], before: Sku, name: string, value: string): Sku {
  const kept = (sku: Sku) =>
    Object.keys(before.props).filter((key) => key !== name && sku.props[key] === before.props[key]).length
  const fitting = skus.filter((sku) => sku.props[name] === value)
  const ranked = fitting.sort((a, b) => kept(b) - kept(a) || Math.sign(b.stock) - Math.sign(a.stock))
  return ranked[0] ?? before
}
