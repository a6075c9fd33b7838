import { Agent, expect, Shopper, test } from './journey'
import { png } from './png'

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

test('a phrase with a picture is written once, found by pinyin, sent with one key and counted', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000)
  const leader = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  const { page } = leader
  await page.goto(`${server.url}/console/qingmu/settings/phrases`)
  await page.getByRole('button', { name: '新建短语' }).click()
  const form = page.getByRole('dialog', { name: '新建短语' })
  await form.getByLabel(/^标题/).fill('开箱尺寸图')
  await form.getByLabel(/^编码/).fill('kx')
  await form.getByRole('textbox', { name: /^内容/ }).fill('{客户昵称}您好，订单{订单号}的')
  await expect(form.getByText('林女士您好，订单2026112800017的')).toBeVisible()
  await form.getByRole('textbox', { name: /^内容/ }).fill('{谁}')
  await expect(form.getByText('没有「谁」这个变量')).toBeVisible()
  await expect(form.getByRole('button', { name: '保存' })).toBeDisabled()
  await form.getByRole('textbox', { name: /^内容/ }).fill('{客户昵称}您好，订单{订单号}的尺寸图发您')
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'size.png', mimeType: 'image/png', buffer: png(320, 200, 'green') })
  await expect(form.locator('li img')).toBeVisible()
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form).toBeHidden()

  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say('有尺寸图吗')
  const agent = await Agent.signIn(await browser.newContext(), server.url, 'xiaohe')
  await agent.goOnDuty()
  await agent.open('有尺寸图吗')
  await agent.input.pressSequentially('/kxcct')
  await expect(agent.page.getByRole('option', { name: /开箱尺寸图/ })).toBeVisible()
  await agent.input.press('Enter')

  await test.step('what cannot be filled is shown and stops the sending', async () => {
    await expect(agent.input).toHaveValue(/订单\{订单号\}的尺寸图发您/)
    await expect(agent.chat.getByRole('status').filter({ hasText: '先补上再发送' })).toContainText('订单号')
    await expect(agent.chat.getByRole('list', { name: '随短语发送' })).toContainText('size.png')
    await agent.input.press('Enter')
    await expect(shopper.chat).not.toContainText('尺寸图发您')
    await agent.page.keyboard.type('0017')
    await expect(agent.input).toHaveValue(/订单0017的尺寸图发您/)
  })
  await agent.input.press('Enter')
  await expect(shopper.bubble('订单0017的尺寸图发您')).toHaveCount(1)
  await expect(shopper.log.locator('img').first()).toBeVisible()
  await page.reload()
  await page.getByLabel(/^搜索：编码/).fill('kxcct')
  await expect(page.getByRole('button', { name: /^开箱尺寸图/ })).toContainText('用过 1 次')
})
