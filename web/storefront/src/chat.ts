import type { YingkeApi } from '../../widget/src/main'
import { askWho } from './vouched'

type Act = (chat: YingkeApi) => void
let waiting: Act[] = []
let loadedFor: string | undefined

addEventListener('yingke:ready', () => {
  for (const act of waiting) withChat(act)
  waiting = []
})

/** The same script tag as on a stranger's page; a page belongs to one shop, another shop is another page. */
export function loadChat(shop: string, lang: string) {
  if (loadedFor) return
  loadedFor = shop
  const script = document.createElement('script')
  Object.assign(script, { src: '/widget.js', async: true })
  Object.assign(script.dataset, { shop, lang })
  document.head.append(script)
  askWho(shop, (jwt) => withChat((chat) => (chat.identify(jwt), void chat.introduce())))
}

export function withChat(act: Act) {
  if (window.Yingke) act(window.Yingke)
  else waiting.push(act)
}

let place = ''

/** Said once for each place: what the customer asks about stays while its page is drawn anew. */
export function lookAt(title: string, path: string, product?: string) {
  const next = [title, path, product].join()
  if (next !== place) withChat((chat) => chat.looking({ title, path, product }))
  place = next
}
