/** The `/word` before the cursor that asks for a phrase: at the start of the text or after a space. */
export function slashQuery(text: string, cursor: number): { query: string; from: number } | undefined {
  return triggered(text, cursor, /(?:^|\s)\/([^\s/]{0,20})$/)
}

/** The `@word` before the cursor that asks for a product. Not inside an address such as a@b. */
export function atQuery(text: string, cursor: number): { query: string; from: number } | undefined {
  return triggered(text, cursor, /(?:^|[^\w@])@([^\s@]{0,20})$/)
}

function triggered(text: string, cursor: number, pattern: RegExp) {
  const match = pattern.exec(text.slice(0, cursor))
  const query = match?.[1]
  return query === undefined ? undefined : { query, from: cursor - query.length - 1 }
}

/** Text with the query replaced, and where the cursor goes. */
export function complete(text: string, from: number, cursor: number, insert: string) {
  return { text: text.slice(0, from) + insert + text.slice(cursor), cursor: from + insert.length }
}
