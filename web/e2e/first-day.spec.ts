import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { Agent, expect, Shopper, test as base } from './journey'
import type { Server } from './server'

/** The shop's own site, another origin than the server's: its one page holds nothing but what was put there. */
interface Site {
  url: string
  put: (html: string) => void
}
const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    let page = ''
    const site = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8')
      answer.end(`<!doctype html><title>听雨茶舍</title>${page}`)
    }).listen(0, '127.0.0.1')
    await once(site, 'listening')
    const { port } = site.address() as { port: number }
    await use({ url: `http://127.0.0.1:${port}`, put: (html) => (page = html) })
    site.closeAllConnections()
    site.close()
  },
})
test.use({ serverOptions: [] })

const OWNER = { name: '周听雨', login: 'tingyu', password: '一二三四五六七八九' }
const LEAD = { login: 'muyun', name: '沈暮云', nick: '暮云', role: 'supervisor' }
const AGENT = { login: 'xiaohe', name: '何小禾', nick: '小禾', role: 'agent' }
const question = '明前龙井还有吗？'
const answer = '有的，今天下单明天发出。'

/** Everything is found by what the pages themselves say: the list of the first day leads from page to page. */
test('a supervisor makes an empty shop serve with the help text alone', async ({
  browser,
  page: own,
  server,
  site,
}) => {
  test.setTimeout(180_000)
  await setUp(own, server)
  const { page } = await test.step('the owner adds a supervisor, and has no more to do', async () => {
    await own.getByRole('link', { name: '第一天：十分钟开店清单' }).click()
    await own.getByRole('listitem').getByRole('link', { name: '成员', exact: true }).click()
    const told = await hire(own, LEAD)
    return Agent.atTheDoor(await browser.newContext(), server.url, LEAD.login, told)
  })
  const todo = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: '未完成' }) })
  const done = page.getByRole('img', { name: '已完成' })
  let told = ''
  let line = ''

  await test.step('who finds the list at the empty desk', async () => {
    await page.getByRole('link', { name: '第一天：十分钟开店清单' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '第一天' })).toBeVisible()
    await expect(todo).toHaveCount(5)
    line = await page.getByRole('group', { name: '放进网页的一行代码' }).locator('code').innerText()
  })
  const step = async (name: string, after: number, what: () => Promise<void>) =>
    test.step(name, async () => {
      await page.getByRole('listitem').getByRole('link', { name, exact: true }).click()
      await what()
      await page.getByRole('navigation', { name: '设置' }).getByRole('link', { name: '第一天' }).click()
      await expect(done).toHaveCount(after)
    })

  await step('成员', 1, async () => {
    told = await hire(page, AGENT)
  })
  await step('日历与值班', 2, async () => {
    // Half a day away: it is outside of duty now.
    const hour = (new Date().getUTCHours() + 8 + 12) % 24
    const clock = (at: number) => `${String(at % 24).padStart(2, '0')}:00`
    await page.getByLabel('周一 第 1 段开始').fill(clock(hour))
    await page.getByLabel('周一 第 1 段结束').fill(clock(hour + 1))
    await page.getByRole('button', { name: '把周一的时间用到每一天' }).click()
    await page.getByRole('button', { name: '保存值班时间' }).click()
    // Whoever leaves before that is asked whether to.
    await expect(page.getByText('值班时间已保存')).toBeVisible()
  })
  await step('分流', 3, async () => {
    await page.getByRole('button', { name: '套用售前、售中、售后' }).click()
    await expect(page.getByRole('group', { name: '售前', exact: true }).getByLabel('小禾')).toBeChecked()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('已保存，现在起按新规则分配')).toBeVisible()
  })
  await step('自动回复', 4, async () => {
    for (const name of ['夜间', '节假日', '客服忙碌', '客服都不在'])
      await page.getByRole('button', { name: `启用「${name}」` }).click()
    // Tried before anybody comes: at this time, by nobody's being on duty, the night speaks.
    await expect(page.locator('.told li.fires')).toContainText('夜间')
  })
  await step('快捷短语', 5, async () => {
    await page.getByRole('button', { name: '新建短语' }).click()
    const form = page.getByRole('dialog', { name: '新建短语' })
    await form.getByLabel(/^标题/).fill('有货')
    await form.getByLabel(/^编码/).fill('yh')
    await form.getByRole('textbox', { name: /^内容/ }).fill(answer)
    await form.getByRole('button', { name: '保存' }).click()
    await expect(form).toBeHidden()
  })
  site.put(line)
  const customer = await aCustomer(browser, site)
  await test.step('until the site is allowed its page says so, to its builder which setting is missing', async () => {
    const told = customer.page.waitForEvent('console', (one) => one.text().includes('Shop and sites'))
    await customer.launcher.click()
    await told
    await expect(customer.page.getByText('这个页面暂时不能咨询客服')).toBeVisible()
    await customer.page.getByRole('button', { name: '收起' }).click()
    // The page would try again until it may: it leaves, or its visit could be done before the list is looked at.
    await customer.page.goto('about:blank')
  })
  await step('网店与网站', 6, async () => {
    await page.getByRole('textbox', { name: '允许放聊天窗口的网站' }).fill(site.url)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('已保存，立即生效')).toBeVisible()
  })

  await test.step('a customer writes out of hours and is told so', async () => {
    await customer.page.goto(site.url)
    await customer.launcher.click()
    await customer.say(question)
    await expect(customer.bubble('现在是休息时间')).toHaveCount(1)
    await page.reload()
    await expect(page.getByText('都做好了，可以接待了')).toBeVisible()
  })
  await test.step('the agent signs in, goes online and answers by phrase', async () => {
    const agent = await Agent.atTheDoor(await browser.newContext(), server.url, AGENT.login, told)
    await agent.goOnDuty()
    await agent.open(question)
    await agent.input.pressSequentially('/yh')
    await expect(agent.page.getByRole('option', { name: /有货/ })).toBeVisible()
    await agent.input.press('Enter')
    await agent.input.press('Enter')
    await expect(customer.bubble(answer)).toHaveCount(1)
  })
})

async function setUp(page: Page, server: Server) {
  await page.goto(`${server.url}/console/`)
  await page
    .getByLabel('设置码')
    .fill((await readFile(join(server.folder, 'data/setup-code'), 'utf8')).trim())
  await page.getByLabel('店铺名称').fill('听雨茶舍')
  await page.getByLabel('店铺代号').fill('tingyu')
  await page.getByLabel('您的称呼').fill(OWNER.name)
  await page.getByLabel('账号').fill(OWNER.login)
  await page.getByLabel('密码').fill(OWNER.password)
  await page.getByRole('button', { name: '建立店铺' }).click()
  await expect(page.getByRole('heading', { name: '工作台首页' })).toBeVisible()
}

/** Adds somebody on the page of the members, and gives the password that is told once. */
async function hire(page: Page, { login, name, nick, role }: typeof AGENT) {
  await page.getByRole('button', { name: '加入成员' }).click()
  const form = page.getByRole('dialog', { name: '加入成员' })
  await form.getByLabel('账号').fill(login)
  await form.getByLabel('姓名').fill(name)
  await form.getByLabel('对外昵称').fill(nick)
  await form.getByRole('combobox', { name: /^角色/ }).selectOption(role)
  await form.getByRole('button', { name: '加入成员' }).click()
  const told = await page.locator('output.password').innerText()
  await page.getByRole('button', { name: '已经转告' }).click()
  return told
}

async function aCustomer(browser: Browser, { url }: Site) {
  const shopper = await Shopper.arrive(await browser.newContext(), url, '听雨茶舍')
  await shopper.page.goto(url)
  return shopper
}
