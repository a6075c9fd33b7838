import type { Directive } from 'vue'

const MARK = 'data-keeps-focus'
const HEADS = 'h1, h2, h3, h4, legend'
const NAMED = 'ul[aria-label], [role=group][aria-label], [role=search]'
const keepers = new WeakMap<HTMLElement, MutationObserver>()

/** `v-keep-focus`: a button that goes with what it did, or is off then, hands the focus to what is near. */
export const vKeepFocus: Directive<HTMLElement> = {
  mounted(root) {
    root.setAttribute(MARK, '')
    keepers.set(root, keeperOf(root))
  },
  beforeUnmount: (root) => keepers.get(root)?.disconnect(),
}

/** What an element stands in, the nearest first, as far as the focus is kept: nothing where it is not. */
export function placesOf(element: Element | null): HTMLElement[] {
  const places: HTMLElement[] = []
  for (let at = element?.parentElement; at; at = at.parentElement) places.push(at)
  return places.slice(0, places.findLastIndex((place) => place.hasAttribute(MARK)) + 1)
}

/** To what names the nearest of these places that is still there. */
export function focusNear(places: HTMLElement[]) {
  const there = places.filter(({ isConnected }) => isConnected)
  const name = there.map(nameOf).find(Boolean) ?? there.at(-1)
  if (!name) return
  if (!name.hasAttribute('tabindex')) name.tabIndex = -1
  name.focus({ preventScroll: true })
}

const nameOf = (place: HTMLElement) =>
  place.matches(NAMED) ? place : place.querySelector<HTMLElement>(HEADS)

/** What is busy is disabled for a while only, and gets the focus back from its own button. */
const isLost = (element: Element) =>
  !element.isConnected || (element.matches(':disabled') && element.getAttribute('aria-busy') !== 'true')

function keeperOf(root: HTMLElement): MutationObserver {
  let last: Element | undefined
  let places: HTMLElement[] = []
  root.addEventListener('focusin', ({ target }) => {
    last = target as Element
    places = placesOf(last)
  })
  root.addEventListener('focusout', () => queueMicrotask(leave))
  // Whoever goes elsewhere leaves what could have kept the focus.
  function leave() {
    if (last?.isConnected && !last.matches(':disabled') && document.activeElement !== last) last = undefined
  }
  const observer = new MutationObserver(() => {
    if (!last || !isLost(last)) return
    const { activeElement: active } = document
    const isNowhere = !active || active === document.body || active === last
    last = undefined
    if (isNowhere) focusNear(places)
  })
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled', 'aria-busy'] })
  return observer
}
