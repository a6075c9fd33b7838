// Pictures of everything, at three widths, light and dark: `node e2e/screenshots.mjs <folder> [pattern of the file names]`.
// Starts a demo shop of its own (YINGKE_BIN) with simulated customers; needs a build of the web apps and YINGKE_CHROMIUM.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const [folder, only = ''] = process.argv.slice(2)
if (!folder) throw new Error('where to? node e2e/screenshots.mjs <folder>')
const widths = { 390: 844, 1280: 800, 1920: 1080 }
const themes = ['light', 'dark']
const CUSTOMERS = 12
const answers = [
  '您好，我是小禾，正在为您查看，马上回复您。',
  '让您久等了，我核对一下再答您，稍等半分钟。',
  '可以的，您把家里的尺寸发我，我帮您算。',
  '今天下单会优先安排，有消息第一时间告诉您。',
]
const wrongGoods = [
  '商品编码,商品标题,类目,价格（元）,库存',
  'NEW-1,白蜡木小圆凳,餐椅,129.00,30',
  'NEW-2,白蜡木高脚凳,餐椅,便宜,12',
  'NEW-3,,餐椅,99.00,-1',
]
const wrongOrders = [
  '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量',
  '="880000000000000001",老客小满,201.12,0.00,201.12,201.12,交易成功,林小满,广东省 广州市 越秀区 某某路1号,2024-07-08 00:42:32,2024-07-08 00:42:39,白蜡木小圆凳,1',
]
const LIVELY_ROWS = 6
const TABLE = 'QM-CZ-001'
const LIVELY_MS = 150_000

const data = mkdtempSync(join(tmpdir(), 'yingke-pictures-'))
const port = 20_000 + (process.pid % 10_000)
const url = `http://127.0.0.1:${port}`
const places = ['--database', `sqlite://${data}/y.db`, '--files', `${data}/files`, '--data', `${data}/data`]
const binary = process.env.YINGKE_BIN ?? new URL('../../target/debug/yingke', import.meta.url).pathname
const line = [
  'serve',
  '--demo',
  '--simulate',
  `${CUSTOMERS}`,
  '--simulated-parcels',
  '1200',
  '--listen',
  `127.0.0.1:${port}`,
  ...places,
]
const server = spawn(binary, line, { stdio: 'ignore' })
const browser = await chromium.launch({
  executablePath: process.env.YINGKE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})

try {
  await until(async () => (await fetch(`${url}/readyz`)).ok)
  mkdirSync(folder, { recursive: true })
  const signedIn = await livelyDesk()
  for (const width of Object.keys(widths).map(Number))
    for (const colorScheme of themes) await takeAll(width, colorScheme, signedIn)
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

async function signIn(login) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(`${url}/console/sign-in`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill('yingke-demo')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/(home|reception)/)
  await page.goto(`${url}/console/qingmu/reception`)
  await page.locator('#conversation-rows[aria-busy=false]').waitFor()
  return { context, page }
}

/** Signs in, goes on duty, waits for customers and answers them. */
async function livelyDesk() {
  const { context, page } = await signIn('xiaohe')
  await page.keyboard.press('Alt+Shift+Digit1')
  const rows = page.getByRole('region', { name: '会话列表' }).getByRole('option')
  await until(async () => (await rows.count()) >= LIVELY_ROWS, LIVELY_MS)
  const talk = await answerAll(page)
  const leader = await signIn('zhaoyun')
  const leads = await leader.context.storageState()
  const sent = await sentInParts(leader.page)
  await leader.context.close()
  return { storageState: await context.storageState(), leads, talk, sent }
}

/** A customer whose orders left in parts, were insured, reviewed, and have their open cards in the chat. */
async function sentInParts(leads) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(`${url}/store/qingmu/goods/${TABLE}`)
  await page.getByRole('button', { name: '问问客服' }).click()
  const input = page.getByRole('textbox', { name: '输入您的问题…' })
  await input.fill('还没发货的话，能换成 1.6 米的吗？')
  await input.press('Enter')
  await page.waitForFunction(() => window.Yingke?.introduce)
  const { shop, token } = await page.evaluate(() => window.Yingke.introduce())
  const call = (on, headers) => (method, path, body) =>
    on.evaluate(
      async ([method, path, headers, body]) => {
        const answer = await fetch(path, {
          method,
          headers,
          body,
          credentials: headers.authorization ? 'omit' : 'include',
        })
        if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
        return answer.json()
      },
      [
        method,
        `/api/${path}`,
        { 'content-type': 'application/json', ...headers },
        body && JSON.stringify(body),
      ],
    )
  const theirs = call(page, { authorization: `Bearer ${token}` })
  const ours = call(leads, {})
  const at = `shops/${shop}`
  const act = async (by, order, path, body = {}) => {
    const whose = by === theirs ? `${at}/mine/orders/${order}` : `${at}/orders/${order}`
    const { rev } = await by('GET', whose)
    return by('POST', `${whose}/${path}`, { key: crypto.randomUUID(), rev, ...body })
  }
  const rules = await ours('GET', `${at}/trade-rules`)
  const insured = { ...rules, rules: { ...rules.rules, freight_insurance: true } }
  await ours('PUT', `${at}/trade-rules`, insured)
  const skusOf = async (code) => (await theirs('GET', `store/qingmu/products/${code}`)).skus
  const [table, chairs] = [await skusOf(TABLE), await skusOf('QM-CY-001')]
  const to = {
    receiver: '林小满',
    phone: '13800138000',
    address: '浙江省杭州市西湖区文三路 1 号 2 幢 301 室',
  }
  const order = async (...lines) => {
    const { id } = await theirs('POST', `${at}/mine/orders`, { key: crypto.randomUUID(), lines, ...to })
    return id
  }
  const paid = async (...lines) => {
    const id = await order(...lines)
    await act(theirs, id, 'payment')
    return id
  }
  const one = { sku: table[0].id, quantity: 1 }
  const parts = await paid({ ...one, quantity: 2 }, { sku: chairs[0].id, quantity: 6 })
  const parcel = (carrier, waybill, ...pieces) => ({
    carrier,
    waybill,
    ...(pieces.length && { pieces: pieces.map(([line, quantity]) => ({ line, quantity })) }),
  })
  await act(ours, parts, 'shipment', parcel('顺丰速运', 'SF1234567890121', [0, 1]))
  await act(ours, parts, 'shipment', parcel('德邦快递', 'DPK364298888001', [1, 4]))
  const sent = await paid(one)
  await act(ours, sent, 'shipment', parcel('顺丰速运', 'SF1234567890122'))
  const back = await paid(one, { sku: chairs[0].id, quantity: 2 })
  await act(ours, back, 'shipment', parcel('顺丰速运', 'SF1234567890123'))
  const wish = { kind: 'goods_back', amount_fen: 20_000, reason: 'quality', words: '桌面有一道裂纹，想退掉' }
  await act(theirs, back, 'refunds/0', wish)
  const said = [
    [
      5,
      '桌子很稳，木纹好看，四个人坐着还宽裕。\n送货师傅帮忙搬上了楼，包装也都带走了。',
      '谢谢您的喜欢，木蜡油半年补一次会更耐用。',
    ],
    [3, '颜色比图片深一点，桌腿有一处小磕碰，客服补寄了蜡。', undefined],
    [4, '', undefined],
  ]
  for (const [stars, words, reply] of said) {
    const done = await paid(one)
    await act(ours, done, 'shipment', parcel('顺丰速运', `SF12345678901${stars}0`))
    await act(theirs, done, 'confirmation')
    await theirs('POST', `${at}/mine/orders/${done}/reviews/0`, { stars, ...(words && { words }) })
    if (reply) await ours('POST', `${at}/orders/${done}/reviews/0/reply`, { words: reply })
  }
  const waits = await order(one)
  const { customer } = await ours('GET', `${at}/orders/${waits}`)
  const { conversation } = await ours('POST', `${at}/customers/${customer}/conversation`)
  const card = (card) =>
    ours('POST', `${at}/conversations/${conversation}/cards`, { key: crypto.randomUUID(), card })
  await card({ kind: 'receipt_extension', order: sent, days: 3 })
  await card({ kind: 'sku_change', order: waits, line: 0, sku: table.at(-1).id })
  await page.getByRole('log').locator('.live-card').nth(1).waitFor()
  await page.close()
  return { parts, back, waits, conversation, shopper: await context.storageState() }
}

/** Answers everyone who waits, at length only the one who waits longest: whose chat is then shown. */
async function answerAll(page) {
  const input = page.getByRole('textbox', { name: '输入消息' })
  const log = page.getByRole('log', { name: '聊天记录' })
  const rows = page.getByRole('region', { name: '会话列表' }).getByRole('option')
  const ids = await rows.evaluateAll((all) => all.map((row) => row.id.replace(/^row-/, '')))
  const paths = ids.map((id) => `/console/qingmu/reception/${id}`)
  for (const [at, path] of paths.entries()) {
    await page.goto(url + path)
    await log.locator('.bubble').first().waitFor()
    await input.fill(answers[at % answers.length])
    await input.press('Enter')
    await log.locator('.own').last().waitFor()
    const facts = page.getByRole('complementary').getByRole('button', { name: /^发送 / })
    if (at === 0)
      await facts
        .nth(3)
        .click({ timeout: 3_000 })
        .catch(() => undefined)
  }
  return paths[0]
}

async function takeAll(width, colorScheme, { storageState, leads, talk, sent }) {
  const isPhone = width < 500
  const looks = {
    viewport: { width, height: widths[width] },
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  }
  const take = async (page, name, prepare) => {
    const file = `${name}-${width}-${colorScheme}.png`
    if (!new RegExp(only).test(file)) return
    await prepare()
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
    await page.screenshot({ path: join(folder, file) })
    console.log(file)
  }
  await shopSide(await browser.newContext(looks), take)
  await deskSide(await browser.newContext({ ...looks, storageState }), { talk, isPhone, take })
  await leaderSide(await browser.newContext({ ...looks, storageState: leads }), take)
  await partsAtTheDesk(await browser.newContext({ ...looks, storageState: leads }), take, sent)
  await partsInTheShop(await browser.newContext({ ...looks, storageState: sent.shopper }), take, sent)
}

/** What was sent in parts, insured, and asked by cards, as a colleague sees it. */
async function partsAtTheDesk(context, take, { parts, back, conversation }) {
  const page = await context.newPage()
  const order = page.getByRole('complementary', { name: '订单详情' })
  const at = (id) => async () => {
    await page.goto(`${url}/console/qingmu/orders/${id}`)
    await order.getByRole('region', { name: '物流动态' }).getByRole('listitem').first().waitFor()
  }
  const down = async (to) => to.first().evaluate((part) => part.scrollIntoView({ block: 'start' }))
  await take(page, 'order-parts', at(parts))
  await take(page, 'order-parcels', async () => {
    await at(parts)()
    await down(order.getByRole('region', { name: '物流动态' }))
  })
  await take(page, 'order-ship-part', async () => {
    await at(parts)()
    await order.getByRole('button', { name: '拆单发货', exact: true }).click()
    await page.getByRole('dialog').waitFor()
  })
  await take(page, 'order-insured', async () => {
    await at(back)()
    await order.getByText('售后记录').first().click()
    await down(order.getByText('售后记录'))
  })
  const talk = async () => {
    await page.goto(`${url}/console/qingmu/reception/${conversation}`)
    await page.getByRole('log', { name: '聊天记录' }).locator('.live-card').nth(1).waitFor()
  }
  await take(page, 'desk-cards', talk)
  for (const [name, kind] of [
    ['desk-card-sku', '换规格'],
    ['desk-card-extension', '延长收货'],
  ])
    await take(page, name, async () => {
      await talk()
      await page.getByRole('region', { name: '聊天' }).getByRole('button', { name: '发卡片' }).click()
      await page.getByRole('menuitem', { name: kind }).click()
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    })
  await context.close()
}

/** The same as the customer sees it. */
async function partsInTheShop(context, take, { parts, back }) {
  const page = await context.newPage()
  const at = (path) => page.goto(`${url}/store/qingmu/${path}`)
  const down = async (to) => to.first().evaluate((part) => part.scrollIntoView({ block: 'center' }))
  const parcels = page.getByRole('region', { name: '物流动态' })
  await take(page, 'store-parts', async () => {
    await at(`orders/${parts}`)
    await parcels.getByRole('listitem').first().waitFor()
  })
  await take(page, 'store-parcels', async () => {
    await at(`orders/${parts}`)
    await parcels.getByRole('listitem').first().waitFor()
    await down(parcels)
  })
  await take(page, 'store-insured', async () => {
    await at(`orders/${back}`)
    await parcels.getByRole('listitem').first().waitFor()
  })
  await take(page, 'store-reviews', async () => {
    await at(`goods/${TABLE}`)
    const reviews = page.getByRole('region', { name: '评价' })
    await reviews.getByRole('listitem').first().waitFor()
    await down(reviews)
  })
  await take(page, 'widget-cards', async () => {
    await at(`goods/${TABLE}`)
    await page.getByRole('button', { name: '问问客服' }).click()
    await page.getByRole('log').locator('.live-card').nth(1).waitFor()
  })
  await context.close()
}

/** Every page beside the reception, as a supervisor sees it. */
async function leaderSide(context, take) {
  const page = await context.newPage()
  const at = (path) => async () => {
    await page.goto(`${url}/console/qingmu/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await until(async () => (await page.locator('.ui-skeleton').count()) === 0, 10_000)
  }
  for (const area of [
    'home',
    'board',
    'notices',
    'promises',
    'metrics',
    'contacts',
    'shifts',
    'orders',
    'after-sales',
    'goods',
    'goods/new',
    'goods/categories',
    'goods/delivery',
  ])
    await take(page, area.replace('/', '-'), at(area))
  await assistantSide(page, at, take)
  const order = async (name) => {
    await at('orders')()
    await page.getByRole('tab', { name: '待发货' }).click()
    await page
      .locator('.order-row, [role=row], [role=option]')
      .filter({ hasText: '等待卖家发货' })
      .first()
      .click()
    await page
      .getByRole('complementary', { name: '订单详情' })
      .getByRole('button', { name, exact: true })
      .waitFor()
  }
  const dialog = (path, name) => async () => {
    await at(path)()
    await page.getByRole('button', { name, exact: true }).first().click()
    await page.getByRole('dialog').waitFor()
  }
  const unpaid = async () => {
    await at('orders')()
    await page.getByRole('tab', { name: '待付款' }).click()
    await page
      .locator('.order-row, [role=row], [role=option]')
      .filter({ hasText: '等待买家付款' })
      .first()
      .click()
    const shown = page.getByRole('complementary', { name: '订单详情' })
    await shown.getByRole('button', { name: '改价', exact: true }).click()
    await page.getByRole('dialog').waitFor()
  }
  const act = (name) => async () => {
    await order(name)
    await page
      .getByRole('complementary', { name: '订单详情' })
      .getByRole('button', { name, exact: true })
      .click()
    await page.getByRole('dialog').waitFor()
  }
  await take(page, 'order', () => order('发货'))
  await take(page, 'order-price', unpaid)
  await take(page, 'orders-export', dialog('orders', '导出'))
  await take(page, 'cases-over', async () => {
    await at('after-sales')()
    await page.getByRole('tab', { name: '已结束' }).click()
  })
  await take(page, 'order-ship', act('发货'))
  await take(page, 'order-note', act('备注'))
  await take(page, 'after-sale-case', async () => {
    await at('after-sales')()
    await page.locator('.case-row').first().click()
    await page.getByRole('complementary', { name: '订单详情' }).getByText('售后记录').first().click()
  })
  await take(page, 'home-arrange', async () => {
    await at('home')()
    await page.getByRole('button', { name: '调整', exact: true }).click()
  })
  await take(page, 'board-menu', async () => {
    await at('board')()
    await page
      .getByRole('button', { name: /的操作/ })
      .first()
      .click()
    await page.getByRole('menu').waitFor()
  })
  /** An import with what is wrong in its file: the last step that writes nothing. */
  const imported = (path, step, rows, check) => async () => {
    await at(path)()
    const buffer = Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`)
    const input = page.locator('input[type=file]')
    await input.setInputFiles({ name: `${step}.csv`, mimeType: 'text/csv', buffer })
    await page.getByRole('heading', { level: 2, name: step }).waitFor()
    if (!check) return
    await page.getByRole('button', { name: check, exact: true }).click()
    await page.getByRole('table', { name: '有问题的地方' }).waitFor()
  }
  await take(page, 'board-announce', dialog('board', '通知大家'))
  await take(page, 'shifts-hand-over', dialog('shifts', '交接'))
  await take(page, 'metrics-rules', dialog('metrics', '口径设置'))
  await take(page, 'goods-export', dialog('goods', '导出'))
  await take(page, 'goods-import', imported('goods/imports', '对应关系', wrongGoods, '保存并检查'))
  await take(page, 'orders-import', imported('orders/imports', '查看内容', wrongOrders))
  await at('settings/own')()
  const links = page.getByRole('navigation', { name: '设置' }).getByRole('link')
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  for (const path of paths) {
    const section = path.split('/').at(-1)
    await take(page, `settings-${section}`, at(`settings/${section}`))
  }
  await take(page, 'reply-new', dialog('settings/auto_replies', '新建回复'))
  await take(page, 'phrase-new', dialog('settings/phrases', '新建短语'))
  await take(page, 'phrases-import', dialog('settings/phrases', '导入'))
  await context.close()
}

/** The Assistant: its sheet with unsaved cells, the SKUs of a product, many goods edited, what would become of them, and the batches. */
async function assistantSide(page, at, take) {
  const open = async () => {
    await at('goods/assistant')()
    await page.locator('#goods-rows .line[aria-selected], #goods-rows li').first().waitFor()
  }
  const typed = async () => {
    await open()
    const cells = page.locator('[role=gridcell].price')
    for (const [n, text] of ['399', '便宜', '1,280'].entries()) {
      if (
        !(await cells
          .nth(n)
          .isVisible()
          .catch(() => false))
      )
        return
      await cells.nth(n).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
  }
  const ofSkus = async () => {
    await open()
    const button = page.locator('#goods-rows .skus button').first()
    if (!(await button.isVisible().catch(() => false))) return
    await button.click()
    await page.locator('[data-cell="0.stock"]').fill('30')
  }
  const edited = async () => {
    await open()
    await page.getByRole('button', { name: '选中这一屏' }).click()
    await page.getByRole('button', { name: /^批量修改 \d+ 件$/ }).click()
    const drawer = page.getByRole('complementary', { name: /^批量修改/ })
    await drawer.getByLabel('修改什么').selectOption('价格')
    await drawer.getByLabel('怎么改').selectOption('乘以百分比')
    await drawer.getByLabel('百分比 %').fill('45')
    await drawer.getByLabel('取整').selectOption('尾数 9 元')
  }
  const previewed = async () => {
    await edited()
    await page.getByRole('button', { name: '预览修改' }).click()
    await page.getByRole('dialog').getByRole('list', { name: '商品的改动' }).waitFor()
  }
  // Unsaved cells ask before they are left.
  page.on('dialog', (asked) => void asked.accept().catch(() => undefined))
  await take(page, 'assistant', open)
  await take(page, 'assistant-sheet', typed)
  await take(page, 'assistant-skus', ofSkus)
  await take(page, 'assistant-edit', edited)
  await take(page, 'assistant-preview', previewed)
  await take(page, 'assistant-batches', at('goods/batches'))
}

async function shopSide(context, take) {
  const page = await context.newPage()
  const at = (path) => () => page.goto(`${url}${path}`)
  await take(page, 'store-shops', at('/store/'))
  await take(page, 'store-home', at('/store/qingmu'))
  await take(page, 'store-goods', at('/store/qingmu/goods?category=餐桌'))
  await take(page, 'store-product', at('/store/qingmu/goods/QM-CZ-001'))
  const input = page.getByRole('textbox', { name: '输入您的问题…' })
  const ask = async () => {
    if (await input.isVisible()) return
    await at('/store/qingmu/goods/QM-CZ-001')()
    await page.getByRole('button', { name: '问问客服' }).click()
    await page.getByText('随消息发送').waitFor()
  }
  await take(page, 'widget-greeting', ask)
  await take(page, 'widget-chat', async () => {
    await ask()
    for (const words of ['这张桌子坐六个人挤吗？', '家里餐厅 3 米乘 2.6 米']) {
      await input.fill(words)
      await input.press('Enter')
    }
    await page.getByText('家里餐厅 3 米').first().waitFor()
  })
  await take(page, 'store-cart', async () => {
    await at('/store/qingmu/goods/QM-CZ-001')()
    await page.getByRole('button', { name: '加入购物车' }).click()
    await page
      .getByRole('link', { name: /购物车/ })
      .first()
      .click()
    await page
      .getByRole('button', { name: /结算/ })
      .or(page.getByRole('link', { name: /结算/ }))
      .waitFor()
  })
  await take(page, 'store-checkout', async () => {
    await at('/store/qingmu/checkout')()
    await page.getByLabel(/收货人/).fill('林夏')
    await page.getByLabel(/手机/).fill('138')
    await page.getByRole('button', { name: '提交订单' }).click()
  })
  await take(page, 'store-order', async () => {
    await page.getByLabel(/手机/).fill('13800138000')
    await page.getByLabel(/地址/).first().fill('浙江省杭州市西湖区文三路 1 号')
    await page.getByRole('button', { name: '提交订单' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
  })
  await take(page, 'store-case', async () => {
    const pay = page.getByRole('button', { name: '付款', exact: true })
    await pay
      .or(page.getByRole('button', { name: '去付款' }))
      .first()
      .click()
    await page.getByRole('button', { name: /确认模拟支付/ }).click()
    await page.getByRole('button', { name: /^申请售后 / }).click()
    await page.getByRole('dialog', { name: '申请售后' }).waitFor()
  })
  await take(page, 'store-orders', at('/store/qingmu/orders'))
  await take(page, 'store-nowhere', at('/store/qingmu/goods/none'))
  await context.close()
}

async function deskSide(context, { talk, isPhone, take }) {
  const door = await context.browser().newContext({ ...(await sameLooks(context)) })
  const page = await door.newPage()
  await take(page, 'sign-in', () => page.goto(`${url}/console/sign-in`))
  await door.close()

  const desk = await context.newPage()
  const list = desk.getByRole('region', { name: '会话列表' })
  await desk.goto(`${url}/console/qingmu/reception`)
  await list.waitFor()
  const open = async () => {
    await desk.goto(url + talk)
    await desk.getByRole('textbox', { name: '输入消息' }).waitFor()
    await desk.getByRole('log', { name: '聊天记录' }).locator('.bubble').first().waitFor()
  }
  const side = (key) => async () => {
    await desk.keyboard.press(`Alt+${key}`)
    await desk.getByRole('tabpanel').waitFor()
    await desk.locator('.ui-skeleton').first().waitFor({ state: 'detached' })
  }
  await take(desk, 'desk-list', () => list.getByRole('option').first().waitFor())
  await take(desk, 'desk-queue', () => desk.keyboard.press('Alt+Digit2'))
  await take(desk, 'desk-closed', () => desk.keyboard.press('Alt+Digit4'))
  await desk.keyboard.press('Alt+Digit1')
  if (!isPhone) await answerAll(desk)
  await take(desk, 'desk-chat', open)
  await take(desk, 'desk-product', side('KeyP'))
  await take(desk, 'desk-orders', side('KeyO'))
  await take(desk, 'desk-customer', side('KeyC'))
  await take(desk, 'desk-palette', async () => {
    await open()
    await desk.keyboard.press('Control+KeyK')
    await desk.getByRole('combobox').fill('餐桌')
    await desk.getByRole('option', { name: /餐桌/ }).first().waitFor()
  })
  await desk.keyboard.press('Escape')
  await take(desk, 'desk-phrases', async () => {
    await open()
    await desk.getByRole('textbox', { name: '输入消息' }).pressSequentially('/')
    await desk.getByRole('listbox', { name: '快捷短语' }).waitFor()
  })
  await take(desk, 'desk-guard', async () => {
    const input = desk.getByRole('textbox', { name: '输入消息' })
    await input.fill('')
    await input.pressSequentially('加我 13912345678')
    await desk.getByText('需确认').first().waitFor()
  })
  await desk
    .getByRole('textbox', { name: '输入消息' })
    .fill('')
    .catch(() => undefined)
  await take(desk, 'desk-transfer', async () => {
    await desk.keyboard.press('Alt+KeyT')
    await desk
      .getByRole('dialog', { name: /^转接/ })
      .getByRole('radio')
      .first()
      .waitFor({ state: 'attached' })
  })
  await desk.keyboard.press('Escape')
  await take(desk, 'desk-block', async () => {
    await open()
    await desk.keyboard.press('Control+KeyK')
    await desk.getByRole('combobox').fill('屏蔽')
    await desk.getByRole('option', { name: '屏蔽访客' }).click()
    await desk.getByRole('dialog', { name: /^屏蔽/ }).waitFor()
  })
  await take(desk, 'search', async () => {
    await desk.goto(`${url}/console/qingmu/search?q=餐桌`)
    await desk.locator('.found').first().waitFor()
  })
  await take(desk, 'settings', () => desk.goto(`${url}/console/qingmu/settings`))
  // Last, and taken back: it would stand over everything else.
  const usual = await rung(desk, [5, 300])
  await take(desk, 'desk-alarm', async () => {
    await open()
    const alarm = desk.getByRole('region', { name: '超时提醒' })
    await until(async () => (await alarm.getByRole('listitem').count()) > 0, 30_000)
  })
  await rung(desk, usual)
  await context.close()
}

/** After how many seconds the alarm rings from now on; answers with what it was. */
function rung(desk, overdue) {
  return desk.evaluate(async (wished) => {
    const path = '/api/me/settings'
    const { overdue = null } = await (await fetch(path)).json()
    const headers = { 'content-type': 'application/json' }
    await fetch(path, { method: 'PATCH', headers, body: JSON.stringify({ overdue: wished }) })
    return overdue
  }, overdue)
}

async function sameLooks(context) {
  const page = await context.newPage()
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const viewport = page.viewportSize()
  await page.close()
  return { viewport, colorScheme: isDark ? 'dark' : 'light', locale: 'zh-CN', isMobile: viewport.width < 500 }
}

async function until(isSo, ms = 60_000) {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await isSo().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  console.warn('what was waited for did not come; going on')
}
