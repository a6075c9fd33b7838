import { fileURLToPath } from 'node:url'
import { Agent, expect, Shopper, test } from './journey'

const drawing = fileURLToPath(new URL('../../demo/pictures/damage-box.png', import.meta.url))

test('an automatic reply brings its picture', async ({ browser, server }) => {
  const leader = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  const { page } = leader
  await page.goto(`${server.url}/console/qingmu/settings/auto_replies`)
  await page.getByRole('button', { name: '新建回复' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^关键词/).fill('包装破损')
  await form.getByLabel(/^发什么/).fill('请像这样拍一张外箱照片')
  await form.getByLabel('添加图片').setInputFiles(drawing)
  await expect(form.getByRole('button', { name: '移除第 1 张图片' })).toBeVisible()
  await expect(form.locator('.draft img')).toBeVisible()
  await form.getByLabel(/^名称/).fill('破损拍照')
  await form.getByRole('button', { name: '启用' }).click()
  await expect(form).toBeHidden()

  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say('收到时包装破损了')
  await expect(shopper.bubble('请像这样拍一张外箱照片')).toHaveCount(1)
  await expect(shopper.log.getByRole('img', { name: 'damage-box.png' })).toBeVisible()
})
