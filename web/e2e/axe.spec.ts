import type { BrowserContext, Page } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, SHOP, Shopper, TABLE, test } from './journey'
import type { Server } from './server'

const widths = [390, 1280]

for (const width of widths)
  test(`axe finds nothing, light and dark, ${width} px`, async ({ browser, server }) => {
    test.setTimeout(420_000)
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
      await shopper.visit()
      await expect(shopper.page.getByRole('heading', { level: 1, name: '青木家居' })).toBeVisible()
      await calm(shopper.page)
      await shopper.visit('/goods?category=餐桌')
      await expect(shopper.page.getByRole('heading', { level: 1, name: '餐桌' })).toBeVisible()
      await expect(shopper.page.locator('.grid a').first()).toBeVisible()
      await calm(shopper.page)
      await shopper.product(TABLE.code)
      await expect(shopper.page.getByRole('button', { name: '问问客服' })).toBeVisible()
      await calm(shopper.page)
      await shopper.page.getByRole('button', { name: '问问客服' }).click()
      await shopper.say(question)
      await expect(shopper.log).toContainText('已发送')
      await calm(shopper.page)
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
    await test.step('settings of the shop and one’s own', () => settings(desk, server))
    await Promise.all([shop.close(), desk.close()])
  })

async function areas(desk: BrowserContext, server: Server) {
  const { page } = await Agent.signIn(desk, server.url, 'zhaoyun')
  const go = (path: string) => page.goto(`${server.url}/console/${SHOP}/${path}`)
  for (const area of ['board', 'notices', 'promises', 'metrics', 'contacts', 'shifts']) {
    await go(area)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await settled(page)
  }
  await go('board')
  await page
    .getByRole('button', { name: /的操作/ })
    .first()
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await calm(page)
  await page.keyboard.press('Escape')
  await dialog(page, '通知大家')
  await go('metrics')
  await dialog(page, '口径设置')
  await page.keyboard.press('ControlOrMeta+KeyK')
  await page.getByRole('dialog', { name: '命令面板' }).getByRole('combobox').fill('餐桌')
  await expect(page.locator('mark').first()).toBeVisible()
  await calm(page)
  await page.close()
}

async function settings(desk: BrowserContext, server: Server) {
  const page = await desk.newPage()
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(`${page.url()}: ${message}`))
  const go = (section: string) => page.goto(`${server.url}/console/${SHOP}/settings/${section}`)
  await go('own')
  const links = page.getByRole('navigation', { name: '设置' }).getByRole('link')
  await expect(links.first()).toBeVisible()
  for (const path of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
    await page.goto(server.url + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await settled(page)
  }
  await go('dispatch')
  await page.getByRole('tab', { name: '最近的分配' }).click()
  await settled(page)
  await go('auto_replies')
  await dialog(page, '新建回复')
  await go('phrases')
  await dialog(page, '新建短语')
  await dialog(page, '导入')
  expect(broken).toEqual([])
  await page.close()
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
