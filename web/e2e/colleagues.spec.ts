import type { Browser, BrowserContext } from '@playwright/test'
import { Agent, expect, Shopper, TABLE, test } from './journey'
import type { Server } from './server'

const question = '请问这张桌子有黑胡桃的吗？'
const whisper = '他上次嫌送货慢，多照顾一下'
const slip = '发错了，不是这家店'
const note = '要开发票，抬头已经核对'
const more = '黑胡桃的要一张'
const hint = '库存只剩两张'

test('a customer is taken from the queue, handed on, and never left alone', async ({ browser, server }) => {
  const shopper = await aShopper(browser, server)
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(question)
  // Nobody is on duty, so the customer waits.
  const he = await anAgent(browser, server, 'xiaohe')
  const desk = await browser.newContext()
  const line = await lineOf(desk)
  const ran = await Agent.signIn(desk, server.url, 'anran')

  await test.step('from the queue, by key', async () => {
    await he.page.keyboard.press('Alt+Digit2')
    await he.open(question)
    await expect(he.header).toContainText('排队中')
    await he.page.keyboard.press('Alt+KeyG')
    await expect(he.header).not.toContainText('排队中')
    await expect(he.log).toContainText('小禾 接起了会话')
    await expect(shopper.chat).toContainText('小禾 为您服务')
    await expect(he.list.getByRole('tab', { name: /排队/ })).not.toContainText('1')
    await expect(ran.list.getByRole('tab', { name: /同事/ })).toContainText('1')
  })

  await test.step('to a colleague, with a word that the customer never gets', async () => {
    await he.page.keyboard.press('Alt+KeyQ')
    await he.chat.getByRole('textbox', { name: '输入悄悄话' }).fill(whisper)
    await he.page.keyboard.press('Enter')
    await he.page.keyboard.press('Alt+KeyQ')
    await he.page.keyboard.press('Alt+KeyT')
    const dialog = he.page.getByRole('dialog', { name: /^转接/ })
    await dialog.getByRole('textbox', { name: '按名字找同事' }).fill('安然')
    await dialog.getByText('安然', { exact: false }).first().click()
    await dialog.getByRole('textbox', { name: /交接说明/ }).fill(note)
    await dialog.getByRole('button', { name: '转接' }).click()
    await expect(he.header).toContainText('同事接待中')
    await expect(shopper.chat).toContainText('安然 为您服务')
  })

  await test.step('she finds everything that was said about it, and answers', async () => {
    await ran.open(question)
    await expect(ran.log).toContainText('小禾 转给 安然')
    await expect(ran.log).toContainText(note)
    await expect(ran.message(whisper)).toContainText('客户看不到')
    await ran.say('有的，黑胡桃款现货')
    await expect(shopper.bubble('黑胡桃款现货')).toHaveCount(1)
    await expect(shopper.chat).not.toContainText(whisper)
    await expect(shopper.chat).not.toContainText(note)
  })

  await test.step('both see it when the customer takes words back, one as soon as her line is mended', async () => {
    await he.page.keyboard.press('Alt+Digit3')
    await he.open('黑胡桃款现货')
    await expect(he.header.getByRole('button', { name: '接起' })).toBeVisible()
    await shopper.say(slip)
    for (const { log } of [he, ran])
      await expect(log.locator('.bubble').filter({ hasText: slip })).toHaveCount(1)
    const broken = ran.page.getByText('网络断开，正在重连')
    await line.cut()
    await expect(broken).toBeVisible()
    await shopper.say(more)
    await shopper.log.locator('.row').filter({ hasText: slip }).getByRole('button', { name: '撤回' }).click()
    await expect(shopper.log).toContainText('您撤回了一条消息')
    await he.page.keyboard.press('Alt+KeyQ')
    await he.chat.getByRole('textbox', { name: '输入悄悄话' }).fill(hint)
    await he.page.keyboard.press('Enter')
    await expect(he.message(hint)).toContainText('客户看不到')
    await expect(ran.log).toContainText(slip)
    await expect(ran.log).not.toContainText(more)
    await line.mend()
    await expect(ran.message(hint)).toHaveCount(1)
    await expect(ran.bubble(more)).toHaveCount(1)
    await expect(broken).toBeHidden()
    for (const { log } of [he, ran]) {
      await expect(log).toContainText('撤回了一条消息')
      await expect(log).not.toContainText(slip)
    }
  })
})

test('words not sent yet stay with their customer', async ({ browser, server }) => {
  const agent = await anAgent(browser, server, 'xiaohe')
  await agent.goOnDuty()
  const [one, two] = ['先来的顾客问一句', '后来的顾客问一句']
  for (const words of [one, two]) {
    const shopper = await aShopper(browser, server)
    await shopper.visit()
    await shopper.launcher.click()
    await shopper.say(words)
    await expect(agent.row(words)).toBeVisible()
  }

  await agent.open(one)
  await agent.input.fill('写给先来的')
  await agent.open(two)
  await expect(agent.input).toHaveValue('')
  await agent.input.fill('写给后来的')
  await agent.open('写给先来的')
  await expect(agent.input).toHaveValue('写给先来的')
  await expect(agent.row('写给后来的')).toContainText('[草稿]')
  await agent.page.reload()
  await expect(agent.input).toHaveValue('写给先来的')
  await agent.open('写给后来的')
  await expect(agent.input).toHaveValue('写给后来的')
})

/** Cuts the line of a context's pages and mends it: being offline alone leaves a socket as it is. */
async function lineOf(context: BrowserContext) {
  let isCut = false
  let drop = async () => undefined as void
  await context.routeWebSocket(/\/ws$/, async (page) => {
    if (isCut) return page.close()
    const server = page.connectToServer()
    drop = async () => void (await Promise.all([page.close(), server.close()]))
  })
  return {
    async cut() {
      isCut = true
      await drop()
      await context.setOffline(true)
    },
    async mend() {
      isCut = false
      await context.setOffline(false)
    },
  }
}

async function anAgent(browser: Browser, { url }: Server, login: string) {
  return Agent.signIn(await browser.newContext(), url, login)
}
async function aShopper(browser: Browser, { url }: Server) {
  return Shopper.arrive(await browser.newContext(), url)
}
