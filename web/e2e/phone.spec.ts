import type { Locator, Page } from '@playwright/test'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const question = '手机上问一句：能送货上楼吗？'

test('chat and console fit a phone', async ({ browser, server }) => {
  const [shop, desk] = [await browser.newContext(phone), await browser.newContext(phone)]
  const shopper = await Shopper.arrive(shop, server.url)
  const agent = await Agent.signIn(desk, server.url)

  await test.step('the chat is a full-screen sheet', async () => {
    await shopper.product(TABLE.code)
    await expectTouchable(shopper.launcher)
    await shopper.page.getByRole('button', { name: '问问客服' }).tap()
    await expect(shopper.chat).toBeVisible()
    await expect
      .poll(() => shopper.chat.evaluate((sheet) => sheet.getBoundingClientRect().toJSON()))
      .toMatchObject({ left: 0, top: 0, width: 390, height: 844 })
    await expect(shopper.input).toBeInViewport({ ratio: 1 })
    await shopper.input.fill(question)
    for (const name of ['发送', '收起', '表情', '发送图片或文件'])
      await expectTouchable(shopper.chat.getByRole('button', { name, exact: true }))
    await shopper.chat.getByRole('button', { name: '发送', exact: true }).tap()
    await expect(shopper.bubble(question)).toHaveCount(1)
    await expectNoSidewaysScroll(shopper.page)
  })

  await test.step('list, chat, side, and back', async () => {
    await agent.list.getByRole('button', { name: '上线' }).tap()
    await expectTouchable(agent.row(question))
    await expectTouchable(agent.list.getByRole('tab', { name: /我的/ }))
    await agent.row(question).tap()
    await expect(agent.list).toBeHidden()
    await expect(agent.input).toBeInViewport({ ratio: 1 })
    await agent.input.fill('可以的')
    const send = agent.chat.getByRole('button', { name: '发送', exact: true })
    for (const control of [
      send,
      agent.chat.getByRole('button', { name: '返回' }),
      agent.chat.getByRole('button', { name: '更多操作' }),
      agent.chat.getByRole('button', { name: '快捷短语', exact: true }),
      agent.chat.getByRole('button', { name: '显示或隐藏侧栏' }),
    ])
      await expectTouchable(control)
    await send.tap()
    await expect(shopper.bubble('可以的')).toHaveCount(1)
    await expectNoSidewaysScroll(agent.page)

    await agent.chat.getByRole('button', { name: '显示或隐藏侧栏' }).tap()
    await expect(agent.side.getByRole('heading', { level: 2 })).toContainText(TABLE.title)
    await expect(agent.chat).toBeHidden()
    expect((await agent.side.boundingBox())?.width).toBe(390)
    await expectTouchable(agent.side.getByRole('button', { name: '发送 净重' }))
    await expectNoSidewaysScroll(agent.page)
    await agent.side.getByRole('button', { name: '返回' }).tap()
    await expect(agent.chat).toBeVisible()
    await agent.page.goBack()
    await agent.page.goBack()
    await expect(agent.list).toBeVisible()
    await expect(agent.chat).toBeHidden()
  })
  await Promise.all([shop.close(), desk.close()])
})

/** WCAG 2.5.5: a finger needs 44 pixels. */
async function expectTouchable(control: Locator) {
  await expect(control).toBeVisible()
  const box = (await control.boundingBox())!
  const size = `${Math.round(box.width)} × ${Math.round(box.height)}`
  expect.soft(Math.min(box.width, box.height), `${control}: ${size}`).toBeGreaterThanOrEqual(43.5)
}

async function expectNoSidewaysScroll(page: Page) {
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(spill).toBeLessThanOrEqual(0)
}
