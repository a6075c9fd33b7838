import { test as base, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { Demo } from './demo'
import { serveAllDay } from './duty'
import { Server } from './server'

export { expect } from '@playwright/test'

export const SHOP = 'qingmu'
/** Its title and one fact, as demo/qingmu/products tells them. */
export const TABLE = { code: 'QM-CZ-001', title: '北美白蜡木实木餐桌1.4m', weight: '净重：约38kg' }

interface Hosts {
  server: Server
  serverOptions: string[]
}

/** A server for each journey, with the demo shops unless the file says otherwise: nobody is on duty who was before, and it is never night. */
export const test = base.extend<Hosts, { demo: Demo }>({
  demo: [
    async ({}, use) => {
      const demo = new Demo()
      await use(demo)
      await demo.remove()
    },
    { scope: 'worker' },
  ],
  serverOptions: [['--demo'], { option: true }],
  server: [
    async ({ serverOptions, demo, browser }, use) => {
      const server = await Server.start(demo, ...serverOptions)
      if (serverOptions.includes('--demo')) await serveAllDay(server)
      await use(server)
      // Pages left open would go on looking for a server that has gone.
      await Promise.all(browser.contexts().map((context) => context.close()))
      await server.stop()
    },
    { timeout: 90_000 },
  ],
})

/** A customer in the shop, with the chat. */
export class Shopper {
  readonly chat: Locator
  readonly input: Locator
  readonly log: Locator
  readonly launcher: Locator

  constructor(
    readonly page: Page,
    readonly url: string,
    name = '青木家居',
  ) {
    this.chat = page.getByRole('dialog', { name })
    this.input = this.chat.getByRole('textbox', { name: '输入您的问题…' })
    this.log = this.chat.getByRole('log')
    this.launcher = page.getByRole('button', { name: /^咨询客服/ }).last()
  }

  static async arrive(context: BrowserContext, url: string, name?: string) {
    return new Shopper(await context.newPage(), url, name)
  }
  async visit(path = '') {
    await this.page.goto(`${this.url}/store/${SHOP}${path}`)
  }
  product(code: string) {
    return this.visit(`/goods/${code}`)
  }
  async say(text: string) {
    await this.input.fill(text)
    await this.input.press('Enter')
  }
  bubble(text: string) {
    return this.log.locator('.bubble').filter({ hasText: text })
  }
}

/** A member of the shop at the console. */
export class Agent {
  readonly list: Locator
  readonly chat: Locator
  readonly header: Locator
  readonly side: Locator
  readonly input: Locator
  readonly log: Locator

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.list = page.getByRole('region', { name: '会话列表' })
    this.chat = page.getByRole('region', { name: '聊天' })
    this.header = this.chat.locator('.chat-header')
    this.side = page.getByRole('complementary', { name: '客户侧栏' })
    this.input = this.chat.getByRole('textbox', { name: '输入消息' })
    this.log = this.chat.getByRole('log', { name: '聊天记录' })
  }

  /** As a person does, on the page for it; whoever leads lands at home and goes on to the chats. */
  static async atTheDoor(context: BrowserContext, url: string, login = 'xiaohe', password = 'yingke-demo') {
    const agent = new Agent(await context.newPage(), url)
    await agent.page.goto(`${url}/console/sign-in`)
    await agent.page.getByLabel('账号').fill(login)
    await agent.page.getByLabel('密码', { exact: true }).fill(password)
    await agent.page.getByLabel('密码', { exact: true }).press('Enter')
    await agent.page.waitForURL(/\/(home|reception)/)
    const { pathname } = new URL(agent.page.url())
    if (pathname.endsWith('/home')) await agent.page.goto(url + pathname.replace(/home$/, 'reception'))
    await agent.list.waitFor()
    return agent
  }
  /** The same without the form and the page behind it, for journeys that are about something else. */
  static async signIn(context: BrowserContext, url: string, login = 'xiaohe', password = 'yingke-demo') {
    const agent = new Agent(await context.newPage(), url)
    // A page of the server's that loads nothing more: the cookie comes to the browser as it does from the form.
    await agent.page.goto(`${url}/readyz`)
    const slug = await agent.page.evaluate(enter, { login, password })
    await agent.page.goto(`${url}/console/${slug}/reception`)
    await agent.list.waitFor()
    return agent
  }
  /** Its keys answer once it stands: the click alone does not wait for that. */
  async toDesk() {
    await this.page
      .getByRole('navigation', { name: '工作区' })
      .getByRole('link', { name: '接待', exact: true })
      .click()
    await this.list.waitFor()
  }
  async goOnDuty() {
    // Keys that need the server work once the desk is there.
    await this.list.locator('#conversation-rows[aria-busy=false]').waitFor()
    await this.page.keyboard.press('Alt+Shift+Digit1')
    await this.page.getByRole('button', { name: /当前在线/ }).waitFor()
  }
  row(text: string) {
    return this.list.getByRole('option').filter({ hasText: text })
  }
  async open(text: string) {
    await this.row(text).click()
    await this.input.waitFor()
  }
  async say(text: string) {
    await this.input.fill(text)
    await this.input.press('Enter')
  }
  bubble(text: string) {
    return this.log.locator('.bubble').filter({ hasText: text })
  }
  message(text: string) {
    return this.log.locator('.message').filter({ hasText: text })
  }
}

/** Runs in a page of the server's own: the first shop of whoever signs in. */
async function enter(who: { login: string; password: string }): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const signed = await fetch('/api/sign-in', { method: 'POST', headers, body: JSON.stringify(who) })
  if (!signed.ok) throw new Error(`${who.login} was not let in: ${signed.status}`)
  const { memberships } = await (await fetch('/api/me')).json()
  return memberships[0].shop.slug
}
