import { calm } from './calm'
import { Agent, expect, Shopper, test } from './journey'
import { Line } from './line'
import { png } from './png'
import { call } from './xss/stage'

const question = '这个角开裂了'
const link = '维修说明在 https://qingmu.example/care 这里'
const [lost, slip, phone] = ['这一句服务器没收下', '打错字的一句', '师傅的电话是 13800138000']

test('axe finds nothing in what opens over the talk, light and dark', async ({ browser, server }) => {
  test.setTimeout(240_000)
  const open = () => browser.newContext({ reducedMotion: 'reduce' })
  const shopper = await Shopper.arrive(await open(), server.url)
  const agent = await Agent.signIn(await open(), server.url)
  await call(agent.page, 'PATCH', '/api/me/settings', { overdue: [5, 300] })
  const line = await Line.of(agent.page)
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

  await test.step('console: a line that failed and one recalled, findings, search', async () => {
    const { page } = agent
    await page.setViewportSize({ width: 1280, height: 1400 })
    await shopper.say(link)
    await expect(agent.bubble(link)).toHaveCount(1)
    line.refuseOnce(lost)
    await agent.say(lost)
    await expect(agent.message(lost)).toContainText('未发出')
    await agent.say(slip)
    await expect(agent.message(slip)).toContainText(/对方未读|已读/)
    await agent.log.focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Delete')
    await expect(agent.log.locator('.recalled')).toBeInViewport()
    await agent.input.fill(phone)
    await expect(agent.chat.getByRole('list', { name: '发送前检查' })).toContainText('这像是手机号')
    await page.keyboard.press('ControlOrMeta+KeyF')
    await agent.chat.getByRole('search').getByRole('textbox').fill('这里')
    await expect(agent.log.locator('mark').first()).toBeVisible()
    await expect(agent.message(lost).getByRole('alert')).toBeInViewport()
    await calm(page)
    await page.keyboard.press('Escape')
    await agent.message(lost).getByRole('button', { name: '放弃' }).press('Enter')
    await expect(agent.message(lost)).toHaveCount(0)
  })

  await test.step('console: phrases, products, link, block', async () => {
    const { page } = agent
    for (const [sign, name] of [
      ['/', '快捷短语'],
      ['@', '发送商品'],
    ] as const) {
      await agent.input.fill(sign)
      await expect(page.getByRole('listbox', { name }).getByRole('option').first()).toBeVisible()
      await calm(page)
    }
    await agent.input.fill('')
    await agent.bubble(link).getByRole('button').press('Enter')
    await expect(page.getByRole('dialog', { name: '打开外部网址？' })).toBeVisible()
    await calm(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+KeyK')
    await page.getByRole('combobox').fill('屏蔽')
    await page.getByRole('option', { name: '屏蔽访客' }).click()
    const block = page.getByRole('dialog', { name: /^屏蔽/ })
    await block.getByRole('button', { name: '广告推销' }).click()
    await calm(page)
    await page.keyboard.press('Escape')
    await expect(block).toHaveCount(0)
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
    const wire = await Line.of(visitor.page)
    await visitor.visit()
    await visitor.launcher.click()
    await expect(visitor.bubble(question)).toHaveCount(1)
    const notice = visitor.chat.locator('.notice')
    await expect(async () => {
      expect(wire.hears({ type: 'notice', code: 'storage_full' })).toBe(true)
      await expect(notice).toContainText('暂时无法保存消息', { timeout: 1_000 })
    }).toPass()
    await calm(visitor.page)
    await wire.cut()
    await expect(notice).toContainText('网络断开')
    await calm(visitor.page)
  })

  await test.step('console: no line', async () => {
    await line.cut()
    await expect(agent.page.getByText('网络断开，正在重连')).toBeVisible()
    await calm(agent.page)
  })
})
