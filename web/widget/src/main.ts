import tokens from 'virtual:tokens'
import { readConfig } from './config'
import { Panel } from './panel'
import { adopt } from './parts'
import style from './style.css?inline'
import { Talk, type Looking } from './talk'
import { speak } from './words'

/**
 * The customer's chat, from one script tag:
 * `<script src="https://shop.example/widget.js" data-shop="qingmu" async></script>`
 * with `data-lang` (zh-CN, en), `data-identity` (a signed shopper's JWT), `data-product`, `data-theme` (light, dark).
 * It lives in a shadow root, touches nothing of the host page, and connects only once someone asks or has asked before.
 */
export interface YingkeApi {
  open(): void
  close(): void
  /** Opens with a product, or an own order, whose card goes along with the first message. */
  ask(about: { product?: string; order?: string }): void
  looking(at: Partial<Looking>): void
  identify(jwt: string): void
  /** For what else the customer does here, under the same name; `stale` is a token that the server refused. */
  introduce(stale?: string): Promise<{ shop: string; token: string }>
}

declare global {
  interface Window {
    Yingke?: YingkeApi
  }
}

const config = readConfig()

async function start() {
  await speak(config.lang, () => import(/* @vite-ignore */ config.part('en')))
  const host = document.createElement('yingke-chat')
  const root = host.attachShadow({ mode: 'open' })
  if (config.theme) host.dataset.theme = config.theme
  adopt(root, tokens)
  adopt(root, style)
  document.body.append(host)
  const talk = new Talk(config)
  const panel = new Panel(talk, root, config)
  window.Yingke = api(talk, panel)
  window.Yingke.looking({ product: config.product })
  if (talk.timeline || config.identity) setTimeout(() => talk.start())
  if (wasOpen()) panel.open()
  dispatchEvent(new Event('yingke:ready'))
}

function api(talk: Talk, panel: Panel): YingkeApi {
  return {
    open: () => panel.open(),
    close: () => panel.close(),
    ask(about) {
      panel.composer.offer({ ...about, isArmed: true })
      panel.open()
    },
    looking(at) {
      const looking = { title: document.title, path: location.pathname, ...at }
      talk.look(looking)
      panel.composer.offer(looking)
    },
    identify: (jwt) => talk.identify(jwt),
    introduce: (stale) => talk.introduce(stale),
  }
}

function wasOpen(): boolean {
  try {
    return !!sessionStorage.getItem('yingke.open') && !matchMedia('(max-width: 480px)').matches
  } catch {
    return false
  }
}

if (config.shop && !window.Yingke) {
  if (document.body) void start()
  else addEventListener('DOMContentLoaded', () => void start())
}
