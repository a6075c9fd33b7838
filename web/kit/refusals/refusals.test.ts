import { expect, it } from 'vitest'
import { refusals as en } from './en'
import { refusals as zh } from './zh-CN'
import { refusalOf } from '../../widget/parts/refusals'

it('has words in both languages for every code', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const words of Object.values({ ...zh, ...en })) expect(words.length).toBeGreaterThan(3)
})
it('gives the widget the words of the console, and files their own for what is too large', () => {
  expect(refusalOf('executable', 'zh-CN')).toBe(zh.executable)
  expect(refusalOf('executable', 'en')).toBe(en.executable)
  expect(refusalOf('too_large', 'zh-CN')).toBe('文件太大，无法发送')
  expect(refusalOf('something_new', 'en')).toBeUndefined()
})
