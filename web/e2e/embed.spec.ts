import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buyOne, heading } from './buyer'
import { Desk } from './by-api'
import { Agent, expect, SHOP, Shopper, TABLE, test as base } from './journey'

const page = new URL('../storefront/public/embed.html', import.meta.url)
const [question, answer] = ['在别人的网页上问一句', '您好，在哪儿问都一样']
/** What the pages of others do to everything they know of. */
const rude = `* { color: rgb(255, 0, 0) !important; font-size: 40px !important; letter-spacing: 9px !important; text-transform: uppercase !important }
  button, textarea, section { opacity: 0 !important; border: 9px solid red !important }`

/** The site of somebody else, known to the server by its address only. */
const test = base.extend<{ site: { url: string; html: string } }>({
  site: async ({}, use) => {
    const site = { url: '', html: '' }
    const host = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(site.html))
    await once(host.listen(0, '127.0.0.1'), 'listening')
    site.url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
    await use(site)
    host.closeAllConnections()
    host.close()
  },
  serverOptions: async ({ site }, use) => use(['--demo', '--origins', site.url]),
})

test('one line brings the chat to a page of another origin, and neither spoils the other', async ({
  browser,
  server,
  site,
}) => {
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.goOnDuty()
  const product = await (await Desk.of(server)).product(TABLE.code)
  const script = `<script data-product="${product}" src="${server.url}`
  const html = (await readFile(page, 'utf8')).replace('<script src="', script)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const broken: string[] = []
  shopper.page.on('pageerror', ({ message }) => broken.push(message))
  site.html = html.replace('</head>', `<style>${rude}</style></head>`)
  await shopper.page.goto(site.url)

  await test.step('a message gets through, and its answer', async () => {
    await shopper.launcher.click()
    await shopper.say(question)
    await expect(shopper.log).toContainText('小禾 为您服务')
    await agent.list.getByRole('option').click()
    await expect(agent.bubble(question)).toHaveCount(1)
    await agent.say(answer)
    await expect(shopper.bubble(answer)).toHaveCount(1)
    await shopper.page.reload()
    await expect(shopper.bubble(answer)).toHaveCount(1)
  })

  await test.step('a card is read and answered there, and the agent sees it', async () => {
    await send(agent, '选择规格')
    const card = await choose(shopper)
    await expect(card.getByRole('status')).toContainText('您已选好规格')
    await expect(agent.log).toContainText('客户选了规格')
  })

  await test.step('what the page says of its own elements stays outside', async () => {
    const looks = await shopper.input.evaluate((field) => {
      const { color, fontSize, letterSpacing, textTransform, borderTopWidth } = getComputedStyle(field)
      return { color, fontSize, letterSpacing, textTransform, borderTopWidth }
    })
    expect(looks.color).not.toBe('rgb(255, 0, 0)')
    expect(looks.fontSize).not.toBe('40px')
    expect(looks).toMatchObject({ letterSpacing: 'normal', textTransform: 'none' })
    expect(looks.borderTopWidth).not.toBe('9px')
  })

  await test.step('and nothing of the chat comes out', async () => {
    const left = await shopper.page.evaluate(() => ({
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      more: [...document.body.children].map(({ nodeName }) => nodeName),
      title: getComputedStyle(document.querySelector('h1')!).fontSize,
    }))
    expect(left).toEqual({ sheets: 1, more: ['MAIN', 'SCRIPT', 'YINGKE-CHAT'], title: '40px' })
    expect(new URL(shopper.page.url()).origin).toBe(site.url)
    expect(broken).toEqual([])
  })
})

test('whom the shop knows is the same in the shop that a card leads to, and the order stands beside the chat', async ({
  browser,
  server,
  site,
}) => {
  const desk = await Desk.of(server, 'linqing')
  const { secret } = await desk.call<{ secret: string }>('POST', 'identity/showings', {})
  const product = await desk.product(TABLE.code)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.goOnDuty()
  const script = `<script data-product="${product}" data-identity="${identityOf(secret)}" src="${server.url}`
  site.html = (await readFile(page, 'utf8')).replace('<script src="', script)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.page.goto(site.url)
  await shopper.launcher.click()
  await shopper.say(question)
  await agent.open(question)
  await expect(agent.header).toContainText('林小满')
  await agent.page.keyboard.press('Alt+KeyO')

  await test.step('what is bought there stands beside the chat here', async () => {
    await send(agent, '选择规格')
    const opened = shopper.page.waitForEvent('popup')
    await choose(shopper)
    const shop = await opened
    await buyOne(shop)
    const order = agent.side.locator('.order')
    await expect(order.filter({ hasText: '等待卖家发货' })).toHaveCount(1)
    // The next step comes to a shop that has never seen this browser.
    await shop.evaluate(() => localStorage.clear())
    await shop.close()
  })

  await test.step('a card leads to the order', async () => {
    await send(agent, '核对订单')
    const opened = shopper.page.waitForEvent('popup')
    await shopper.log.getByRole('link', { name: '查看订单' }).click()
    await expect(heading(await opened, '等待发货')).toBeVisible()
  })
})

async function send(agent: Agent, kind: string) {
  await agent.chat.getByRole('button', { name: '发卡片' }).click()
  await agent.chat.getByRole('menuitem', { name: kind }).click()
  const form = agent.page.getByRole('dialog', { name: `发卡片：${kind}` })
  await form.getByRole('button', { name: '发送' }).click()
  await expect(form).toHaveCount(0)
}

async function choose({ log }: Shopper) {
  const card = log.locator('.live-card')
  await expect(card).toContainText(TABLE.title)
  await card.locator('input:enabled').first().check()
  await card.getByRole('button', { name: '去店铺购买' }).click()
  return card
}

/** As the server of the shop's site makes it. */
function identityOf(secret: string): string {
  const iat = Math.floor(Date.now() / 1000)
  const claims = { sub: 'u-e2e', name: '林小满', aud: SHOP, iat, exp: iat + 300 }
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = [{ alg: 'HS256' }, claims].map(encode).join('.')
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
