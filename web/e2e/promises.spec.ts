import { Agent, expect, Shopper, TABLE, test } from './journey'

const question = '柜门少了一颗螺丝'
const promise = '抱歉，明天给您补发一包螺丝'

test('what an agent promises is confirmed by one key, watched, and closed with a result', async ({
  browser,
  server,
}) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  const { page } = agent
  await agent.goOnDuty()
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(question)
  await agent.open(question)

  await test.step('a question and a refusal promise nothing, a promise is pointed out', async () => {
    await agent.say('明天给您补发可以吗？')
    await agent.say('今天没法给您发货')
    await agent.say(promise)
    await expect(agent.message(promise)).toContainText('答应了补发？')
    await expect(agent.log.locator('.promise-lines')).toHaveCount(1)
  })

  await test.step('one key enters it in the ledger', async () => {
    await page.keyboard.press('Alt+KeyK')
    await expect(agent.message(promise)).not.toContainText('答应了补发？')
    await expect(agent.message(promise)).toContainText(/补发 · .*前/)
    await expect(agent.header).toContainText('承诺 1')
    await expect(agent.side).toBeVisible()
    await page.keyboard.press('Alt+KeyC')
    await expect(agent.side).toContainText(promise.slice(3))
  })

  await test.step('it stands on the page, and is closed there', async () => {
    await page.getByRole('link', { name: /承诺/ }).first().click()
    const row = page.locator('.promise-row').filter({ hasText: '一包螺丝' })
    await expect(row).toBeVisible()
    await row.getByRole('button', { name: '完成' }).click()
    const dialog = page.getByRole('dialog', { name: '结果' })
    await dialog.getByRole('textbox', { name: /说明/ }).fill('顺丰已发出')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(row).toHaveCount(0)
    await page.getByRole('tab', { name: '已完成' }).click()
    await expect(row).toContainText('已兑现')
    await expect(row).toContainText('顺丰已发出')
    await row.getByRole('button', { name: '看聊天' }).click()
    await expect(agent.message(promise)).toContainText('已兑现')
  })
})
