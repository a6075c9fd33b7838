import type { Locator } from '@playwright/test'
import { Agent, expect, SHOP, test } from './journey'
import { png } from './png'
import type { Customer } from './xss/customers'
import { asCustomer, settle, shown, stage, text } from './xss/stage'
import { families, names, strings } from './xss/strings'
import { Watch } from './xss/watch'

test.use({ serverOptions: ['--demo', '--trusted-proxies=127.0.0.1/32', '--frames-per-second=20000'] })

// What the server itself sends with its pages.
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:"
/** Above all others, so that whoever scrolls up knows when to stop. */
const FIRST = '从这里开始'

test('the harness catches a page that is not safe', async ({ browser, server }) => {
  const caught = async (policy: string) => {
    const context = await browser.newContext()
    const watch = await Watch.over(context, server.url)
    await context.route('**/unsafe', (route) =>
      route.fulfill({
        headers: { 'content-type': 'text/html', 'content-security-policy': policy },
        body: '',
      }),
    )
    const page = await context.newPage()
    await page.goto(`${server.url}/unsafe`)
    // One that leads the page away would end the show for all others.
    const staying = families.filter((html) => !html.includes('http-equiv'))
    await page.evaluate((all) => {
      for (const html of all) document.body.appendChild(document.createElement('div')).innerHTML = html
    }, staying)
    await expect.poll(() => watch.trouble.length).toBeGreaterThan(20)
    await context.close()
    return watch
  }
  const open = await caught('')
  expect(open.kinds()).toEqual(expect.arrayContaining(['frame', 'request', 'script']))
  expect((await caught(POLICY)).kinds()).toContain('policy')
})

test('the harness notices a page that is led away, within the own shop too', async ({ browser, server }) => {
  const context = await browser.newContext()
  await context.route('**/unsafe', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  const watch = await Watch.over(context, server.url)
  for (const html of [
    '<meta http-equiv=refresh content="0;url=/healthz">',
    '<a href=/healthz>点我</a>',
    '<form action=/healthz><button>送</button></form>',
  ]) {
    const page = await context.newPage()
    await page.goto(`${server.url}/unsafe`)
    await page.reload()
    // What the test does itself is no trouble.
    expect(watch.trouble).toEqual([])
    await page.evaluate((unsafe) => {
      document.body.innerHTML = unsafe
      document.querySelector<HTMLElement>('a, button')?.click()
    }, html)
    const led = { kind: 'navigation', what: expect.stringMatching(/\/healthz\??$/) }
    await expect.poll(() => watch.trouble, html).toEqual([led])
    await page.close()
    watch.trouble.length = 0
  }
  await context.close()
})

test(`${strings.length} strings stay text in the chat of both sides`, async ({ browser, server }) => {
  expect(strings.length).toBeGreaterThanOrEqual(500)
  const { desk, shop, watches, customers } = await stage(browser.newContext.bind(browser), server)
  const customer = await customers.visit()
  // Each line quotes the one before: the conversation opens with entry 1.
  await customers.say([
    { customer, frames: [FIRST, ...strings].map((words, at) => text(words, at === 0 ? undefined : at + 1)) },
  ])

  await test.step('widget', async () => {
    const shopper = await asCustomer(shop, server.url, customer)
    const seen = await harvest(shopper.chat.locator('.log'), '.bubble', '.quote')
    expect(missing(strings, seen.texts)).toEqual([])
    expect(seen.quotes.size).toBeGreaterThan(strings.length * 0.9)
    expect(seen.elements).toEqual(['A', 'BR', 'DIV'])
    expect(seen.addresses.filter((href) => !/^https?:/.test(href))).toEqual([])
    await shopper.page.close()
  })

  await test.step('console', async () => {
    const agent = await Agent.signIn(desk, server.url)
    await agent.page.setViewportSize({ width: 1280, height: 2400 })
    await agent.page.keyboard.press('Alt+Digit2')
    await agent.list.getByRole('option').click()
    await agent.input.waitFor()
    await agent.page.keyboard.press('Alt+KeyB')
    await expect(agent.bubble(strings.at(-1)!)).not.toHaveCount(0)
    const seen = await harvest(agent.log, '.bubble', '.quote', '.text')
    expect(missing(strings, seen.texts)).toEqual([])
    expect(seen.quotes.size).toBeGreaterThan(strings.length * 0.9)
    // The first two are the quote's own; a link is a button that asks before it leads anywhere.
    expect(seen.elements).toEqual(['B', 'BUTTON', 'SPAN'])

    for (const words of families.slice(0, 8)) {
      await agent.page.keyboard.press('ControlOrMeta+KeyF')
      const search = agent.page.getByRole('search')
      await search.getByRole('textbox').fill(words)
      await expect(search.getByRole('status')).toHaveText(/^\d+ \/ \d+$/)
      await expect(agent.log.locator('mark').first()).toBeVisible()
    }
    await agent.page.close()
  })
  await settle(watches)
})

test('customers, their files and what they look at stay text on the desk', async ({ browser, server }) => {
  const { desk, shop, watches, customers } = await stage(browser.newContext.bind(browser), server)
  const people: Customer[] = []
  for (const name of names) people.push(await customers.named(name))
  const agent = await Agent.signIn(desk, server.url)
  await agent.page.setViewportSize({ width: 1280, height: 58 * people.length + 400 })
  await agent.page.keyboard.press('Alt+Digit2')
  const upstairs = await browser.newContext()
  watches.push(await Watch.over(upstairs, server.url))
  const { page: boss } = await Agent.signIn(upstairs, server.url, 'zhaoyun')
  await boss.goto(`${server.url}/console/${SHOP}/board`)
  const waiting = boss.getByRole('region', { name: '在等' })

  await test.step(`last lines and names in the list and on the board`, async () => {
    for (let from = 0; from < strings.length; from += people.length) {
      const wave = people.flatMap((customer, at) => {
        const words = strings[from + at]
        return words ? [{ customer, words }] : []
      })
      await customers.say(wave.map(({ customer, words }) => ({ customer, frames: [text(words)] })))
      const want = wave.map(({ words }) => shown(words).slice(0, 30))
      for (const lines of [agent.list.locator('.row .line'), waiting.locator('.who span')])
        await expect
          .poll(async () => missing(want, new Set((await lines.allTextContents()).map(shown)), 30))
          .toEqual([])
    }
    const told = await agent.list.locator('.row .name').allTextContents()
    expect(missing(names, new Set(told.map(shown)))).toEqual([])
    expect(await agent.list.locator('.row .line *, .row .name *').count()).toBe(0)
    expect(await waiting.locator('.who span *, .who a *').count()).toBe(0)
    await boss.close()
  })

  await test.step('file names, titles and paths, names in the chat and at its side', async () => {
    for (const [at, customer] of people.slice(0, 8).entries()) {
      const frames: object[] = families.slice(at * 9, at * 9 + 9).map((words) => looking(words))
      for (const words of families.slice(at * 9, at * 9 + 9)) {
        const { id } = await customers.upload(customer, `${words}.txt`)
        frames.push({ kind: 'file', body: { file: id } })
      }
      const picture = await customers.upload(customer, `${families[at * 9]}.png`, png(32, 32, 'red'))
      frames.push({ kind: 'image', body: { file: picture.id } })
      frames.push(looking(names[at]!), text(`看过第 ${at} 页`))
      await customers.say([{ customer, frames }])
      await agent.open(`看过第 ${at} 页`)
      const title = names[at]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      await expect(agent.header).toContainText(new RegExp(`(正在看|看过)「${title}」`))
      await expect(agent.header.getByRole('heading')).toContainText(names[at]!)
      await expect(agent.log.locator('.file .name')).toHaveCount(9)
      const files = await agent.log.locator('.file .name').allTextContents()
      await agent.log.getByRole('button', { name: /^查看图片/ }).click()
      const label = agent.page.getByRole('dialog', { name: '查看图片' }).locator('.name')
      await expect(label.locator('*')).toHaveText(['1 / 1'])
      files.push(await label.innerText())
      await agent.page.keyboard.press('Escape')
      await expect(label).toHaveCount(0)
      expect(files.filter((name) => /[<>"\u202A-\u202E\u2066-\u2069]/.test(name))).toEqual([])
      await agent.page.keyboard.press('Alt+KeyC')
      await expect(agent.side.getByRole('heading', { level: 2 })).toHaveText(names[at]!)
    }
    const shopper = await asCustomer(shop, server.url, people[0]!)
    await expect(shopper.log.locator('.file')).toHaveCount(9)
  })

  await test.step('search everywhere', async () => {
    await agent.page.keyboard.press('ControlOrMeta+KeyK')
    const palette = agent.page.getByRole('dialog', { name: '命令面板' })
    for (const query of ['<script', 'onerror', '{{', 'javascript:']) {
      await palette.getByRole('combobox').fill(query)
      await expect(palette.getByRole('option').first()).toContainText(query, { ignoreCase: true })
    }
    const page = await shop.newPage()
    for (const words of families.filter((_, at) => at % 5 === 0)) {
      await page.goto(`${server.url}/store/${SHOP}/goods?q=${encodeURIComponent(words)}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`“${words}”的搜索结果`)
    }
  })
  await settle(watches)
})

const looking = (words: string) => ({ type: 'looking', title: words, path: `/${words}` })

function missing(wanted: string[], seen: Set<string>, length?: number): string[] {
  const known = length ? new Set([...seen].map((text) => text.slice(0, length))) : seen
  return wanted.filter((words) => !known.has(shown(words)))
}

/** Scrolls from the newest to the oldest line and collects every text, and every element that stands within one. */
async function harvest(scroller: Locator, bubble: string, quote: string, words?: string) {
  const seen = await scroller.evaluate(
    async (box, [until, bubble, quote, words]) => {
      const [texts, quotes, elements, addresses] = [
        new Set(),
        new Set(),
        new Set(),
        new Set(),
      ] as Set<string>[]
      const known = new WeakSet<Element>()
      const look = () => {
        for (const found of box.querySelectorAll(bubble!)) {
          if (known.has(found)) continue
          known.add(found)
          for (const inner of found.querySelectorAll('*')) elements!.add(inner.nodeName)
          for (const link of found.querySelectorAll('a')) addresses!.add(link.getAttribute('href') ?? '')
          const whole = found.cloneNode(true) as HTMLElement
          const quoted = whole.querySelector(quote!)
          if (quoted?.textContent) quotes!.add(quoted.textContent)
          quoted?.remove()
          const own = words ? whole.querySelector(words) : whole
          texts!.add((own?.textContent ?? '').replace(/\s+/g, ''))
        }
      }
      look()
      // Upwards as a person would, until the very first line has come; each time waits for what is drawn then.
      for (const end = Date.now() + 60_000; !texts!.has(until!) && Date.now() < end;) {
        box.scrollTop -= box.clientHeight * 0.8
        for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
        look()
      }
      return [texts, quotes, elements, addresses].map((set) => [...set!])
    },
    [FIRST, bubble, quote, words],
  )
  const [texts = [], quotes = [], elements = [], addresses = []] = seen
  return { texts: new Set(texts), quotes: new Set(quotes), elements: elements.sort(), addresses }
}
