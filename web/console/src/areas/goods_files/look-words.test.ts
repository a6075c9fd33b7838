import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fields, fieldsFor } from './fields'
import { encodingText, fieldText, hasFieldWords, hasNoteWords, lostText, noteText } from './look-words'

/** What the server reads a column as, and what it says of a file; the names are its own. */
const columns = '../src/goods_files/plain/column.rs'
const view = '../src/goods_files/view/file.rs'
const read = (file: string) => readFileSync(file, 'utf8')
const ofServer = [...read(columns).matchAll(/^ {4}\w+ "(\w+)" "[^"]+" "[^"]+" (?:true|false) \[/gm)].map(
  (match) => match[1]!,
)
const look = '../src/goods_files/import/look.rs'
const notes = [
  ...(/((?:`\w+`, )*`\w+`)\.\s*\n\s*pub notes/.exec(read(view))?.[1]?.match(/\w+/g) ?? []),
  ...[...read(look).matchAll(/notes\.push\("(\w+)"/g)].map((match) => match[1]!),
]

it('has words for every field that a column may become', () => {
  expect([...fields].filter((field) => !hasFieldWords(field))).toEqual([])
  expect(ofServer.filter((field) => !(fields as readonly string[]).includes(field))).toEqual([])
  expect(fieldText('price')).toBe('价格')
  expect(fieldText('brand_new')).toBe('brand_new')
})
it('offers what a newer server reads, too', () => {
  expect(fieldsFor([{ field: 'brand_new' }, { field: null }, { field: 'code' }])).toEqual([
    ...fields,
    'brand_new',
  ])
})
it('has words for everything that is noted of a file', () => {
  expect(notes.filter((note) => !hasNoteWords(note))).toEqual([])
  expect(noteText('no_pictures')).toContain('图片')
  expect(noteText('code_joined')).toContain('空格')
  expect(noteText('brand_new')).toBe('brand_new')
  expect(noteText('no_template', { no_template: 3 })).toBe('3 件新商品没有运费模板，将包邮。')
  const elsewhere = { pictures_elsewhere: 2, hosts_elsewhere: ['a.example', 'b.example'] }
  const told = noteText('description_pictures_elsewhere', elsewhere)
  expect(told).toContain('2 张')
  expect(told).toContain('a.example, b.example')
})
it('calls encodings as people do', () => {
  expect(encodingText('utf-16le')).toBe('Unicode（UTF-16）')
  expect(encodingText('gbk')).toBe('简体中文（GBK）')
  expect(encodingText('big5')).toBe('big5')
})
it('says what a file does not hold, by our fields where it can', () => {
  const lost = ['selling_point', 'subtitle', 'skus.code', 'skus.weight_g', 'skus.picture', 'newprepay']
  const words = ['卖点', '卖点', '规格编码', '重量（克）', '规格图片', '原文件的「newprepay」列']
  expect(lost.map(lostText)).toEqual(words)
})
it('has words for every field of ours that a file may not hold', () => {
  const fitting = read('../src/goods_files/taobao/fit.rs')
  const listed = /const FIELDS[^=]*= \[([^\]]*)\]/.exec(fitting)?.[1]?.match(/\w+/g) ?? []
  const ofSkus = [...fitting.matchAll(/"(skus\.\w+)"/g)].map((match) => match[1]!)
  expect(ofSkus.length + listed.length).toBeGreaterThan(20)
  expect([...listed, ...ofSkus].filter((field) => lostText(field).includes('原文件'))).toEqual([])
})
