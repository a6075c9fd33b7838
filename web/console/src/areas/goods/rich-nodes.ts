/**
 * A description as nodes and back, by one list of what may be in it. Foreign text never becomes HTML of this page: it is read in a
 * document of its own, where nothing runs or is fetched, and what is known is built anew. The server's sanitiser stays the door.
 */

/** What a description keeps. */
const kept = words(
  'p h1 h2 h3 h4 h5 h6 b strong i em u s sub sup br hr ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td',
  'blockquote pre code div figure figcaption img a',
)
/** What comes in with a paste: what the toolbar makes, and tables. */
const taken = words('p h3 b i u br hr ul ol li table thead tbody tfoot tr th td img')
/** Gone with all that is in them. */
const gone = words(
  'script style template noscript iframe object embed applet frame frameset svg math form input select textarea button head title',
  'link meta base audio video canvas',
)
const ends = words('br hr img col')
const blocks = words('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre div figure hr')
const asTaken: Record<string, string> = { strong: 'b', em: 'i' }
for (const no of [1, 2, 4, 5, 6]) asTaken[`h${no}`] = 'h3'
/** Attributes that are kept, beside addresses; all but the words are numbers. */
const attributes: Record<string, readonly string[]> = {
  img: ['alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  col: ['span'],
  ol: ['start'],
}
const MOST_DEEP = 60
const MOST_NODES = 20_000
/** Where an address waits that this page must neither fetch nor follow. */
const ELSEWHERE = 'data-address'

function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')))
}
type Parent = Element | DocumentFragment
interface Walk {
  isPaste: boolean
  /** How much was left out. */
  lost: number
  /** Nodes that may still be built. */
  left: number
}
const isElement = (node: Node): node is Element => node.nodeType === 1
const isText = (node: Node): node is Text => node.nodeType === 3
export const isBlock = (node: Node): boolean => isElement(node) && blocks.has(node.localName)

/** HTML as fresh nodes, and how much of it found no place. A paste brings less along than what is kept already. */
export function built(html: string, { isPaste = false } = {}): { nodes: DocumentFragment; lost: number } {
  const nodes = document.createDocumentFragment()
  const walk: Walk = { isPaste, lost: 0, left: MOST_NODES }
  fill(nodes, new DOMParser().parseFromString(html, 'text/html').body, walk, 0)
  return { nodes, lost: walk.lost }
}

function fill(to: Parent, from: Node, walk: Walk, depth: number) {
  for (const child of [...from.childNodes]) {
    if (walk.left <= 0 || depth > MOST_DEEP) return void walk.lost++
    walk.left -= 1
    if (isText(child)) to.append(document.createTextNode(child.data))
    else if (isElement(child)) put(to, child, walk, depth)
  }
}

function put(to: Parent, from: Element, walk: Walk, depth: number) {
  const name = from.localName
  if (gone.has(name)) return void walk.lost++
  const as = walk.isPaste ? nameOfPasted(from) : name
  if (!(walk.isPaste ? taken : kept).has(as)) {
    if (name !== 'span') walk.lost += 1
    walk.lost += from.attributes.length
    return fill(to, from, walk, depth + 1)
  }
  const fresh = document.createElement(as)
  const copied = copy(fresh, from, walk.isPaste)
  walk.lost += Math.max(0, from.attributes.length - copied)
  if (as === 'img' && !addressOf(fresh)) return void walk.lost++
  if (!ends.has(as)) fill(fresh, from, walk, depth + 1)
  to.append(fresh)
}

/** A part of a foreign page that holds no other is a paragraph. */
function nameOfPasted(from: Element): string {
  const name = from.localName
  const isPart = name === 'div' || name === 'section' || name === 'article'
  if (isPart && !from.querySelector([...blocks].join(','))) return 'p'
  return asTaken[name] ?? name
}

/** How many attributes came along. */
function copy(to: Element, from: Element, isPaste: boolean): number {
  const names = (attributes[to.localName] ?? []).filter((name) => valueOf(from, name) !== undefined)
  for (const name of names) to.setAttribute(name, valueOf(from, name)!)
  return names.length + (place(to, from, isPaste) ? 1 : 0)
}

function valueOf(of: Element, name: string): string | undefined {
  const value = of.getAttribute(name) ?? undefined
  return name === 'alt' || /^\d{1,4}$/.test(value ?? '') ? value : undefined
}

/** Gives a picture or a link its address; a picture of another house, and every link, only to keep. */
function place(to: Element, from: Element, isPaste: boolean): boolean {
  if (to.localName !== 'img' && to.localName !== 'a') return false
  const said = addressOf(from)
  const own = to.localName === 'img' ? ownPicture(said, isPaste) : undefined
  if (own) to.setAttribute('src', own)
  else if (!isPaste && isAddress(said, to.localName)) to.setAttribute(ELSEWHERE, said)
  else return false
  return true
}

const addressOf = (of: Element): string =>
  (of.getAttribute(ELSEWHERE) ?? of.getAttribute(of.localName === 'a' ? 'href' : 'src') ?? '').trim()

function urlOf(address: string): URL | undefined {
  try {
    return new URL(address, location.origin)
  } catch {
    return undefined
  }
}

/** A picture that this page may show: of this server, or one that brings itself along. */
function ownPicture(address: string, isPaste: boolean): string | undefined {
  if (/^data:image\/(png|jpeg|gif|webp);base64,[\w+/=]+$/.test(address)) return isPaste ? undefined : address
  const url = /^(\/|https?:)/i.test(address) ? urlOf(address) : undefined
  return url?.origin === location.origin && url.protocol.startsWith('http')
    ? url.pathname + url.search
    : undefined
}

const schemes: Record<string, readonly string[]> = {
  img: ['http:', 'https:'],
  a: ['http:', 'https:', 'mailto:', 'tel:'],
}
const isAddress = (address: string, of: string): boolean =>
  Boolean(address && schemes[of]?.includes(urlOf(address)?.protocol ?? ''))

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign]!)

/** Nothing is fetched of what is made here: a picture that is not saved has no address yet, and each letter that is typed comes by. */
const inert = document.implementation.createHTMLDocument()

/** Nodes as HTML, by the same list: what a browser's own editing put in between is left out. */
export function htmlOf(from: Node): string {
  return [...from.childNodes].map(oneOf).join('')
}

function oneOf(node: Node): string {
  if (isText(node)) return escaped(node.data)
  if (!isElement(node) || gone.has(node.localName)) return ''
  const name = node.localName
  if (!kept.has(name)) return htmlOf(node)
  const fresh = inert.createElement(name)
  copy(fresh, node, false)
  const address = addressOf(fresh)
  if (name === 'img' && !address) return ''
  const pairs = (attributes[name] ?? []).map((each) => [each, fresh.getAttribute(each)] as const)
  if (address) pairs.unshift([name === 'a' ? 'href' : 'src', address])
  if (name === 'img' && !fresh.hasAttribute('alt')) pairs.push(['alt', ''])
  const said = pairs.flatMap(([each, value]) => (value === null ? [] : [` ${each}="${escaped(value)}"`]))
  return `<${name}${said.join('')}>${ends.has(name) ? '' : `${htmlOf(node)}</${name}>`}`
}

/** Whether anything of it can be seen. */
export const isBlank = (root: Element): boolean =>
  !root.textContent?.trim() && !root.querySelector('img,hr,table')

/** What lies loose between blocks becomes a paragraph, and space between them nothing. */
export function wrapLoose(root: Parent) {
  let run: Element | undefined
  for (const child of [...root.childNodes]) {
    if (isBlock(child)) run = undefined
    else if (!run && isText(child) && !child.data.trim()) child.remove()
    else {
      if (!run) {
        run = document.createElement('p')
        root.insertBefore(run, child)
      }
      run.append(child)
    }
  }
}
