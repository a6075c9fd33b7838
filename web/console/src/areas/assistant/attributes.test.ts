import { expect, it } from 'vitest'
import { attributesOf } from './attributes'

it('knows each attribute once, with the choices of every category', () => {
  const rules = [
    { name: '材质', choices: ['榆木', '白蜡木'] },
    { name: '产地', choices: [] },
    { name: '材质', choices: ['白蜡木', '橡木'] },
  ]
  expect([...attributesOf(rules)]).toEqual([
    ['材质', ['榆木', '白蜡木', '橡木']],
    ['产地', []],
  ])
})
