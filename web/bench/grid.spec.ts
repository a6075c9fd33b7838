import { execFileSync } from 'node:child_process'
import type { Locator, Page } from '@playwright/test'
import { Agent, expect, SHOP, test } from '../e2e/journey'
import type { Server } from '../e2e/server'

const FILLER =
  process.env.YINGKE_BENCH_BIN ?? new URL('../../target/release/yingke-bench', import.meta.url).pathname
const PRODUCTS = 100_000
const LONG_MS = 50
/** The wheel is thrown so often from the first row to the last, each time so many turns; then one looks. */
const [THROWS, TURNS, LOOK_MS] = [40, 12, 250]
/** Presses while a key is held down, as fast as keyboards repeat. */
const [HELD, REPEAT_MS] = [100, 33]

test('scrolling the grid of a hundred thousand products', async ({ browser, server }) => {
  await fill(server)
  const { page } = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await page.goto(`${server.url}/console/${SHOP}/goods/assistant`)
  const grid = page.getByRole('grid', { name: '商品表格' })
  const row = (at: number) => grid.locator(`[role=row][aria-rowindex="${at + 2}"]:not([aria-busy])`)
  await row(0).waitFor()
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
  expect(rows).toBeGreaterThan(PRODUCTS)

  await watchFrames(page)
  await wheel(page, grid)
  await expect(row(rows - 1)).toBeVisible()
  await page.locator('input.field[aria-controls=assistant-grid]').focus()
  for (const [edge, byPage, byLine, at] of [
    ['Control+Home', 'PageDown', 'ArrowDown', 0],
    ['Control+End', 'PageUp', 'ArrowUp', rows - 1],
  ] as const) {
    await page.keyboard.press(edge)
    await expect(row(at)).toBeVisible()
    await hold(page, byPage)
    await hold(page, byLine)
  }
  const figures = await framesOf(page)
  console.log(JSON.stringify({ rows, ...figures }))
  expect.soft(figures.most_ms, 'the longest frame, ms').toBeLessThanOrEqual(LONG_MS)
})

/** By SQL, while nobody has the file open: a hundred thousand through an import would take longer than all that is measured. */
async function fill(server: Server) {
  await server.kill()
  execFileSync(FILLER, ['shelve', '--database', server.database, '--shop', SHOP])
  await server.start()
}

async function wheel(page: Page, grid: Locator) {
  const { x, y } = (await grid.locator('xpath=..').boundingBox())!
  const { height } = (await grid.boundingBox())!
  await page.mouse.move(x + 400, y + 200)
  for (let thrown = 0; thrown < THROWS; thrown++) {
    for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, height / THROWS / TURNS)
    await page.waitForTimeout(LOOK_MS)
  }
}

async function hold(page: Page, key: string) {
  for (let press = 0; press < HELD; press++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(REPEAT_MS)
  }
}

interface Told {
  began: number
  frames: number
  long: number[]
  tasks: number[]
}

/** Notes what takes longer than 50 ms, as browsers measure it: frames from their first work to their picture, and tasks. */
const watchFrames = (page: Page) =>
  page.evaluate(() => {
    const told: Told = { began: performance.now(), frames: 0, long: [], tasks: [] }
    Object.assign(window, { told })
    for (const [type, into] of [
      ['long-animation-frame', told.long],
      ['longtask', told.tasks],
    ] as const) {
      // An unknown one is ignored without a word, and everything would look smooth.
      if (!PerformanceObserver.supportedEntryTypes.includes(type)) throw new Error(`no ${type} here`)
      const note = (list: PerformanceObserverEntryList) =>
        void into.push(...list.getEntries().map(({ duration }) => duration))
      new PerformanceObserver(note).observe({ type })
    }
    const count = () => {
      told.frames++
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })

async function framesOf(page: Page) {
  const { began, frames, long, tasks, now } = await page.evaluate(() => ({
    ...(window as unknown as { told: Told }).told,
    now: performance.now(),
  }))
  const rounded = (ms: number) => Math.round(ms * 10) / 10
  return {
    seconds: rounded((now - began) / 1000),
    frames,
    long_frames: long.length,
    long_tasks: tasks.length,
    most_ms: rounded(Math.max(0, ...long, ...tasks)),
    long_share: Math.round((long.reduce((sum, ms) => sum + ms, 0) / (now - began)) * 1000) / 1000,
  }
}
