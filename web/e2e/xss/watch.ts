import type { BrowserContext, Page } from '@playwright/test'

export interface Trouble {
  kind: 'script' | 'dialog' | 'policy' | 'request' | 'navigation' | 'frame' | 'window'
  what: string
}

/**
 * Notes everything that a page full of strangers' text must never do, such as being led anywhere but by the test itself.
 * Whatever leaves for a foreign host is stopped.
 */
export class Watch {
  readonly trouble: Trouble[] = []

  private constructor(private own: string) {}

  static async over(context: BrowserContext, own: string): Promise<Watch> {
    const watch = new Watch(own)
    const isForeign = (url: URL) => /^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(own).host
    await context.exposeBinding('__tell', (_, kind: Trouble['kind'], what: string) => watch.note(kind, what))
    await context.addInitScript(spy)
    await context.route(isForeign, (route) => {
      watch.note('request', route.request().url())
      return route.abort()
    })
    context.on('page', (page) => watch.#follow(page))
    return watch
  }

  kinds(): string[] {
    return [...new Set(this.trouble.map(({ kind }) => kind))].sort()
  }

  note(kind: Trouble['kind'], what: string) {
    this.trouble.push({ kind, what: what.slice(0, 300) })
  }

  #follow(page: Page) {
    page.on('dialog', (dialog) => {
      this.note('dialog', dialog.message())
      void dialog.dismiss()
    })
    page.on('popup', (popup) => this.note('window', popup.url()))
    page.on('frameattached', (frame) => this.note('frame', frame.url()))
    const isLed = leading(page)
    page.on('request', (request) => {
      const isAway = request.isNavigationRequest() && !request.redirectedFrom()
      if (isAway && !isLed()) this.note('navigation', request.url())
    })
    page.on('framenavigated', (frame) => {
      const isOwn = frame.url().startsWith(this.own) || frame.url() === 'about:blank'
      if (!isOwn) this.note('navigation', frame.url())
    })
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.note('policy', message.text())
    })
  }
}

/** Answers whether the test itself led the page to what is asked for now: once for each time it does. */
function leading(page: Page): () => boolean {
  let due = 0
  const led =
    <Given extends unknown[], Found>(lead: (...given: Given) => Promise<Found>) =>
    (...given: Given) => {
      due = 1
      return lead.apply(page, given).finally(() => (due = 0))
    }
  page.goto = led(page.goto)
  page.reload = led(page.reload)
  return () => due-- > 0
}

/** Runs in the page, before its own scripts. */
function spy() {
  const tell = (kind: string, what: string) => (globalThis as never as Spied).__tell(kind, what)
  Object.assign(globalThis, { __pwned: () => tell('script', location.href) })
  addEventListener('securitypolicyviolation', (event) =>
    tell('policy', `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  )
}
interface Spied {
  __tell: (kind: string, what: string) => void
}
