import type { Rule } from '@console/areas/goods/goods'
import type { Known } from './cells'

/** Each name once: what several categories ask for has the choices of all of them. */
export function attributesOf(rules: readonly Pick<Rule, 'name' | 'choices'>[]): Known['attributes'] {
  const all = new Map<string, string[]>()
  for (const { name, choices } of rules) all.set(name, [...new Set([...(all.get(name) ?? []), ...choices])])
  return all
}
