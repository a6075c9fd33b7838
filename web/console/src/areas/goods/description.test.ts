import { expect, it } from 'vitest'
import { bytesOf, hostsElsewhere, marked, withoutElsewhere, withPicture } from './description'

const chosen = (text: string, what: string) => {
  const from = text.indexOf(what)
  return { text, from, to: from + what.length }
}

it('writes around what is chosen, and keeps it chosen', () => {
  const done = marked(chosen('选材讲究', '选材'), 'b')
  expect(done.text).toBe('<b>选材</b>讲究')
  expect(done.text.slice(done.from, done.to)).toBe('<b>选材</b>')
})
it('puts the cursor between the tags where nothing is chosen', () => {
  const done = marked({ text: '一二', from: 1, to: 1 }, 'h3')
  expect(done.text).toBe('一<h3></h3>二')
  expect([done.from, done.to]).toEqual([5, 5])
})
it('makes a list of lines, and a table of names and values', () => {
  expect(marked(chosen('红\n\n黄', '红\n\n黄'), 'ul').text).toBe('<ul>\n  <li>红</li>\n  <li>黄</li>\n</ul>')
  expect(marked(chosen('材质：榆木\n重\t3', '材质：榆木\n重\t3'), 'table').text).toBe(
    '<table>\n  <tr><td>材质</td><td>榆木</td></tr>\n  <tr><td>重</td><td>3</td></tr>\n</table>',
  )
})
it('never lets an address out of its quotes', () => {
  const { text } = withPicture({ text: '', from: 0, to: 0 }, '/p?a=1&b="><script>')
  expect(text).toBe('<img src="/p?a=1&amp;b=&quot;&gt;&lt;script&gt;" alt="">')
})
it('counts bytes', () => expect(bytesOf('木a')).toBe(4))
it('finds pictures that lie on other hosts, and takes only these away', () => {
  const own = `<p style="x">一<img src="/api/store/x/photos/1"><img alt="a>b" src='${location.origin}/b.png'></p>`
  const html = `${own}<IMG SRC=https://a.example/1.jpg><img\nalt="c>d" src="//b.example/2.jpg">二`
  expect(hostsElsewhere(html)).toEqual(['a.example', 'b.example'])
  expect(withoutElsewhere(html)).toBe(`${own}二`)
  expect(hostsElsewhere('<p>https://a.example/1.jpg</p><a href="https://a.example">a</a>')).toEqual([])
})
