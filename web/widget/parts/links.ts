import type { Hand } from '../src/parts'

export interface Link {
  url: string
  thumb?: string
  expires_at: number
}

const SPARE_MS = 10_000
const links = new Map<string, Link>()
let waiting: { file: string; resolve: (link?: Link) => void }[] = []

/** A file just sent from this page is shown from memory. */
export function remember(file: string, url: string) {
  links.set(file, { url, expires_at: Infinity })
}

/** The signed address of a file; all that are asked for in one moment travel in one request. */
export function linkOf(hand: Hand, file: string): Promise<Link | undefined> {
  const known = links.get(file)
  if (known && known.expires_at - SPARE_MS > Date.now()) return Promise.resolve(known)
  return new Promise((resolve) => {
    if (!waiting.length) setTimeout(() => void ask(hand), 20)
    waiting.push({ file, resolve })
  })
}

async function ask(hand: Hand) {
  const asked = waiting
  waiting = []
  const found = await request(hand, [...new Set(asked.map(({ file }) => file))]).catch(() => undefined)
  for (const [file, link] of Object.entries(found ?? {})) {
    const thumb = link.thumb && hand.absolute(link.thumb)
    links.set(file, { url: hand.absolute(link.url), thumb, expires_at: link.expires_at })
  }
  for (const { file, resolve } of asked) resolve(links.get(file))
}

async function request({ talk, absolute }: Hand, files: string[]): Promise<Record<string, Link>> {
  const response = await fetch(absolute(`/api/shops/${talk.shop?.id}/file-links`), {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${talk.device}` },
    body: JSON.stringify({ files }),
  })
  return response.ok ? (await response.json()).links : {}
}
