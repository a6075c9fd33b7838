import type { BrowserContext, Page } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, SHOP, Shopper, TABLE, test } from './journey'
import type { Server } from './server'

const DESK = 1280
const widths = [390, DESK]

// One shop for all widths, and the wide one last: it leaves the supervisor's console in English.
test('axe finds nothing, light and dark, on a phone and at a desk', async ({ browser, server }) => {
  test.setTimeout(600_000)
  for (const width of widths) {
    const open = () =>
      browser.newContext({
        viewport: { width, height: 844 },
        isMobile: width < 500,
        hasTouch: width < 500,
        reducedMotion: 'reduce',
      })
    const [shop, desk] = [await open(), await open()]
    const question = `${width}：桌面怕烫吗？`

    await test.step('storefront', async () => {
      const shopper = await Shopper.arrive(shop, server.url)
      await shopper.page.goto(`${server.url}/store/`)
      await expect(shopper.page.locator('.tile')).toHaveCount(2)
      await calm(shopper.page)
      await shopper.visit()
      await expect(shopper.page.getByRole('heading', { level: 1, name: '青木家居' })).toBeVisible()
      await calm(shopper.page)
      await shopper.visit('/goods?category=餐桌')
      await expect(shopper.page.getByRole('heading', { level: 1, name: '餐桌' })).toBeVisible()
      await expect(shopper.page.locator('.grid a').first()).toBeVisible()
      await calm(shopper.page)
      await shopper.visit('/goods?q=餐桌')
      await expect(shopper.page.getByRole('heading', { level: 1, name: '“餐桌”的搜索结果' })).toBeVisible()
      await expect(shopper.page.locator('.grid a').first()).toBeVisible()
      await calm(shopper.page)
      await shopper.visit('/goods/none')
      await expect(shopper.page.getByRole('heading', { level: 1, name: '这里什么也没有' })).toBeVisible()
      await calm(shopper.page)
      await shopper.product(TABLE.code)
      await expect(shopper.page.getByRole('button', { name: '问问客服' })).toBeVisible()
      await calm(shopper.page)
      await shopper.page.getByRole('button', { name: '问问客服' }).click()
      await shopper.say(question)
      await expect(shopper.log).toContainText('已发送')
      await calm(shopper.page)
      if (width === DESK) await englishStore(shopper)
    })

    await test.step('console', async () => {
      const door = await desk.newPage()
      await door.goto(`${server.url}/console/sign-in`)
      await expect(door.getByRole('button', { name: '登录' })).toBeVisible()
      await calm(door)
      await door.close()
      const agent = await Agent.signIn(desk, server.url)
      await agent.goOnDuty()
      await expect(agent.row(question)).toBeVisible()
      await calm(agent.page)
      await agent.open(question)
      await agent.say('不怕，垫一块隔热垫更好。')
      await expect(agent.message('隔热垫')).toContainText(/对方未读|已读/)
      await calm(agent.page)
      for (const key of ['KeyP', 'KeyO', 'KeyC']) {
        await agent.page.keyboard.press(`Alt+${key}`)
        await expect(agent.side.getByRole('tabpanel')).toBeVisible()
        await expect(agent.side.locator('.ui-skeleton')).toHaveCount(0)
        await calm(agent.page)
      }
      await agent.page.keyboard.press('ControlOrMeta+KeyK')
      await expect(agent.page.getByRole('dialog', { name: '命令面板' })).toBeVisible()
      await calm(agent.page)
      await agent.page.goto(`${server.url}/console/qingmu/search?q=餐桌`)
      await expect(agent.page.getByRole('heading', { name: '商品' })).toBeVisible({ timeout: 20_000 })
      await calm(agent.page)
      await agent.page.goto(`${server.url}/console/qingmu/settings`)
      await expect(agent.page.getByText('提示音').first()).toBeVisible()
      await calm(agent.page)
    })
    await test.step('what a supervisor sees beside the chats', () => areas(desk, server))
    await test.step('settings of the shop and one’s own', () => settings(desk, server, width))
    await Promise.all([shop.close(), desk.close()])
  }
})

async function areas(desk: BrowserContext, server: Server) {
  const { page } = await Agent.signIn(desk, server.url, 'zhaoyun')
  const go = (path: string) => page.goto(`${server.url}/console/${SHOP}/${path}`)
  for (const area of ['notices', 'promises', 'orders', 'contacts', 'shifts', 'board']) {
    await go(area)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await settled(page)
  }
  await page
    .getByRole('button', { name: /的操作/ })
    .first()
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await calm(page)
  await page.keyboard.press('Escape')
  await dialog(page, '通知大家')
  await go('metrics')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await settled(page)
  await dialog(page, '口径设置')
  await page.keyboard.press('ControlOrMeta+KeyK')
  await page.getByRole('dialog', { name: '命令面板' }).getByRole('combobox').fill('餐桌')
  await expect(page.locator('mark').first()).toBeVisible()
  await calm(page)
  await page.close()
}

async function settings(desk: BrowserContext, server: Server, width: number) {
  const page = await desk.newPage()
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(`${page.url()}: ${message}`))
  await page.goto(`${server.url}/console/${SHOP}/settings/own`)
  await eachSection(page, '设置', () => calm(page))
  const section = (name: string) =>
    page.getByRole('navigation', { name: '设置' }).getByRole('link', { name, exact: true }).click()
  await section('分流')
  await page.getByRole('tab', { name: '最近的分配' }).click()
  await settled(page)
  await section('自动回复')
  await dialog(page, '新建回复')
  await section('快捷短语')
  await dialog(page, '新建短语')
  await dialog(page, '导入')
  if (width === DESK) await english(page)
  expect(broken).toEqual([])
  await page.close()
}

/** Goes through the settings by their own entries: no page is loaded anew. */
async function eachSection(page: Page, settings: string, look: () => Promise<void>) {
  const links = page.getByRole('navigation', { name: settings }).getByRole('link')
  await expect(links.first()).toBeVisible()
  for (const link of await links.all()) {
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(await link.innerText())
    await expect(page.locator('h1 + *').first()).toBeAttached()
    await expect(page.locator('.ui-skeleton')).toHaveCount(0)
    await look()
  }
}

/** The same pages after a click; what colours they have was asked in Chinese. */
async function english(page: Page) {
  await page.getByRole('button', { name: '切换语言' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const own = page.locator('h1, h2, th[scope=col], [role=tab], .sections a, .rail .entry')
  const look = async () => {
    const left = (await own.allInnerTexts()).filter((text) => /\p{Script=Han}/u.test(text))
    expect.soft(left, `${page.url()} in English`).toEqual([])
    await calm(page, 'light')
  }
  await eachSection(page, 'Settings', look)
  for (const [area, sign] of [
    ['Board', page.getByRole('heading', { level: 1, name: 'Board' })],
    ['Metrics', page.getByRole('heading', { level: 1, name: 'Reply metrics' })],
    ['Chats', page.getByRole('region', { name: 'Conversations' })],
  ] as const) {
    await page.locator('.rail').getByRole('link', { name: area }).click()
    await expect(sign).toBeVisible()
    await expect(page.locator('.ui-skeleton')).toHaveCount(0)
    await calm(page, 'light')
  }
}

async function englishStore({ page }: Shopper) {
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Ask about this' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Type your question…' })).toBeVisible()
  await calm(page, 'light')
}

/** Everything has been loaded, whatever it is. */
async function settled(page: Page) {
  await expect(page.locator('.ui-skeleton')).toHaveCount(0)
  await calm(page)
}

async function dialog(page: Page, button: string) {
  await page.getByRole('button', { name: button }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await calm(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
