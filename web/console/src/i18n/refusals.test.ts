import { afterEach, expect, it } from 'vitest'
import { problemText, refusalText, setLanguage } from '.'
import { Problem } from '@console/api/problem'

afterEach(() => setLanguage('zh-CN'))

it('never shows the server’s own words', () => {
  const told = { code: 'refused', message: 'a colleague already has this conversation' }
  expect(refusalText({ ...told, reason: 'taken' })).toBe('已有同事在接待')
  expect(refusalText({ ...told, reason: 'something_new' })).toBe('现在的状态不允许这样做')
  expect(refusalText({ code: 'something_new' })).toBe('出了点问题，请再试一次')
  expect(problemText(new Problem(422, 'executable', 'programs are not taken'))).toBe('程序文件无法发送')
  expect(problemText(new TypeError('x is undefined'))).toBe('出了点问题，请再试一次')
})
it('says where a file is wrong', () => {
  expect(problemText(new Problem(422, 'sheet_open_quote', 'line 12: …', 'line.12'))).toMatch(
    /^第 12 行：引号/,
  )
  expect(problemText(new Problem(422, 'sheet_empty', 'nothing'))).toBe('文件里没有内容')
})
it('speaks the language of whoever reads', async () => {
  await setLanguage('en')
  expect(refusalText({ code: 'executable' })).toBe('Programs cannot be sent')
})
