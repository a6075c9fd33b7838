import type { Page, WebSocketRoute } from '@playwright/test'

/** The line between a page and the server, to be disturbed at will. Laid before the page is loaded. */
export class Line {
  #isCut = false
  #refused?: string
  #sockets: WebSocketRoute[] = []

  static async of(page: Page): Promise<Line> {
    const line = new Line()
    await page.routeWebSocket(/\/ws$/, (socket) => line.#opened(socket))
    return line
  }

  /** The server's part in a failure: the next try of this text is refused. */
  refuseOnce(words: string) {
    this.#refused = words
  }

  /** As if the server said it; false while no line is open. */
  hears(frame: object): boolean {
    this.#sockets.at(-1)?.send(JSON.stringify(frame))
    return this.#sockets.length > 0
  }

  /** From now on nothing gets through, and no line opens. */
  async cut() {
    this.#isCut = true
    await this.#sockets.at(-1)?.close()
  }

  #opened(socket: WebSocketRoute) {
    if (this.#isCut) return void socket.close()
    const server = socket.connectToServer()
    this.#sockets.push(socket)
    socket.onMessage((given) => {
      const frame = `${given}`
      const isRefused = this.#refused && frame.includes(this.#refused) && frame.includes('"send"')
      if (!isRefused) return server.send(given)
      this.#refused = undefined
      const { client_id } = JSON.parse(frame)
      socket.send(JSON.stringify({ type: 'error', code: 'internal', message: '', client_id }))
    })
  }
}
