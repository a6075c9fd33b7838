import type { Page } from '@playwright/test'

interface Asker {
  socket: WebSocket
  conversation: string
}

/** Customers without a screen: sockets held by one page of the shop, which say something in turn. */
export async function gather(page: Page, slug: string, customers: number) {
  await page.evaluate(
    async ({ slug, customers }) => {
      const arrive = async (): Promise<Asker> => {
        const headers = { 'Content-Type': 'application/json' }
        const visit = await fetch(`/api/store/${slug}/visits`, { method: 'POST', headers, body: '{}' })
        const { device, conversation } = await visit.json()
        const socket = new WebSocket(location.origin.replace('http', 'ws') + '/ws')
        const frame = (told: object) => socket.send(JSON.stringify(told))
        await new Promise((open) => (socket.onopen = open))
        socket.onmessage = ({ data }) => {
          const told = JSON.parse(data)
          if (told.type === 'ping') frame({ type: 'pong', at: told.at })
        }
        frame({ type: 'hello', v: 1, as: 'customer', shop: slug, token: device })
        frame({ type: 'resume', conversation, public: 0 })
        return { socket, conversation }
      }
      const askers: Asker[] = []
      while (askers.length < customers) askers.push(await arrive())
      Object.assign(window, { askers })
    },
    { slug, customers },
  )
}

/** From now on `rate` lines a second, one customer after the other; with 0 they fall silent. */
export async function talk(page: Page, rate: number) {
  await page.evaluate((rate) => {
    const own = window as unknown as { askers: Asker[]; clock?: number; said?: number }
    clearInterval(own.clock)
    if (!rate) return
    const id = () => {
      const at = Date.now().toString(16).padStart(12, '0')
      const dice = crypto.randomUUID()
      return `${at.slice(0, 8)}-${at.slice(8)}-7${dice.slice(15)}`
    }
    own.clock = setInterval(() => {
      own.said = (own.said ?? 0) + 1
      const { socket, conversation } = own.askers[own.said % own.askers.length]!
      const text = `第 ${own.said} 句：这张桌子能坐几个人，什么时候能送到？`
      const said = { type: 'send', client_id: id(), conversation, kind: 'text', body: { text } }
      socket.send(JSON.stringify(said))
    }, 1000 / rate) as unknown as number
  }, rate)
}

/** Lines said so far. */
export const said = (page: Page) => page.evaluate(() => (window as unknown as { said?: number }).said ?? 0)
