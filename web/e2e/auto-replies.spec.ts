import type { Browser, Page } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const HOLIDAY = '店庆放假，{holiday}快乐，订单照常发'
const NIGHT = '夜里没人在，{next_duty}回复您'
const BUSY = '{member}手上顾客多，请稍等片刻'

test('busy, night and holiday replies are set in the console and arrive in the chat, marked', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const lead = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await setText(lead.page, server, '节假日', HOLIDAY)
  await setText(lead.page, server, '夜间', NIGHT)
  await setText(lead.page, server, '客服忙碌', BUSY)

  await test.step('what would be sent is told with its reason', async () => {
    const told = lead.page.locator('.told')
    await lead.page.getByLabel('客服的情况').selectOption('busy')
    await expect(told.locator('[data-kind=busy]')).toContainText('正忙碌')
    await expect(told.locator('li').first()).toBeVisible()
  })

  await test.step('a holiday of the shop’s own', async () => {
    await openSettings(lead.page, server, 'calendar')
    await lead.page.locator('.month .today').click()
    const dialog = lead.page.getByRole('dialog')
    await dialog.getByText('本店休息').click()
    await dialog.getByRole('textbox', { name: /^名称/ }).fill('店庆')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(lead.page.locator('.month .today')).toContainText('休')
    const shopper = await ask(browser, server, '今天有人吗')
    await isMarked(shopper, '店庆放假，店庆快乐，订单照常发')
    await lead.page.locator('.month .today').click()
    await dialog.getByRole('button', { name: '恢复公告安排' }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a night', async () => {
    const hour = (new Date().getUTCHours() + 8 + 12) % 24
    await serveFrom(lead.page, `${two(hour)}:00`, `${two((hour + 1) % 24)}:00`)
    const shopper = await ask(browser, server, '还有人在吗')
    await isMarked(shopper, '夜里没人在')
    await expect(shopper.bubble('夜里没人在')).toContainText(`${two(hour)}:00回复您`)
    await serveFrom(lead.page, '00:00', '00:00')
  })

  await test.step('somebody busy', async () => {
    const agent = await Agent.signIn(await browser.newContext(), server.url)
    await agent.goOnDuty()
    const shopper = await ask(browser, server, '桌子怕烫吗')
    await expect(shopper.chat).toContainText('小禾 为您服务')
    await agent.page.keyboard.press('Alt+Shift+Digit2')
    await agent.page.getByRole('button', { name: /当前忙碌/ }).waitFor()
    await shopper.say('在不在呀')
    await isMarked(shopper, '小禾手上顾客多，请稍等片刻')
    await agent.open('在不在呀')
    await expect(agent.message('小禾手上顾客多')).toContainText('自动')
    // It was no answer: the customer still waits.
    await expect(agent.row('在不在呀')).toContainText(/还剩|超时|已等/)
  })
})

const two = (n: number) => String(n).padStart(2, '0')

async function openSettings(page: Page, server: Server, section: string) {
  await page.goto(`${server.url}/console/qingmu/settings/${section}`)
}

async function setText(page: Page, server: Server, name: string, text: string) {
  await openSettings(page, server, 'auto_replies')
  const row = page
    .locator('.replies li')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
  await row.getByRole('button', { name: '修改' }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByRole('textbox', { name: /^发什么/ }).fill(text)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row).toContainText(text)
}

async function serveFrom(page: Page, from: string, to: string) {
  await page.getByLabel('周一 第 1 段开始').fill(from)
  await page.getByLabel('周一 第 1 段结束').fill(to)
  await page.getByRole('button', { name: '把周一的时间用到每一天' }).click()
  await page.getByRole('button', { name: '保存值班时间' }).click()
  await expect(page.getByRole('button', { name: '保存值班时间' })).toBeDisabled()
}

/** A new customer each time: replies come once a reception. */
async function ask(browser: Browser, server: Server, question: string): Promise<Shopper> {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  return shopper
}

async function isMarked(shopper: Shopper, text: string) {
  await expect(shopper.bubble(text)).toHaveCount(1)
  const row = shopper.log.locator('.row').filter({ hasText: text })
  await expect(row.locator('.name')).toHaveText('自动回复')
}
