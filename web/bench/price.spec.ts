import type { Locator, Page } from '@playwright/test'
import { button, fillAddress, heading } from '../e2e/buyer'
import { Agent, expect, Shopper, TABLE, test } from '../e2e/journey'

const TIMES = Number(process.env.YINGKE_BENCH_TIMES ?? 100)
const SEEN_MS = 300
/** Not counted: forms and cards are opened for the first time. */
const FIRST = 3
const QUESTION = '想买这张桌子'

test('a price is changed, and the customer sees the card', async ({ browser, server }) => {
  test.setTimeout(60_000 + TIMES * 10_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.goOnDuty()
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(QUESTION)
  await agent.open(QUESTION)
  await agent.page.keyboard.press('Alt+KeyO')
  await order(shopper)
  await agent.side.locator('.order').filter({ hasText: '等待买家付款' }).click()
  await shopper.launcher.click()
  await shopper.input.waitFor()

  await watchCards(shopper.log)
  const took: number[] = []
  for (let time = 1; time <= FIRST + TIMES; time++) {
    const clicked = await raise(agent, 100 + time)
    await expect.poll(() => seenOf(shopper.log).then((seen) => seen.length)).toBe(time)
    const seen = await seenOf(shopper.log)
    if (time > FIRST) took.push(seen[time - 1]! - clicked)
  }
  const figures = spread(took)
  console.log(JSON.stringify({ price_changes: TIMES, ...figures }))
  expect.soft(figures.p99_ms, 'from the click to the card, 99th, ms').toBeLessThanOrEqual(SEEN_MS)
})

/** One that waits to be paid. */
async function order({ page, chat }: Shopper) {
  await chat.getByRole('button', { name: '收起' }).click()
  await button(page, '立即购买').click()
  await fillAddress(page)
  await button(page, '提交订单').click()
  await page.getByRole('dialog', { name: '模拟支付' }).getByRole('button', { name: '稍后再付' }).click()
  await expect(heading(page, '等待付款')).toBeVisible()
}

/** Asks for so much freight, in yuan, on a card; the moment of the click. */
async function raise({ page, side }: Agent, freight: number): Promise<number> {
  await side.getByRole('button', { name: '改价' }).click()
  const form = page.getByRole('dialog', { name: '改价' })
  await form.getByLabel(/^运费/).fill(`${freight}`)
  await noteClick(page)
  await form.getByRole('button', { name: '发卡片请客户同意' }).click()
  await expect(form).toHaveCount(0)
  return page.evaluate(() => (window as unknown as { clicked: number }).clicked)
}

/** Notes the next click before the page hears of it, by a clock that all pages of the machine share. */
const noteClick = (page: Page) =>
  page.evaluate(() => {
    const note = () => Object.assign(window, { clicked: performance.timeOrigin + performance.now() })
    window.addEventListener('click', note, { capture: true, once: true })
  })

/** Notes when each further card of a price stands there with its sums and has been painted. */
const watchCards = (log: Locator) =>
  log.evaluate((log) => {
    const seen: number[] = []
    Object.assign(window, { seen })
    const isFilled = ({ textContent }: Element) => /修改价格.*原来合计/s.test(textContent ?? '')
    let told = 0
    const look = () => {
      const there = [...log.querySelectorAll('.live-card')].filter(isFilled).length
      while (told < there) {
        told++
        requestAnimationFrame(() => setTimeout(() => seen.push(performance.timeOrigin + performance.now())))
      }
    }
    new MutationObserver(look).observe(log, { childList: true, subtree: true, characterData: true })
  })

const seenOf = (log: Locator) => log.evaluate(() => (window as unknown as { seen: number[] }).seen)

function spread(took: number[]) {
  const all = took.toSorted((a, b) => a - b)
  const at = (part: number) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * part))]!)
  return { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), most_ms: at(1) }
}
