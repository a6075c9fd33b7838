import { readFileSync } from 'node:fs'

/** The columns of Taobao Assistant's files, as the reader of this repository knows them. */
const source = readFileSync(new URL('../../crates/taobao-csv/src/field.rs', import.meta.url), 'utf8')
const columns = [...source.matchAll(/^ {4}\w+ "(\w+)" "([^"]+)" G(\d+) (QUOTED|BARE) "([^"]*)";/gm)].map(
  ([, name, label, since, kind, fresh]) => ({
    name: name!,
    label: label!,
    since: Number(since),
    isQuoted: kind === 'QUOTED',
    fresh: fresh!,
  }),
)

/** A row by the names of its columns. */
export type Row = Record<string, string>

/** A file as the Assistant writes it: UTF-16LE with its mark, tabs, CRLF, three lines of heading. */
export function assistantFile(rows: Row[], generation = 63): Buffer {
  const known = columns.filter(({ since }) => since <= generation)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const cells = (row: Row) =>
    known.map(({ name, isQuoted, fresh }) => (isQuoted ? quoted(row[name] ?? fresh) : (row[name] ?? fresh)))
  const lines = [
    ['version 1.00'],
    known.map(({ name }) => name),
    known.map(({ label }) => label),
    ...rows.map(cells),
  ]
  const text = lines.map((line) => `${line.join('\t')}\r\n`).join('')
  return Buffer.from(`\uFEFF${text}`, 'utf16le')
}

const encoder = new Map<string, number[]>()
/** GBK, which Node reads and does not write. */
export function gbk(text: string): Buffer {
  if (!encoder.size) {
    const decoder = new TextDecoder('gbk')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const pair = [lead, trail]
        if (trail !== 0x7f) encoder.set(decoder.decode(Uint8Array.from(pair)), pair)
      }
  }
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\u0080' ? letter.charCodeAt(0) : encoder.get(letter)!)),
  )
}
