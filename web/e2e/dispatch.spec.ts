import type { Browser } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const question = '新客问一句，这张桌子多重？'

test('nothing new for whoever finishes up', async ({ browser, server }) => {
  const boss = await anAgent(browser, server, 'zhaoyun')
  const he = await anAgent(browser, server, 'xiaohe')
  await he.goOnDuty()
  await boss.page.keyboard.press('Alt+Shift+KeyB')
  await boss.page.getByRole('button', { name: '对 小禾 的操作' }).click()
  await boss.page.getByRole('menuitem', { name: '收尾：不再接新顾客' }).click()
  await expect(boss.page.getByText('收尾中', { exact: true })).toBeVisible()
  const shopper = await aShopper(browser, server)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  await expect(shopper.chat).toContainText('客服暂时不在，请留言')
  await expect(boss.page.getByRole('region', { name: '在等' })).toContainText('留言池')
})

async function anAgent(browser: Browser, { url }: Server, login: string) {
  return Agent.signIn(await browser.newContext(), url, login)
}
async function aShopper(browser: Browser, { url }: Server) {
  return Shopper.arrive(await browser.newContext(), url)
}
