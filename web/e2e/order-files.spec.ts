import { gbk } from './assistant-file'
import { calm } from './calm'
import { Agent, expect, SHOP, test } from './journey'

const heads = [
  '订单编号',
  '买家会员名',
  '买家应付货款',
  '买家应付邮费',
  '总金额',
  '买家实际支付金额',
  '订单状态',
  '买家留言',
  '收货人姓名',
  '收货地址 ',
  '运送方式',
  '联系手机',
  '订单创建时间',
  '订单付款时间 ',
  '宝贝标题 ',
  '宝贝种类 ',
  '物流单号 ',
  '物流公司',
  '订单备注',
  '宝贝总数量',
  '订单关闭原因',
  '退款金额',
]
const order = (no: string, more: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    订单编号: `="${no}"`,
    买家会员名: '老客小满',
    买家应付货款: '201.12',
    买家应付邮费: '0.00',
    总金额: '201.12',
    买家实际支付金额: '201.12',
    订单状态: '交易成功',
    收货人姓名: '林小满',
    '收货地址 ': '广东省 广州市 越秀区 某某街道某某路1号(510000)',
    运送方式: '快递',
    联系手机: "'13800000001",
    订单创建时间: '2024-07-08 00:42:32',
    '订单付款时间 ': '2024-07-08 00:42:39',
    '宝贝标题 ': '白蜡木小圆凳',
    '宝贝种类 ': '1',
    '物流单号 ': 'SF1234567890123',
    物流公司: '顺丰速运',
    宝贝总数量: '1',
    订单关闭原因: '订单未关闭',
    退款金额: '0.00',
    ...more,
  }
  return heads.map((head) => (head === '订单编号' ? cells[head]! : `"${cells[head] ?? ''}"`)).join(',')
}
const report = (rows: string[]) =>
  gbk([heads.map((head) => `"${head}"`).join(','), ...rows].map((line) => `${line}\r\n`).join(''))

test('orders of before come out of a file, once', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const { page } = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await page.goto(`${server.url}/console/${SHOP}/orders`)
  const wizard = page.getByRole('region', { name: '导入订单' })
  const step = (name: string) => wizard.getByRole('heading', { level: 2, name })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const file = report([order('880000000000000001'), order('880000000000000002', { 订单创建时间: '昨天' })])
  const choose = () =>
    wizard
      .locator('input[type=file]')
      .setInputFiles({ name: 'ExportOrderList.csv', mimeType: 'text/csv', buffer: file })

  await test.step('the file is looked at, and found again after a reload', async () => {
    await press('导入')
    await expect(step('选择文件')).toBeVisible()
    await calm(page)
    await choose()
    await expect(step('查看内容')).toBeVisible()
    await expect(wizard).toContainText('订单，2 行')
    // Whom it is about is nobody's business here.
    await expect(wizard).not.toContainText('13800000001')
    await page.reload()
    await expect(step('查看内容')).toBeVisible()
    await calm(page)
  })

  await test.step('what is wrong is told, what is right goes in', async () => {
    await press('检查每一行')
    const row = wizard.getByRole('row').filter({ hasText: '880000000000000002' })
    await expect(row).toContainText('订单创建时间')
    await press('只导入没问题的 1 个')
    await expect(wizard).toContainText('导入完成。')
    await calm(page)
  })

  await test.step('it is an order of the shop, with its number', async () => {
    await wizard.getByRole('link', { name: '查看订单' }).click()
    await page.getByRole('searchbox').first().fill('880000000000000001')
    const found = page.getByRole('listbox', { name: '订单列表' }).getByRole('option')
    await expect(found).toHaveCount(1)
    await expect(found).toContainText('白蜡木小圆凳')
  })

  await test.step('the same file again brings nothing twice', async () => {
    await page.goto(`${server.url}/console/${SHOP}/orders/imports`)
    await choose()
    await press('检查每一行')
    await expect(wizard).toContainText('店里已有')
    await expect(page.getByRole('button', { name: /^只导入没问题的 0 个$/ })).toBeDisabled()
  })
})
