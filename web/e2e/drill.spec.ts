import { ask, atNight, isMarked, onHoliday, setText } from './automatic'
import { Agent, expect, Shopper, test } from './journey'

const LIMIT_MS = 20_000
const early = '白蜡木餐桌有货了告诉我'
const asked = [
  ['QM-CZ-001', '这张餐桌多重？一个人搬得动吗', '净重约 38 kg，送货上门，不用您搬'],
  ['QM-CZ-002', '桌面怕不怕烫？', '不怕温水杯，热锅请垫一块隔热垫'],
  ['QM-CZ-003', '能坐几个人呢？', '坐 4 到 6 位都宽敞'],
] as const

/** What everybody new here does on the first morning, in this order. */
test('the drill: a shortcut, a notice, a contact, customers within 20 seconds, replies for busy, night and holiday', async ({
  browser,
  server,
}) => {
  test.setTimeout(240_000)
  const newcomer = await Agent.signIn(await browser.newContext(), server.url)
  const { page } = newcomer
  const rail = page.getByRole('navigation', { name: '工作区' })
  const waiting = await ask(browser, server, early)
  const shoppers: Shopper[] = []

  await test.step('sets a shortcut', async () => {
    await rail.getByRole('link', { name: '设置' }).click()
    await page.getByRole('link', { name: '快捷键' }).click()
    await page.getByRole('button', { name: /^接起，当前 Alt\+G/ }).click()
    await page.keyboard.press('Alt+KeyH')
    await expect(page.getByRole('button', { name: /^接起，当前 Alt\+H/ })).toBeVisible()
  })

  await test.step('reads a system notice', async () => {
    const entry = rail.getByRole('link', { name: /消息/ })
    await entry.click()
    const unread = page.getByRole('img', { name: '未读' })
    await expect(unread.first()).toBeVisible()
    const all = await unread.count()
    await page.getByRole('tab', { name: /系统/ }).click()
    // Until they are there, those of all categories stand.
    await expect(unread).not.toHaveCount(all)
    const before = await unread.count()
    await page.getByRole('listitem').filter({ has: unread }).getByRole('button').first().click()
    await expect(unread).toHaveCount(before - 1)
  })

  await test.step('takes a customer by the new key, adds a contact and writes to it', async () => {
    await newcomer.toDesk()
    await page.keyboard.press('Alt+Digit2')
    await newcomer.open(early)
    await page.keyboard.press('Alt+KeyH')
    await expect(newcomer.header).not.toContainText('排队中')
    await newcomer.say('好的，记下了')
    await page.keyboard.press('Alt+KeyC')
    await newcomer.side.getByRole('button', { name: '加为联系人' }).click()
    const form = page.getByRole('dialog', { name: /^联系人/ })
    await form.getByLabel(/^分组/).fill('等到货')
    await form.getByRole('button', { name: '保存' }).click()
    await page.keyboard.press('Alt+KeyX')
    await rail.getByRole('link', { name: '联系人' }).click()
    await page.getByLabel(/^搜索：名字/).fill('等到货')
    await expect(page.getByRole('button', { name: '发消息' })).toHaveCount(1)
    await page.getByRole('button', { name: '发消息' }).click()
    await newcomer.input.waitFor()
    await newcomer.say('您等的餐桌到货了')
    await expect(waiting.bubble('您等的餐桌到货了')).toHaveCount(1)
    await page.keyboard.press('Alt+KeyX')
  })

  await test.step('answers furniture customers who wait at once, each within 20 seconds', async () => {
    await newcomer.goOnDuty()
    for (const [code] of asked) {
      const shopper = await Shopper.arrive(await browser.newContext(), server.url)
      shoppers.push(shopper)
      await shopper.product(code)
      await shopper.launcher.click()
      await shopper.input.waitFor()
    }
    const since: number[] = []
    for (const [at, [, question]] of asked.entries()) {
      since.push(Date.now())
      await shoppers[at]!.say(question)
    }
    for (const [, question] of asked) await expect(newcomer.row(question)).toBeVisible()
    for (const [at, [, question, answer]] of asked.entries()) {
      await newcomer.open(question)
      await newcomer.say(answer)
      await expect(shoppers[at]!.bubble(answer)).toHaveCount(1)
      expect(Date.now() - since[at]!).toBeLessThan(LIMIT_MS)
    }
    await rail.getByRole('link', { name: '指标' }).click()
    await page.getByRole('button', { name: /^首次按时回复率/ }).click()
    await page.getByRole('tab', { name: '达标', exact: true }).click()
    await expect.poll(() => page.locator('.rounds li').count()).toBeGreaterThanOrEqual(asked.length)
  })

  const lead = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await test.step('has the lead word the replies for busy, night and holiday', async () => {
    await setText(lead.page, server, '客服忙碌', '{客服昵称}手上顾客多，请稍等片刻')
    await setText(lead.page, server, '夜间', '夜里没人在，{下次上班时间}回复您')
    await setText(lead.page, server, '节假日', '放假了，{节假日名称}快乐，订单照常发')
  })

  await test.step('writes their own words for being busy', async () => {
    await rail.getByRole('link', { name: '设置' }).click()
    await page.getByRole('link', { name: '我的回复用语' }).click()
    await page.getByRole('textbox', { name: /^我忙碌时/ }).fill('{客服昵称}在忙，稍后一定回您')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.locator('[data-state=busy] .said')).toContainText('小禾在忙，稍后一定回您')
  })

  await test.step('is busy, and sees it told', async () => {
    await newcomer.toDesk()
    await page.keyboard.press('Alt+Shift+Digit2')
    await page.getByRole('button', { name: /当前忙碌/ }).waitFor()
    await shoppers.at(-1)!.say('还有一个问题')
    await isMarked(shoppers.at(-1)!, '小禾在忙，稍后一定回您')
    await newcomer.open('还有一个问题')
    await expect(newcomer.message('小禾在忙')).toContainText('自动')
  })

  await test.step('sees what is told at night', () =>
    atNight(lead.page, server, async (opens) => {
      const shopper = await ask(browser, server, '还有人在吗')
      await isMarked(shopper, `夜里没人在，`)
      await expect(shopper.bubble('夜里没人在')).toContainText(`${opens}回复您`)
    }))

  await test.step('sees what is told on a holiday', () =>
    onHoliday(lead.page, server, '店庆', async () => {
      const shopper = await ask(browser, server, '今天有人吗')
      await isMarked(shopper, '放假了，店庆快乐，订单照常发')
    }))
})
