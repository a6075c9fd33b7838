import { Agent, expect, Shopper, test } from './journey'

test('what was said once becomes a phrase and is found by its initials', async ({ browser, server }) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say('边几摇晃怎么办')
  const agent = await Agent.signIn(await browser.newContext(), server.url, 'xiaohe')
  const { page } = agent
  await agent.goOnDuty()
  await agent.open('边几摇晃怎么办')
  const said = '四个脚垫都可以拧，摇晃的那只往外拧半圈就平了。'
  await agent.say(said)
  await agent.message(said).hover()
  await agent.message(said).getByRole('button', { name: '存为快捷短语' }).click()
  const form = page.getByRole('dialog', { name: '新建短语' })
  await expect(form.getByLabel(/^内容/)).toHaveValue(said)
  await form.getByLabel(/^标题/).fill('脚垫调平')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form).toBeHidden()

  await expect(async () => {
    await agent.input.fill('')
    await agent.input.pressSequentially('/jdtp')
    await expect(page.getByRole('option', { name: /脚垫调平/ })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await agent.input.press('Enter')
  await expect(agent.input).toHaveValue(said)
})
