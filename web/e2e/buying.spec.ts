import { answer, button, fillAddress, heading } from './buyer'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const question = '这张餐桌今天能发吗？'
const waybill = 'SF1234567890123'

test('a customer buys and pays, the agent ships beside the chat, and the customer confirms', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  const { page } = shopper
  let total = ''
  await agent.goOnDuty()
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(question)
  await agent.open(question)
  await agent.page.keyboard.press('Alt+KeyO')
  await shopper.chat.getByRole('button', { name: '收起' }).click()

  await test.step('no more goes into the cart than there is', async () => {
    const quantity = page.getByRole('textbox', { name: '数量' })
    await quantity.fill('99')
    await quantity.press('Tab')
    await expect(page.getByRole('alert')).toContainText('最多 14 件')
    await expect(button(page, '加入购物车')).toBeDisabled()
    await quantity.fill('1')
    await quantity.press('Tab')
    await button(page, '增加一件').click()
    await button(page, '加入购物车').click()
    await page.getByRole('link', { name: '购物车，2 件' }).click()
    await expect(heading(page, '购物车')).toBeVisible()
    await expect(page.locator('.till')).toContainText('¥4,760')
  })

  await test.step('what is removed can be had back', async () => {
    await page.getByRole('button', { name: `移除 ${TABLE.title}` }).click()
    await expect(page.getByText('购物车还是空的')).toBeVisible()
    await button(page, '撤销').click()
    await expect(page.locator('.till')).toContainText('¥4,760')
    await button(page, '去结算').click()
  })

  await test.step('each wrong field says so, and the first has the focus', async () => {
    await button(page, '提交订单').click()
    await expect(page.getByText('请填写收货人姓名。')).toBeVisible()
    await expect(page.getByRole('textbox', { name: '收货人' })).toBeFocused()
    await expect(page.getByRole('alert')).toContainText('3 处')
    await fillAddress(page)
  })

  await test.step('an answer that got lost is asked for again, and nothing is bought twice', async () => {
    await expect(page.locator('.till')).toContainText('¥4,760')
    total = await page.locator('.sum-total dd').innerText()
    let tries = 0
    await page.route('**/mine/orders', async (route) => {
      if (route.request().method() !== 'POST' || ++tries > 1) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await button(page, '提交订单').click()
    await expect(page.getByText('同一笔操作不会重复生效')).toBeVisible()
    await button(page, '提交订单').click()
    await expect(page.getByRole('dialog', { name: '模拟支付' })).toContainText('不会扣款')
    expect(tries).toBe(2)
  })

  await test.step('the order stands beside the chat at once, and is paid there', async () => {
    const order = agent.side.locator('.order')
    await expect(order.filter({ hasText: '等待买家付款' })).toHaveCount(1)
    await answer(page, '模拟支付', `确认模拟支付 ${total}`)
    await expect(heading(page, '等待发货')).toBeVisible()
    await expect(order).toHaveCount(1)
    await expect(order).toContainText('等待卖家发货')
    await order.click()
  })

  await test.step('it is shipped, and the customer learns the number', async () => {
    await agent.side.getByRole('button', { name: '发货', exact: true }).click()
    const form = agent.page.getByRole('dialog', { name: '发货' })
    await form.getByLabel(/^运单号/).fill(waybill)
    await form.getByLabel(/^快递公司/).fill('顺丰速运')
    await form.getByRole('button', { name: '确认发货' }).click()
    await expect(heading(page, '已发货')).toBeVisible()
    await expect(page.getByRole('main')).toContainText(waybill)
    await expect(page.getByRole('main')).toContainText('会自动确认')
  })

  await test.step('the goods are here', async () => {
    await button(page, '确认收货').click()
    await answer(page, '确认收货', '确认收货')
    await expect(heading(page, '交易完成')).toBeVisible()
    await expect(agent.side).toContainText('交易成功')
  })

  await test.step('what came is reviewed on the page of the order', async () => {
    await button(page, '去评价').click()
    const dialog = page.getByRole('dialog', { name: '评价', exact: true })
    await dialog.getByRole('radio', { name: '5 星' }).check()
    await dialog.getByRole('textbox', { name: '使用感受' }).fill('桌面平整，很稳')
    await dialog.getByRole('button', { name: '提交', exact: true }).click()
    const review = page.getByRole('group', { name: `我的评价 ${TABLE.title}` })
    await expect(review).toContainText('桌面平整，很稳')
    await expect(review.getByRole('img', { name: '5 星' })).toBeVisible()
    await expect(button(page, '去评价')).toHaveCount(0)
  })

  await test.step('the order stands among the others', async () => {
    await page.getByRole('link', { name: '我的订单' }).first().click()
    await expect(page.locator('.order-card')).toHaveCount(1)
    await expect(page.getByRole('link', { name: '购物车', exact: true })).toBeVisible()
  })

  await test.step('it is found by what it waits for and by its title, and that stays in the address', async () => {
    await page.getByRole('link', { name: '待评价', exact: true }).click()
    await expect(page.getByText('没有这样的订单')).toBeVisible()
    await page.getByRole('link', { name: '查看全部订单' }).click()
    await page.getByRole('searchbox', { name: '搜索订单号或商品名称' }).fill(TABLE.title)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/orders\?q=/)
    await page.reload()
    await expect(page.locator('.order-card')).toHaveCount(1)
    await expect(page.getByRole('link', { name: '全部 1', exact: true })).toBeVisible()
  })
})
