import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calm } from './calm'
import { expect, test } from './journey'

test.use({ serverOptions: [] })

test('the first start makes the shop and its owner, once', async ({ page, server }) => {
  const code = (await readFile(join(server.folder, 'data/setup-code'), 'utf8')).trim()
  const make = page.getByRole('button', { name: '建立店铺' })
  await page.goto(`${server.url}/console/`)
  await expect(page).toHaveURL(/set-up/)
  await expect(make).toBeVisible()
  await calm(page)

  await test.step('what is missing or wrong is said in words', async () => {
    await expect(make).toBeDisabled()
    await page.getByLabel('店铺名称').fill('听雨茶舍')
    await page.getByLabel('店铺代号').fill('Tingyu!')
    await page.getByLabel('您的称呼').fill('周听雨')
    await page.getByLabel('账号').fill('tingyu')
    await page.getByLabel('密码').fill('一二三四五六七八九')
    await page.getByLabel('设置码').fill('0000')
    await expect(make).toBeDisabled()
    await page.getByLabel('店铺代号').fill('tingyu')
    await make.click()
    await expect(page.getByRole('alert')).toHaveText('设置码不对，请看服务器启动日志')
  })

  await test.step('the right code opens the desk', async () => {
    await page.getByLabel('设置码').fill(code)
    await make.click()
    await expect(page).toHaveURL(/\/console\/tingyu\/home/)
    await expect(page.getByRole('heading', { name: '工作台首页' })).toBeVisible()
    const rail = page.getByRole('navigation', { name: '工作区' })
    await rail.getByRole('link', { name: '接待', exact: true }).click()
    await expect(page.getByRole('button', { name: '周听雨，当前离线，点按更改' })).toBeVisible()
  })

  await test.step('the door stays shut afterwards', async () => {
    await page.goto(`${server.url}/console/set-up`)
    await expect(page).not.toHaveURL(/set-up/)
  })
})
