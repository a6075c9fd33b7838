import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const question = '桌子怎么保养？'
const table = [
  '编码,标题,内容',
  'by1,保养一,木蜡油半年上一次',
  'by2,保养二,',
  'by3,保养三,找{谁}问一问',
].join('\n')

test('phrases are put in order, imported line by line, exported, and bring a product along', async ({
  browser,
  server,
}) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  const leader = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  const { page } = leader
  await page.goto(`${server.url}/console/qingmu/settings/phrases`)
  const grips = page.getByRole('button', { name: /^移动「/ })
  const names = () =>
    grips.evaluateAll((all) => all.slice(0, 3).map((grip) => grip.getAttribute('aria-label')))
  await expect(grips.first()).toBeVisible()

  await test.step('dragged, and moved by key', async () => {
    const [first, second, third] = await names()
    await Promise.all([placed(page), grips.nth(0).dragTo(page.locator('.rows .row').nth(1), below)])
    await expect.poll(names).toEqual([second, first, third])
    await grips.nth(2).focus()
    await Promise.all([placed(page), page.keyboard.press('ArrowUp')])
    await page.reload()
    await expect(grips.first()).toBeVisible()
    await expect.poll(names).toEqual([second, third, first])
  })

  await test.step('imported: each bad line is said, the good ones are taken', async () => {
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '导入短语' })
    const doIt = dialog.getByRole('button', { name: '导入', exact: true })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await expect(dialog.getByText('可导入 1 行：新建 1，更新 0，不变 0')).toBeVisible()
    await expect(dialog.locator('.faults li')).toHaveText([/第 3 行\s*内容/, /第 4 行\s*内容/])
    await expect(doIt).toBeDisabled()
    await dialog.getByText('只导入正确的行').click()
    await doIt.click()
    await expect(page.getByText('已导入：新建 1 条，更新 0 条')).toBeVisible()
  })

  await test.step('a product card goes into one, and the table comes out again', async () => {
    await page.getByLabel(/^搜索：编码/).fill('by1')
    await page.getByRole('button', { name: /^保养一/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('输入名称或编码找商品').fill(TABLE.code)
    await form.getByRole('button', { name: TABLE.title }).click()
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByRole('button', { name: /^保养一.*1 商品/ })).toBeVisible()
    await page.getByRole('button', { name: '导出' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '导出 CSV' }).click(),
    ])
    const lines = (await readFile(await file.path(), 'utf8')).split('\n')
    expect(lines.find((line) => line.includes('保养一'))).toContain(TABLE.code)
  })

  await test.step('the customer gets words and card', async () => {
    await leader.toDesk()
    await page.keyboard.press('Alt+Digit2')
    await leader.open(question)
    await page.keyboard.press('Alt+KeyG')
    await expect(leader.header).not.toContainText('排队中')
    await leader.input.pressSequentially('/by1')
    await expect(page.getByRole('option', { name: /保养一/ })).toBeVisible()
    await leader.input.press('Enter')
    await leader.input.press('Enter')
    await expect(shopper.bubble('木蜡油半年上一次')).toHaveCount(1)
    await expect(shopper.log.getByText(TABLE.title)).toBeVisible()
  })
})

/** On the lower half of a row: behind it. */
const below = { targetPosition: { x: 200, y: 50 } }
const placed = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/place'))
