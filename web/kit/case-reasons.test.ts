import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { caseReasons, shopsReasons } from './case-reasons'

const code = readFileSync('../src/trade/after_sale/fits.rs', 'utf8').split('#[cfg(test)]')[0]!
const snake = (name: string) => name.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase()

it('offers the reasons that the server takes, in its order', () => {
  const arms = [...code.matchAll(/Self::(\w+) => &\[([^\]]+)\]/g)]
  const named = ([, kind, reasons]: string[]) => [
    snake(kind!),
    [...reasons!.matchAll(/R::(\w+)/g)].map((match) => snake(match[1]!)),
  ]
  expect(Object.fromEntries(arms.map(named))).toEqual(caseReasons)
})
it('opens what the server lets a shop open', () => {
  const seen = /fn is_seen_by_shop[^]*?([^{}]+) => true/.exec(code)![1]!
  const named = [...seen.matchAll(/Self::(\w+)/g)].map((match) => snake(match[1]!))
  expect(named.sort()).toEqual([...shopsReasons].sort())
})
