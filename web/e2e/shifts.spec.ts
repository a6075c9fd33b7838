import type { Page } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'

const question = '请问这款沙发有现货吗？'
const note = '这位客人在等色卡，先回他'

test('a day is planned, clocked on to, and handed over at its end', async ({ browser, server }) => {
  const boss = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  const he = await Agent.signIn(await browser.newContext(), server.url)
  const ran = await Agent.signIn(await browser.newContext(), server.url, 'anran')

  await test.step('the supervisor plans a shift for a whole week ahead and sees it', async () => {
    await open(boss.page)
    await boss.page.getByRole('button', { name: '后一周' }).click()
    await boss.page.getByRole('button', { name: '后一周' }).click()
    await expect(boss.page.getByText('这周还没有排班')).toBeVisible()
    await boss.page
      .getByRole('button', { name: /^小禾 / })
      .first()
      .click()
    const dialog = boss.page.getByRole('dialog', { name: '排班：小禾' })
    await dialog.getByRole('radio', { name: '晚班' }).check()
    for (const day of ['周二', '周三']) await dialog.getByRole('checkbox', { name: day }).check()
    await dialog.getByRole('button', { name: '排上' }).click()
    await expect(boss.page.getByText('晚班 15:00–23:00')).toHaveCount(3)
    await boss.page.getByRole('button', { name: '后一周' }).click()
    await boss.page.getByRole('button', { name: '复制上周' }).click()
    await expect(boss.page.getByText('晚班 15:00–23:00')).toHaveCount(3)
  })

  await test.step('only who has clocked on gets customers', async () => {
    await boss.page.getByRole('radio', { name: '只有打卡上班的接待' }).check()
    await boss.page.getByRole('button', { name: '保存规则' }).click()
    await expect(boss.page.getByText('排班规则已保存')).toBeVisible()
    await ran.goOnDuty()
    await open(he.page)
    await he.page.getByRole('button', { name: '上班打卡' }).click()
    await expect(he.page.getByText(/打卡上班，已/)).toBeVisible()
    const shopper = await Shopper.arrive(await browser.newContext(), server.url)
    await shopper.visit()
    await shopper.launcher.click()
    await shopper.say(question)
    await expect(shopper.chat).toContainText('小禾 为您服务')
  })

  await test.step('what is open is handed to a colleague, and the clock is off', async () => {
    await he.page.getByRole('button', { name: '下班打卡' }).click()
    const dialog = he.page.getByRole('dialog', { name: '交接会话和承诺' })
    await dialog.getByLabel('会话交给').selectOption({ label: '安然（在线）' })
    await dialog.getByLabel('交接说明').fill(note)
    await dialog.getByRole('button', { name: '交接并下班' }).click()
    await expect(he.page.getByText('还没有打卡')).toBeVisible()
    await ran.open(question)
    await expect(ran.log).toContainText(note)
    await he.page.getByRole('link', { name: '接待', exact: true }).click()
    await expect(he.page.getByRole('button', { name: /当前离线/ })).toBeVisible()
  })
})

async function open(page: Page) {
  await page.getByRole('link', { name: '排班' }).click()
  await page.getByRole('heading', { name: '排班', level: 1 }).waitFor()
}
