/** A text area's text and what is chosen in it. */
export interface Chosen {
  text: string
  from: number
  to: number
}

/** What the buttons over the description write. */
export const marks = ['h3', 'p', 'b', 'ul', 'table', 'hr'] as const
export type Mark = (typeof marks)[number]

/** At least one, so that there is something to fill in. */
function linesOf(text: string, otherwise: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.length ? lines : [otherwise]
}
const item = (line: string) => `  <li>${line}</li>`
const row = (line: string) =>
  `  <tr>${line
    .split(/\t|：|: /)
    .map((cell) => `<td>${cell.trim()}</td>`)
    .join('')}</tr>`
const wraps: Record<Mark, (chosen: string) => string> = {
  h3: (chosen) => `<h3>${chosen}</h3>`,
  p: (chosen) => `<p>${chosen}</p>`,
  b: (chosen) => `<b>${chosen}</b>`,
  ul: (chosen) => `<ul>\n${linesOf(chosen, '').map(item).join('\n')}\n</ul>`,
  table: (chosen) => `<table>\n${linesOf(chosen, '\t').map(row).join('\n')}\n</table>`,
  hr: (chosen) => `${chosen}<hr>`,
}

/** Writes around what is chosen. What was chosen, or the place between the tags, is chosen again. */
export function marked({ text, from, to }: Chosen, mark: Mark): Chosen {
  const chosen = text.slice(from, to)
  const written = wraps[mark](chosen)
  const inside = chosen ? written.length : written.search(/(?<=>)<\//)
  const at = from + (inside < 0 ? written.length : inside)
  return { text: text.slice(0, from) + written + text.slice(to), from: chosen ? from : at, to: at }
}

const attribute = (value: string) =>
  value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Puts a picture of the product where the cursor is. */
export function withPicture({ text, from, to }: Chosen, address: string): Chosen {
  const written = `<img src="${attribute(address)}" alt="">`
  const at = from + written.length
  return { text: text.slice(0, from) + written + text.slice(to), from: at, to: at }
}

/** As long as the server counts it: in bytes. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

const pictureTag = /<img\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gi

/** The host of a picture that lies elsewhere: the shop's page does not load it. */
function hostElsewhere(tag: string): string | undefined {
  const source = new DOMParser().parseFromString(tag, 'text/html').querySelector('img')?.getAttribute('src')
  const address = source && URL.canParse(source, location.href) ? new URL(source, location.href) : undefined
  if (!address?.protocol.startsWith('http') || address.host === location.host) return undefined
  return address.host
}

/** The hosts of pictures that customers do not see, one for each picture. */
export const hostsElsewhere = (html: string): string[] =>
  (html.match(pictureTag) ?? []).flatMap((tag) => hostElsewhere(tag) ?? [])

export const withoutElsewhere = (html: string): string =>
  html.replace(pictureTag, (tag) => (hostElsewhere(tag) ? '' : tag))
