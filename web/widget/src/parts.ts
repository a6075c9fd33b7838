import type { Config } from './config'
import { absolute } from './config'
import { h, icon, iconButton } from './dom'
import { locale, say } from './words'
import type { Talk } from './talk'

/** What the lazily loaded parts are given: they are bundles of their own and share no module with the first load. */
export interface Hand {
  h: typeof h
  icon: typeof icon
  iconButton: typeof iconButton
  say: typeof say
  locale: string
  talk: Talk
  root: ShadowRoot
  absolute: (path: string) => string
}

export interface Parts {
  cards: typeof import('../parts/cards')
  media: typeof import('../parts/media')
  emoji: typeof import('../parts/emoji')
  upload: typeof import('../parts/upload')
  rating: typeof import('../parts/rating')
}

export type Loader = <K extends keyof Parts>(name: K) => Promise<Parts[K]>

export function makeHand(talk: Talk, root: ShadowRoot, config: Config): Hand {
  return { h, icon, iconButton, say, locale, talk, root, absolute: (path) => absolute(config, path) }
}

/** Loads a part once, with its styles; a failed load is tried again by the next one who asks. */
export function makeLoader(config: Config, root: ShadowRoot): Loader {
  const loading: Partial<Record<string, Promise<never>>> = {}
  const load = async (name: string) => {
    const part = await import(/* @vite-ignore */ config.part(name))
    if (part.css) adopt(root, part.css)
    return part as never
  }
  return (name) =>
    (loading[name] ??= load(name).catch((error) => ((loading[name] = undefined), Promise.reject(error))))
}

export function adopt(root: ShadowRoot, css: string) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
}
