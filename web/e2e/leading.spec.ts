import type { Browser, Page } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const question = '沙发能拆洗吗？'

test('a leader sees who is missing, gives a customer to somebody else, and reads why an answer was late', async ({
  browser,
  server,
}) => {
  const boss = await anAgent(browser, server, 'zhaoyun')
  const ran = await anAgent(browser, server, 'anran')
  const he = await anAgent(browser, server, 'xiaohe')
  const { page } = boss

  await test.step('the first answer is due in five seconds', async () => {
    await page.goto(`${server.url}/console/qingmu/settings/limits`)
    await page.getByLabel('首次回复时限').fill('5')
    await page.getByRole('button', { name: '保存时限' }).click()
    await expect(page.getByText('时限已更新，所有同事立即生效')).toBeVisible()
  })

  await test.step('hours that nobody is planned for are named', async () => {
    await openShifts(page)
    await keepLeast(page, '9')
    await expect(page.getByText(/^未来 7 天有 \d+ 段时间人手不够$/)).toBeVisible()
    await expect(page.locator('.gaps li').first()).toHaveText(/^周. .*缺 \d+ 人$/)
    await keepLeast(page, '0')
    await expect(page.getByText('未来 7 天的班次都够人')).toBeVisible()
  })

  await test.step('a rest begins and ends', async () => {
    await openShifts(he.page)
    await he.page.getByRole('button', { name: '上班打卡' }).click()
    await he.page.getByRole('button', { name: '小休', exact: true }).click()
    await he.page.getByRole('menuitem', { name: '小休 15 分钟' }).click()
    await expect(he.page.getByText(/小休中，\d\d:\d\d 结束/)).toBeVisible()
    await page.getByRole('link', { name: '主管台' }).click()
    const load = page.getByRole('region', { name: '客服' }).getByRole('listitem').filter({ hasText: '小禾' })
    await expect(load).toContainText('小休')
    await he.page.getByRole('button', { name: '结束小休' }).click()
    await expect(he.page.getByText(/小休中/)).toHaveCount(0)
    await expect(load).not.toContainText('小休')
  })

  await test.step('a customer of one member is given to another', async () => {
    await he.page.getByRole('link', { name: '接待', exact: true }).click()
    await he.page.getByRole('button', { name: /当前在线/ }).waitFor()
    await he.page.keyboard.press('Alt+Shift+Digit5')
    await he.page.getByRole('button', { name: /当前离线/ }).waitFor()
    await ran.goOnDuty()
    const shopper = await Shopper.arrive(await browser.newContext(), server.url)
    await shopper.visit()
    await shopper.launcher.click()
    await shopper.say(question)
    await expect(shopper.chat).toContainText('安然 为您服务')
    await he.goOnDuty()
    const row = page.getByRole('region', { name: '在等' }).getByRole('listitem').filter({ hasText: question })
    await row.getByRole('button', { name: /的操作/ }).click()
    await page.getByRole('menuitem', { name: '改派…' }).click()
    const dialog = page.getByRole('dialog', { name: /^转接/ })
    await dialog.getByText('小禾').click()
    await dialog.getByRole('button', { name: '转接', exact: true }).click()
    await expect(row).toContainText('小禾 接待')
    await he.open(question)
    await expect(he.row(question)).toContainText('超时')
    await he.say('可以，布套都能拆。')
    await expect(shopper.bubble('布套都能拆')).toHaveCount(1)
  })

  await test.step('the round that was late says why', async () => {
    await page.getByRole('link', { name: '指标' }).click()
    await page.getByRole('button', { name: /^首次按时回复率/ }).click()
    const round = page.locator('.rounds li').filter({ hasText: '转给 小禾' })
    await expect(round).toContainText('未达标')
    await expect(round).toContainText(/提问.*由 小禾 回复，用时 .*超出/)
    await round.getByRole('link').click()
    await expect(boss.log).toContainText(question)
  })
})

async function openShifts(page: Page) {
  await page.getByRole('link', { name: '排班' }).click()
  await page.getByRole('heading', { name: '排班', level: 1 }).waitFor()
}

async function keepLeast(page: Page, least: string) {
  await page.getByLabel('值班时间里至少几人当班').fill(least)
  await page.getByRole('button', { name: '保存规则' }).click()
  await expect(page.getByRole('button', { name: '保存规则' })).toBeDisabled()
}

async function anAgent(browser: Browser, { url }: Server, login: string) {
  return Agent.signIn(await browser.newContext(), url, login)
}
