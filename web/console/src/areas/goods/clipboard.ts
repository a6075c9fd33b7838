/** Whether a clipboard holds more than one cell. Less is typed as usual. */
export const isSheet = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))

/** A spreadsheet's clipboard as cells: lines and tabs; a quoted cell may hold both, and a last line end means nothing. */
export function sheetOf(clipboard: string): string[][] {
  const text = clipboard.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const sheet: string[][] = [[]]
  for (let at = 0; at <= text.length;) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : plain(text, at)
    sheet.at(-1)!.push(cell)
    if (text[end] === '\n') sheet.push([])
    at = end + 1
  }
  return sheet
}

interface Read {
  cell: string
  /** Where the tab or the line end behind it stands. */
  end: number
}

function plain(text: string, from: number): Read {
  const found = text.slice(from).search(/[\t\n]/)
  const end = found < 0 ? text.length : from + found
  return { cell: text.slice(from, end).trim(), end }
}

/** `"a ""b"" c"`; what only begins like one, such as `"14" 屏`, is plain text. */
function quoted(text: string, from: number): Read {
  const found = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(from))
  if (!found) return plain(text, from)
  return { cell: found[1]!.replaceAll('""', '"').trim(), end: from + found[0].length }
}
