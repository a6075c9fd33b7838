import { afterEach, expect, it } from 'vitest'
import { insert, linesOf, pictureOf, toggleBold, toggleHeading, toggleList } from './rich-edit'
import { makeHistory } from './rich-history'
import { built, htmlOf } from './rich-nodes'

afterEach(() => document.body.replaceChildren())

function open(html: string) {
  const root = document.createElement('div')
  root.append(built(html).nodes)
  document.body.append(root)
  return root
}
/** From the first of these words to the end of the last. */
function chosen(root: Element, from: string, to = from): Range {
  const texts: Text[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  const first = texts.find((text) => text.data.includes(from))!
  const last = texts.find((text) => text.data.includes(to))!
  const range = document.createRange()
  range.setStart(first, first.data.indexOf(from))
  range.setEnd(last, last.data.indexOf(to) + to.length)
  return range
}

it('makes words bold, over several lines, and plain again', () => {
  const root = open('<p>选材讲究</p><p>手工打磨</p>')
  toggleBold(root, chosen(root, '讲究', '手工'))
  expect(htmlOf(root)).toBe('<p>选材<b>讲究</b></p><p><b>手工</b>打磨</p>')
  toggleBold(root, chosen(root, '讲究', '手工'))
  expect(htmlOf(root)).toBe('<p>选材讲究</p><p>手工打磨</p>')
})
it('keeps the rest bold where a part becomes plain', () => {
  const root = open('<p><b>选材讲究</b></p>')
  toggleBold(root, chosen(root, '讲究'))
  expect(htmlOf(root)).toBe('<p><b>选材</b>讲究</p>')
})
it('makes lines headings and lists, and lines again', () => {
  const root = open('<p>一</p><p>二</p><hr>')
  toggleHeading(root, chosen(root, '一'))
  expect(htmlOf(root)).toBe('<h3>一</h3><p>二</p><hr>')
  toggleHeading(root, chosen(root, '一'))
  toggleList(root, chosen(root, '一', '二'))
  expect(htmlOf(root)).toBe('<ul><li>一</li><li>二</li></ul><hr>')
  toggleList(root, chosen(root, '一', '二'))
  expect(htmlOf(root)).toBe('<p>一</p><p>二</p><hr>')
})
it('puts a picture between two halves of a line, and words into it', () => {
  const root = open('<p>选材讲究</p>')
  const at = chosen(root, '选材')
  at.collapse(false)
  insert(root, at, pictureOf('/p/1'))
  expect(htmlOf(root)).toBe('<p>选材</p><p><img src="/p/1" alt=""></p><p>讲究</p>')
  insert(root, chosen(root, '讲究'), linesOf('<b>考究</b>'))
  expect(htmlOf(root)).toContain('<p>&lt;b&gt;考究&lt;/b&gt;</p>')
})
it('makes paragraphs of lines', () => {
  const root = open('')
  const end = document.createRange()
  end.selectNodeContents(root)
  insert(root, end, linesOf('一\r\n\r\n二'))
  expect(htmlOf(root)).toBe('<p>一</p><p>二</p>')
})
it('goes back step by step, and forth again until something new is written', () => {
  const steps = makeHistory('')
  steps.note('一', 0, true)
  steps.note('一二', 100, true)
  steps.note('一二三', 5_000, true)
  steps.note('<b>一二三</b>', 5_100, false)
  expect([steps.back(), steps.back(), steps.back(), steps.back()]).toEqual(['一二三', '一二', '', undefined])
  expect(steps.forth()).toBe('一二')
  steps.note('四', 9_000, true)
  expect(steps.forth()).toBeUndefined()
  expect(steps.back()).toBe('一二')
})
