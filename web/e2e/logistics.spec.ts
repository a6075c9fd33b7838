import { buyOne } from './buyer'
import { Agent, expect, Shopper, TABLE, test } from './journey'

// A way of two days takes less than a minute.
test.use({ serverOptions: ['--demo', '--simulated-parcels', '3600'] })
const ARRIVES = { timeout: 90_000 }

test('a parcel is followed from the shop to the door, by the agent and by the customer', async ({
  browser,
  server,
}) => {
  test.setTimeout(240_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.product(TABLE.code)
  const id = await buyOne(shopper.page)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.page.goto(`${server.url}/console/qingmu/orders/${id}`)
  const order = agent.page.getByRole('complementary', { name: '订单详情' })

  await test.step('from its shipping on, its steps stand with the order', async () => {
    await order.getByRole('button', { name: '发货', exact: true }).click()
    const form = agent.page.getByRole('dialog', { name: '发货' })
    await form.getByLabel(/^运单号/).fill('SF1234567890123')
    await form.getByLabel(/^快递公司/).fill('顺丰速运')
    await form.getByRole('button', { name: '确认发货' }).click()
    const track = order.getByRole('region', { name: '物流动态' })
    await expect(track.getByRole('listitem').first()).toBeVisible()
    await expect(track.locator('.now')).toContainText('已签收', ARRIVES)
    await expect(order.getByRole('list', { name: '订单动态' })).toContainText('签收')
  })

  await test.step('the customer sees the same, and may see all of it', async () => {
    const track = shopper.page.getByRole('region', { name: '物流动态' })
    await expect(track).toContainText('已签收')
    await expect(track.getByRole('listitem')).toHaveCount(3)
    await track.getByRole('button', { name: '全部 6 条动态' }).click()
    await expect(track.getByRole('listitem').last()).toContainText('揽收')
  })
})
