import { parseUrl } from './config'
import { h } from './dom'

const LINK = /https?:\/\/[^\s<>"'，。；！？、（）《》“”]+/gi
const TRAILING = /[.,;:!?)\]}]+$/

/** Text as nodes: lines as they were broken, http addresses as links that show where they lead. */
export function rich(text: string): (Node | string)[] {
  return text.split(/\r?\n/).flatMap((line, i) => (i ? [h('br'), ...linked(line)] : linked(line)))
}

function linked(line: string): (Node | string)[] {
  const nodes: (Node | string)[] = []
  let end = 0
  for (const match of line.matchAll(LINK)) {
    const address = match[0].replace(TRAILING, '')
    if (!parseUrl(address)) continue
    nodes.push(line.slice(end, match.index), link(address))
    end = match.index + address.length
  }
  return [...nodes, line.slice(end)]
}

function link(href: string) {
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow ugc' }, href)
}
