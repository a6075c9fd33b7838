import type { WebSocketRoute } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, Shopper, test } from './journey'
import { png } from './png'
import { call } from './xss/stage'

const question = '这个角开裂了'

test('axe finds nothing in what opens over the talk, light and dark', async ({ browser, server }) => {
  test.setTimeout(240_000)
  const open = () => browser.newContext({ reducedMotion: 'reduce' })
  const shopper = await Shopper.arrive(await open(), server.url)
  const agent = await Agent.signIn(await open(), server.url)
  await call(agent.page, 'PATCH', '/api/me/settings', { overdue: [5, 300] })
  await agent.page.reload()
  await agent.goOnDuty()

  await test.step('widget: emoji, picture', async () => {
    await shopper.visit()
    await shopper.launcher.click()
    await shopper.say(question)
    await shopper.chat.getByRole('button', { name: '表情' }).click()
    await expect(shopper.chat.getByRole('group', { name: '表情' })).toBeVisible()
    await calm(shopper.page)
    const chooser = shopper.page.waitForEvent('filechooser')
    await shopper.chat.getByRole('button', { name: '发送图片或文件' }).click()
    await (await chooser).setFiles({ name: '开裂.png', mimeType: 'image/png', buffer: png(320, 200, 'red') })
    await shopper.log.getByRole('button', { name: '查看图片 开裂.png' }).click()
    await expect(shopper.page.getByRole('dialog', { name: '查看图片' })).toBeVisible()
    await calm(shopper.page)
    await shopper.page.keyboard.press('Escape')
  })

  await test.step('console: alarm, emoji, picture, transfer, shops', async () => {
    const { page } = agent
    await agent.list.getByRole('option').click()
    await page.keyboard.press('Alt+KeyM')
    await expect(page.getByRole('region', { name: '超时提醒' }).getByRole('listitem')).toHaveCount(1)
    await calm(page)
    await page.keyboard.press('Escape')
    await agent.log.getByRole('button', { name: '查看图片 开裂.png' }).click()
    await expect(page.getByRole('dialog', { name: '查看图片' })).toBeVisible()
    await calm(page)
    await page.keyboard.press('Escape')
    await page.getByRole('navigation', { name: '工作区' }).getByRole('button', { name: '青木' }).click()
    await expect(page.getByRole('menu', { name: '切换店铺' })).toBeVisible()
    await calm(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+KeyT')
    await expect(page.getByRole('dialog', { name: /^转接/ }).getByRole('radio').first()).toBeAttached()
    await calm(page)
    await page.keyboard.press('Escape')
  })

  await test.step('widget: rating', async () => {
    await agent.say('给您换一把')
    await expect(shopper.bubble('给您换一把')).toHaveCount(1)
    await agent.page.keyboard.press('Alt+KeyX')
    const card = shopper.chat.locator('form.rating')
    await expect(card).toBeVisible()
    await calm(shopper.page)
    await card.getByRole('radio', { name: '很差' }).check({ force: true })
    await expect(card.getByRole('checkbox').first()).toBeAttached()
    await calm(shopper.page)
  })

  await test.step('widget: no room for messages, then no line', async () => {
    const visitor = await Shopper.arrive(shopper.page.context(), server.url)
    const line: WebSocketRoute[] = []
    let isCut = false
    await visitor.page.routeWebSocket(/\/ws$/, async (socket) => {
      if (isCut) return socket.close()
      socket.connectToServer()
      line.push(socket)
    })
    await visitor.visit()
    await visitor.launcher.click()
    await expect(visitor.bubble(question)).toHaveCount(1)
    await expect.poll(() => line.length).toBeGreaterThan(0)
    const notice = visitor.chat.locator('.notice')
    await expect(async () => {
      line.at(-1)!.send(JSON.stringify({ type: 'notice', code: 'storage_full' }))
      await expect(notice).toContainText('暂时无法保存消息', { timeout: 1_000 })
    }).toPass()
    await calm(visitor.page)
    isCut = true
    await line.at(-1)!.close()
    await expect(notice).toContainText('网络断开')
    await calm(visitor.page)
  })
})
