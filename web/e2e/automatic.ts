import type { Browser, Page } from '@playwright/test'
import { expect, SHOP, Shopper } from './journey'
import type { Server } from './server'

/** What a supervisor sets up for the time when nobody can answer, and what a customer then reads. */
export const openSettings = (page: Page, server: Server, section: string) =>
  page.goto(`${server.url}/console/${SHOP}/settings/${section}`)

export async function setText(page: Page, server: Server, name: string, text: string) {
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
  // The list shows a variable by its name, without braces.
  await expect(row).toContainText(text.replace(/[{}]/g, ''))
}

/** Runs while today is a holiday of the shop's own. */
export async function onHoliday(page: Page, server: Server, name: string, run: () => Promise<void>) {
  await openSettings(page, server, 'calendar')
  const today = page.locator('.month .today')
  const dialog = page.getByRole('dialog')
  await today.click()
  await dialog.getByText('本店休息').click()
  await dialog.getByRole('textbox', { name: /^名称/ }).fill(name)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(today).toContainText('休')
  await run()
  await today.click()
  await dialog.getByRole('button', { name: '恢复公告安排' }).click()
  await expect(dialog).toHaveCount(0)
}

/** Runs while it is night: the only duty time is one hour, half a day away. */
export async function atNight(page: Page, server: Server, run: (opens: string) => Promise<void>) {
  await openSettings(page, server, 'calendar')
  const hour = (new Date().getUTCHours() + 8 + 12) % 24
  await serveFrom(page, `${two(hour)}:00`, `${two((hour + 1) % 24)}:00`)
  await run(`${two(hour)}:00`)
  await serveFrom(page, '00:00', '00:00')
}
const two = (n: number) => String(n).padStart(2, '0')

async function serveFrom(page: Page, from: string, to: string) {
  await page.getByLabel('周一 第 1 段开始').fill(from)
  await page.getByLabel('周一 第 1 段结束').fill(to)
  await page.getByRole('button', { name: '把周一的时间用到每一天' }).click()
  await page.getByRole('button', { name: '保存值班时间' }).click()
  await expect(page.getByRole('button', { name: '保存值班时间' })).toBeDisabled()
}

/** A new customer each time: replies come once a reception. */
export async function ask(browser: Browser, server: Server, question: string): Promise<Shopper> {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  return shopper
}

/** Of lines that follow each other the first carries the name. */
export async function isMarked(shopper: Shopper, text: string) {
  await expect(shopper.bubble(text)).toHaveCount(1)
  const row = shopper.log.locator('.row').filter({ hasText: text })
  const named = row.locator('xpath=(self::*|preceding-sibling::*)[*[contains(@class, "name")]]')
  await expect(named.last().locator('.name')).toHaveText('自动回复')
}
