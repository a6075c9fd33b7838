import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const themes = ['light', 'dark'] as const
const widths = [390, 1280]

for (const width of widths)
  test(`axe finds nothing, light and dark, ${width} px`, async ({ browser, server }) => {
    test.setTimeout(240_000)
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
    await Promise.all([shop.close(), desk.close()])
  })

async function calm(page: Page) {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    // In the page itself: the usual way opens another page for each look, for frames that are not here.
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode(true)
      .analyze()
    const told = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(' | ')}`,
    )
    expect.soft(told, `${page.url()}, ${colorScheme}`).toEqual([])
  }
}
