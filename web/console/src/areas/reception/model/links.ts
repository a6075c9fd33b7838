type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }

// Only what says http(s) itself is a link; it ends before Chinese text and closing punctuation.
const address = /https?:\/\/[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/gi
const tail = /[.,;:!?'")\]]+$/

/** Text cut into words and links. Both are shown as text; only web addresses lead anywhere. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(tail, '')
    const href = safeHref(found)
    if (!href) continue
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    parts.push({ kind: 'link', text: found, href })
    at = match.index + found.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

function safeHref(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname ? url.href : undefined
}
