import type { Page } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import { Line } from './line'

const question = '餐椅能单买吗？'
const answer = '可以单买，两把起送。'
const thanks = '好的'
const lost = '这一句服务器没收下'
const phone = '师傅的电话是 13800138000'

test('a day at the desk: what the screen offers beside the talk', async ({ browser, server }) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const desk = await browser.newContext()
  const agent = await Agent.signIn(desk, server.url)
  const { page } = agent
  const line = await Line.of(page)
  line.refuseOnce(lost)
  await page.reload()
  await agent.goOnDuty()
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  // At night the row shows an automatic reply, not the question.
  const row = agent.list.getByRole('option')
  await row.click()
  await expect(agent.message(question)).toBeVisible()

  await test.step('a tip tells what a button does, and its key', async () => {
    await agent.header.getByRole('button', { name: '加星' }).hover()
    await expect(page.getByRole('tooltip')).toHaveText('加星AltS')
  })

  await test.step('a star keeps the customer in a group of its own', async () => {
    await page.keyboard.press('Alt+KeyS')
    await expect(agent.header.getByRole('button', { name: '已加星' })).toBeVisible()
    await page.keyboard.press('Alt+Digit5')
    await expect(row).toHaveCount(1)
    await agent.header.getByRole('button', { name: '已加星' }).click()
    await expect(agent.list).toContainText('还没有收藏')
    await page.keyboard.press('Alt+Digit1')
  })

  await test.step('an answer quotes the question', async () => {
    await agent.message(question).hover()
    await agent.message(question).getByRole('button', { name: '引用' }).click()
    await expect(agent.chat.locator('.quoting')).toContainText(question)
    await agent.say(answer)
    await expect(shopper.bubble(answer).locator('.quote')).toContainText(question)
    await expect(agent.bubble(answer).locator('.quote')).toContainText(question)
  })

  await test.step('an emoji is chosen by keys, and stands where the cursor was', async () => {
    await agent.input.fill('不客气')
    await page.keyboard.press('Alt+KeyM')
    const panel = agent.chat.getByRole('dialog', { name: '表情' })
    await expect(panel.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(agent.input).toHaveValue('不客气😄')
    await expect(agent.input).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(shopper.bubble('不客气😄')).toHaveCount(1)
  })

  await test.step('what needs no answer stops the clock', async () => {
    await shopper.say(thanks)
    await agent.header.getByRole('button', { name: '无需回复' }).click()
    await expect(agent.log).toContainText('小禾 标记为无需回复')
    await expect(agent.header.getByRole('button', { name: '无需回复' })).toHaveCount(0)
    await expect(row).not.toContainText('还剩')
  })

  await test.step('what was refused is sent again by one button', async () => {
    await agent.say(lost)
    await expect(agent.message(lost)).toContainText('未发出')
    await agent.message(lost).getByRole('button', { name: '重试' }).click()
    await expect(shopper.bubble(lost)).toHaveCount(1)
    await expect(agent.message(lost).getByRole('alert')).toHaveCount(0)
  })

  await test.step('a phone number is pointed out, and sent only when confirmed', async () => {
    await agent.input.fill(phone)
    const found = agent.chat.getByRole('list', { name: '发送前检查' })
    await expect(found).toContainText('13800138000')
    await expect(found).toContainText('这像是手机号')
    await agent.input.press('Enter')
    await expect(agent.message(phone)).toContainText('等您确认')
    await expect(shopper.bubble(phone)).toHaveCount(0)
    await agent.message(phone).getByRole('button', { name: '仍要发送' }).click()
    await expect(shopper.bubble(phone)).toHaveCount(1)
  })

  await test.step('back from elsewhere, one key leads to the first line not read', async () => {
    await leave(page)
    for (let at = 1; at <= 4; at++) await shopper.say(`第 ${at} 句${'\n慢慢说'.repeat(9)}`)
    await expect(agent.bubble('第 4 句')).toBeVisible()
    await comeBack(page)
    await expect(agent.chat.getByRole('button', { name: '跳到未读' })).toBeVisible()
    await page.keyboard.press('Alt+KeyU')
    await expect(agent.log.getByText('以下是新消息')).toBeInViewport()
    await expect(agent.chat.getByRole('button', { name: '跳到未读' })).toHaveCount(0)
  })

  await test.step('panes keep their width, and the screen its language', async () => {
    const divider = page.getByRole('separator', { name: '会话列表' })
    const before = Number(await divider.getAttribute('aria-valuenow'))
    await divider.press('ArrowRight')
    await divider.press('ArrowRight')
    await expect(divider).toHaveAttribute('aria-valuenow', `${before + 32}`)
    await turn(page, '切换语言')
    await expect(page.getByRole('region', { name: 'Conversations' })).toBeVisible()
    await page.reload()
    const kept = page.getByRole('separator', { name: 'Conversations' })
    await expect(kept).toHaveAttribute('aria-valuenow', `${before + 32}`)
    const list = await page.getByRole('region', { name: 'Conversations' }).boundingBox()
    expect(Math.round(list!.width)).toBe(before + 32)
    await turn(page, '中文')
    await expect(agent.list).toBeVisible()
  })
})

async function turn(page: Page, words: string) {
  await page.keyboard.press('ControlOrMeta+KeyK')
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.getByRole('option', { name: words }).first().click()
}

/** As another window would take the focus; a browser under test always says that it has it. */
const leave = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true })
    dispatchEvent(new Event('blur'))
  })
const comeBack = (page: Page) =>
  page.evaluate(() => {
    Reflect.deleteProperty(document, 'hasFocus')
    dispatchEvent(new Event('focus'))
  })
