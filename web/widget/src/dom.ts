type Props = Record<string, string | number | boolean | ((event: never) => void) | undefined>
type Child = Node | string | false | undefined | null

/** An element with listeners (`onclick`) and attributes. Text only ever becomes a text node. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : `${value}`)
  }
  element.append(...(children.filter((child) => child) as (Node | string)[]))
  return element
}

const drawings = {
  chat: 'M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5',
  close: 'M6 6l12 12M18 6 6 18',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 14q4 4 8 0M9 9v1M15 9v1',
  clip: 'M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.3a3 3 0 0 1 4.2 4.2l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1L14 7.5',
  send: 'M4 12 20 4l-5 16-4-7zM11 13l9-9',
  down: 'M12 5v14M6 13l6 6 6-6',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
}

export function icon(name: keyof typeof drawings): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', drawings[name])
  svg.append(path)
  return svg
}

export function iconButton(name: keyof typeof drawings, label: string, onclick: (event: Event) => void) {
  return h(
    'button',
    { type: 'button', class: 'icon', 'aria-label': label, title: label, onclick },
    icon(name),
  )
}
