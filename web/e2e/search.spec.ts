import { Agent, expect, Shopper, test } from './journey'

const said = '收到的梳妆台镜子碎了，想换一面'

test('a member finds an old line by pinyin and stands before it', async ({ browser, server }) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(said)
  const agent = await Agent.signIn(await browser.newContext(), server.url, 'xiaohe')
  await agent.page.keyboard.press('ControlOrMeta+KeyK')
  const palette = agent.page.getByRole('dialog', { name: '命令面板' })
  const line = palette
    .getByRole('option')
    .filter({ hasText: '镜子碎了' })
    .filter({ has: agent.page.locator('mark') })

  await test.step('by words, by pinyin, and with a slip', async () => {
    for (const typed of ['梳妆台 镜子', 'shuzhuangtai', '梳装台']) {
      await palette.getByRole('combobox').fill(typed)
      await expect(line.first()).toBeVisible({ timeout: 20_000 })
    }
  })

  await test.step('on the page of all results, alone by its kind', async () => {
    const { page } = agent
    await palette.getByRole('option', { name: /全部结果/ }).click()
    await page.getByRole('tab', { name: '聊天记录' }).click()
    await expect(page).toHaveURL(/search\?q=.+&in=message/)
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('聊天记录')
    await expect(page.getByRole('button', { name: /镜子碎了/ }).first()).toBeVisible()
    await page.keyboard.press('ControlOrMeta+KeyK')
    await palette.getByRole('combobox').fill('梳妆台 镜子')
  })

  await test.step('and opens the conversation at the line', async () => {
    await line.first().click()
    await expect(palette).toBeHidden()
    await expect(agent.log).toContainText(said)
  })
})
