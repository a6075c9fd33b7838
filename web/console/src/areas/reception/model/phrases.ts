import type { Phrase } from '@console/api/types'

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

/** Phrases for a query: by code first, then by title, then by what they say; own ones before the team's. */
export function matchPhrases(phrases: Phrase[], query: string, most = 8): Phrase[] {
  const wanted = query.trim().toLowerCase()
  const ranked = phrases
    .map((phrase) => ({ phrase, rank: rankOf(phrase, wanted) }))
    .filter(({ rank }) => rank < Infinity)
  ranked.sort((a, b) => a.rank - b.rank || Number(b.phrase.own) - Number(a.phrase.own))
  return ranked.slice(0, most).map(({ phrase }) => phrase)
}

function rankOf({ code, title, body }: Phrase, wanted: string): number {
  if (!wanted) return 0
  const [short, name] = [code.toLowerCase(), title.toLowerCase()]
  if (short === wanted) return 0
  if (short.startsWith(wanted)) return 1
  if (name.startsWith(wanted)) return 2
  if (name.includes(wanted) || short.includes(wanted)) return 3
  return body.toLowerCase().includes(wanted) ? 4 : Infinity
}

/** Text with the query replaced, and where the cursor goes. */
export function complete(text: string, from: number, cursor: number, insert: string) {
  return { text: text.slice(0, from) + insert + text.slice(cursor), cursor: from + insert.length }
}

/** Fills `{nick}`, `{customer}` and `{shop}`; a name nobody knows stays as it is, to be seen before sending. */
export const fillPhrase = (body: string, values: Record<string, string>) =>
  body.replace(/\{([a-z_]+)\}/g, (whole, name: string) => values[name] || whole)
