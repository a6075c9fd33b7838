import type { Page } from '@playwright/test'
import { Agent, expect, SHOP, test } from './journey'
import type { Customer } from './xss/customers'
import { asCustomer, call, settle, shows, stage, text } from './xss/stage'
import { names } from './xss/strings'
import { Watch } from './xss/watch'

test.use({ serverOptions: ['--demo', '--trusted-proxies=127.0.0.1/32', '--frames-per-second=20000'] })

/** What loads, what runs, what leads away, a template and a turned ending: one of each. */
const some = [
  '<script>',
  '<ScRi',
  '<image',
  '<img src=//',
  '<svg onload',
  '<iframe src=',
  '<style>@',
  '<base',
  '<a href="java',
  '{{$emit',
  '[点我]',
  '👩',
]
const hostile = some.map((start) => names.find((text) => text.startsWith(start))!)
/** The same where 20 characters are the most. */
const [NICK, GROUP] = ['<img src=//evil/n>', '<img src=//evil/g>']

test('what strangers write stays text wherever else it is shown', async ({ browser, server }) => {
  test.setTimeout(240_000)
  expect(hostile.filter(Boolean)).toHaveLength(12)
  const { desk, shop, watches, customers } = await stage(browser.newContext.bind(browser), server)
  const upstairs = await browser.newContext()
  watches.push(await Watch.over(upstairs, server.url))
  const agent = await Agent.signIn(desk, server.url)
  const { page: boss } = await Agent.signIn(upstairs, server.url, 'zhaoyun')
  for (const page of [agent.page, boss]) await page.setViewportSize({ width: 1280, height: 2000 })
  const go = (page: Page, path: string) => page.goto(`${server.url}/console/${SHOP}/${path}`)
  const people: (Customer & { name: string; id: string })[] = []

  await test.step('the group, its member and everyone who asks are called badly', async () => {
    await agent.goOnDuty()
    for (const name of hostile) people.push({ ...(await customers.named(name)), name, id: '' })
    const at = `/api/shops/${people[0]!.shop}`
    await call(agent.page, 'PATCH', '/api/me/settings', { overdue: [5, 300] })
    const members: { id: string; nick: string }[] = await call(boss, 'GET', `${at}/members`)
    const me = members.find(({ nick }) => nick === '小禾')!.id
    await call(boss, 'PATCH', `${at}/staff/${me}`, { nick: NICK, role: 'agent', capacity: 20 })
    const { rules, rev } = await call(boss, 'GET', `${at}/dispatch`)
    const group = { name: GROUP, pages: [], categories: [], products: [], order_states: [], members: [me] }
    await call(boss, 'PUT', `${at}/dispatch`, { rules: { ...rules, groups: [group] }, rev })
    await customers.say(people.map((customer) => ({ customer, frames: [text(customer.name)] })))
    for (const one of people) {
      const { row } = await call(agent.page, 'GET', `${at}/conversations/${one.conversation}`)
      one.id = row.customer.id
    }
  })
  await agent.page.reload()

  await test.step('overdue alarm', async () => {
    await shows(agent.page.getByRole('region', { name: '超时提醒' }).locator('.name'), hostile)
  })

  await test.step('board, with its dialogs', async () => {
    await go(boss, 'board')
    const waiting = boss.getByRole('region', { name: '在等' })
    await shows(waiting.locator('.who a'), hostile)
    await shows(waiting.locator('.who span'), hostile)
    const load = boss.getByRole('region', { name: '客服' }).locator('.loads > li').filter({ hasText: NICK })
    await shows(load.locator('.serves a'), hostile)
    await shows(load.locator('.top'), [NICK, GROUP])
    for (const [at, name] of hostile.slice(0, 2).entries()) {
      const [item, dialog] = at % 2 ? ['悄悄话', /写悄悄话$/] : ['改派…', /^转接/]
      await waiting.getByRole('button', { name: `对 ${name} 的操作` }).click()
      await boss.getByRole('menuitem', { name: item }).click()
      const open = boss.getByRole('dialog', { name: dialog })
      await shows(open.getByRole('heading'), [name])
      if (item === '改派…') await shows(open.locator('.who'), [GROUP])
      await boss.keyboard.press('Escape')
      await expect(open).toHaveCount(0)
    }
  })

  await test.step('announcements and the message centre', async () => {
    for (const text of hostile)
      await call(boss, 'POST', `/api/shops/${people[0]!.shop}/board/announcements`, { text })
    await shows(agent.page.locator('.announcements p'), hostile)
    await go(agent.page, 'notices')
    await shows(agent.page.locator('.notice .text'), hostile)
  })

  await test.step('why they came here', async () => {
    await go(boss, 'settings/dispatch')
    await boss.getByRole('tab', { name: '最近的分配' }).click()
    await shows(boss.locator('.decisions a'), hostile)
    await shows(boss.locator('.decisions p'), [NICK, GROUP])
  })

  await test.step('rounds', async () => {
    await go(boss, 'metrics')
    await boss.locator('.rounds').getByRole('tab', { name: '全部' }).click()
    await shows(boss.locator('.rounds .what a'), hostile)
    await shows(boss.locator('.rounds .who'), [NICK])
  })

  await test.step('promises: line, dialogs, side and page', async () => {
    await go(agent.page, 'reception')
    for (const name of hostile.slice(7, 9)) {
      await agent.open(name)
      await agent.say(`明天给您补发 ${name}`)
      await agent.message('明天给您补发').getByRole('button', { name: '改时间或负责人' }).click()
      await shows(agent.page.getByRole('dialog').locator('blockquote'), [name])
      await agent.page.keyboard.press('Escape')
      await agent.page.keyboard.press('Alt+KeyC')
      await shows(agent.side.locator('.promise-row .words'), [name])
    }
    await go(boss, 'promises')
    await boss.getByRole('tab', { name: '待确认' }).click()
    await shows(boss.locator('.promise-row .words'), hostile.slice(7, 9))
    await shows(boss.locator('.promise-row .what small'), hostile.slice(7, 9))
  })

  await test.step('contacts: page, dialog and side', async () => {
    for (const { shop, id: customer, name: note } of people)
      await call(agent.page, 'POST', `/api/shops/${shop}/contacts`, {
        of: 'own',
        customer,
        group: GROUP,
        note,
      })
    await go(agent.page, 'contacts')
    await shows(agent.page.getByRole('heading', { level: 2 }), [GROUP])
    await shows(agent.page.locator('.who b'), hostile)
    await shows(agent.page.locator('.who small'), hostile)
    for (const name of hostile.slice(0, 1)) {
      await agent.page.getByRole('button', { name: `「${name}」的更多操作` }).click()
      await agent.page.getByRole('menuitem', { name: '修改' }).click()
      await shows(agent.page.getByRole('dialog').getByRole('heading'), [name])
      await agent.page.keyboard.press('Escape')
    }
  })

  await test.step('search', async () => {
    // What is long is cut at its beginning, so that what was found can be seen.
    const ends = hostile.filter((words) => words.includes('pwned')).map((words) => words.slice(-12))
    for (const kind of ['message', 'customer', 'contact']) {
      const { page } = kind === 'contact' ? agent : { page: boss }
      await go(page, `search?q=pwned&in=${kind}`)
      await shows(page.locator('.found .marked'), ends)
      await shows(page.locator('.found mark'), ['pwned'])
    }
  })

  await test.step('ratings, on both sides', async () => {
    await go(agent.page, 'reception')
    const shopper = await asCustomer(shop, server.url, people[0]!)
    await agent.open(people[0]!.name)
    await agent.page.keyboard.press('Alt+KeyX')
    const card = shopper.chat.locator('form.rating')
    await card.getByRole('radio', { name: '很差' }).check({ force: true })
    await card.getByRole('textbox').fill(people[0]!.name)
    await card.getByRole('button', { name: '提交' }).click()
    await expect(card).toHaveCount(0)
    await shopper.page.reload()
    await expect(shopper.log).toContainText('感谢您的评价：很差')
    await agent.page.keyboard.press('Alt+Digit4')
    await agent.open(people[0]!.name)
    await shows(agent.log.locator('.system'), [people[0]!.name])
    await agent.page.keyboard.press('Alt+KeyC')
    await shows(agent.side.locator('.rated'), [people[0]!.name])
  })

  await test.step('blocked', async () => {
    for (const { shop, id, name: reason } of people)
      await call(boss, 'PUT', `/api/shops/${shop}/customers/${id}/block`, { reason })
    await go(boss, 'settings/blocked')
    await shows(boss.locator('.about-one b'), hostile)
    await shows(boss.locator('.about-one span'), hostile)
  })
  await settle(watches)
})
