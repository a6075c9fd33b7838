import { isBlock, wrapLoose } from './rich-nodes'

/** Blocks that hold a line of text, and so can become another of these. */
const lines = ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre']
const lists = ['ul', 'ol']
const isA = (node: Element, names: readonly string[]) => names.includes(node.localName)

function renamed(from: Element, name: string): HTMLElement {
  const fresh = document.createElement(name)
  fresh.append(...from.childNodes)
  return fresh
}

/** The blocks of the text that what is chosen touches. */
function blocksOf(root: Element, range: Range): Element[] {
  wrapLoose(root)
  return [...root.children].filter((child) => range.intersectsNode(child))
}

/** Runs `change` and chooses again what was chosen: the texts are the same, elsewhere. */
function keeping(range: Range, change: () => void) {
  const { startContainer, startOffset, endContainer, endOffset } = range
  change()
  if (!startContainer.isConnected || !endContainer.isConnected) return
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

/** Makes lines headings, or plain again where all of them are. */
export function toggleHeading(root: Element, range: Range) {
  keeping(range, () => {
    const chosen = blocksOf(root, range).filter((block) => isA(block, lines))
    const as = chosen.every((block) => block.localName === 'h3') ? 'p' : 'h3'
    for (const block of chosen) block.replaceWith(renamed(block, as))
  })
}

/** Makes lines a list, or lists lines again where there is nothing else. */
export function toggleList(root: Element, range: Range) {
  keeping(range, () => {
    const chosen = blocksOf(root, range).filter((block) => isA(block, [...lines, ...lists]))
    if (chosen.every((block) => isA(block, lists))) return chosen.forEach(asLines)
    const list = document.createElement('ul')
    chosen[0]?.before(list)
    for (const block of chosen) {
      if (isA(block, lists)) list.append(...block.childNodes)
      else list.append(renamed(block, 'li'))
      block.remove()
    }
  })
}

function asLines(list: Element) {
  const items = [...list.children].map((item) => renamed(item, 'p'))
  list.replaceWith(...items)
}

/** Makes what is chosen bold, or plain again where all of it is. */
export function toggleBold(root: Element, range: Range) {
  if (range.collapsed) return
  const chosen = textsOf(root, range)
  const plain = chosen.filter((text) => !boldOf(text, root))
  if (plain.length) for (const text of plain) embolden(text)
  else for (const text of chosen) lighten(text, root, chosen)
  const [first, last] = [chosen[0], chosen.at(-1)]
  if (first && last) document.getSelection()?.setBaseAndExtent(first, 0, last, last.length)
}

/** Texts that are chosen, cut at both ends. */
function textsOf(root: Element, range: Range): Text[] {
  const { startContainer, startOffset, endContainer, endOffset } = range
  const found: Text[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (range.intersectsNode(text)) found.push(text)
  }
  const cut = found.map((text) => {
    if (text === endContainer && endOffset < text.length) text.splitText(endOffset)
    return text === startContainer && startOffset > 0 ? text.splitText(startOffset) : text
  })
  return cut.filter((text) => text.length > 0)
}

function boldOf(text: Text, root: Element): Element | undefined {
  const bold = text.parentElement?.closest('b,strong')
  return bold && root.contains(bold) ? bold : undefined
}

function embolden(text: Text) {
  const bold = document.createElement('b')
  text.before(bold)
  bold.append(text)
}

/** The rest of what was bold with it stays so. */
function lighten(text: Text, root: Element, chosen: Text[]) {
  for (let bold = boldOf(text, root); bold; bold = boldOf(text, root)) {
    const walker = document.createTreeWalker(bold, NodeFilter.SHOW_TEXT)
    const others: Text[] = []
    while (walker.nextNode()) others.push(walker.currentNode as Text)
    for (const other of others) if (!chosen.includes(other)) embolden(other)
    bold.replaceWith(...bold.childNodes)
  }
}

/** The block of the text that a place lies in. */
function blockAt(root: Element, place: Node): Element | undefined {
  return [...root.children].find((child) => child.contains(place))
}

/** Puts nodes where the cursor is, in the place of what is chosen: words into the line, blocks between two halves of it. */
export function insert(root: Element, range: Range, nodes: DocumentFragment) {
  range.deleteContents()
  const last = nodes.lastChild
  if (!last) return
  if (![...nodes.childNodes].some(isBlock)) {
    range.insertNode(nodes)
    if (last.parentNode === root) wrapLoose(root)
  } else {
    wrapLoose(nodes)
    const block = blockAt(root, range.startContainer)
    if (!block) root.append(nodes)
    else if (isA(block, lines)) split(block, range, nodes)
    else block.after(nodes)
  }
  document
    .getSelection()
    ?.collapse(last, last.nodeType === 3 ? (last as Text).length : last.childNodes.length)
}

function split(block: Element, range: Range, nodes: DocumentFragment) {
  const rest = document.createRange()
  rest.setStart(range.startContainer, range.startOffset)
  rest.setEnd(block, block.childNodes.length)
  const tail = document.createElement(block.localName)
  tail.append(rest.extractContents())
  const isEmpty = (one: Element) => !one.textContent && !one.querySelector('img')
  block.after(nodes, ...(isEmpty(tail) ? [] : [tail]))
  if (isEmpty(block)) block.remove()
}

/** A picture of the product, in a paragraph of its own. */
export function pictureOf(address: string): DocumentFragment {
  const nodes = document.createDocumentFragment()
  const line = document.createElement('p')
  const picture = document.createElement('img')
  picture.setAttribute('src', address)
  picture.setAttribute('alt', '')
  line.append(picture)
  nodes.append(line)
  return nodes
}

/** Plain text as paragraphs; a single line goes into the one that is there. */
export function linesOf(text: string): DocumentFragment {
  const nodes = document.createDocumentFragment()
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  if (all.length === 1) nodes.append(text)
  else
    for (const each of all.filter((line) => line.trim())) {
      const line = document.createElement('p')
      line.append(each)
      nodes.append(line)
    }
  return nodes
}
