import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { SHOP, Shopper } from '../journey'
import { Customers, type Customer } from './customers'
import { Watch } from './watch'

/** As text is compared: how a screen breaks its lines is its own affair. */
export const shown = (text: string) => text.replace(/\s+/g, '')
export const text = (words: string, quote?: number) => ({ kind: 'text', body: { text: words, quote } })

export async function stage(open: () => Promise<BrowserContext>, server: Parameters<typeof Customers.on>[1]) {
  const [desk, shop] = [await open(), await open()]
  const watches = await Promise.all([desk, shop].map((context) => Watch.over(context, server.url)))
  const plain = await (await open()).newPage()
  return { desk, shop, watches, customers: await Customers.on(plain, server) }
}

/** Gives what was started a moment to act, then asks that nothing did. */
export async function settle(watches: Watch[]) {
  await new Promise((resolve) => setTimeout(resolve, 500))
  for (const { trouble } of watches) expect(trouble).toEqual([])
}

export async function asCustomer(context: BrowserContext, url: string, { device }: Customer) {
  const shopper = await Shopper.arrive(context, url)
  await shopper.visit()
  await shopper.page.evaluate(
    ([key, value]) => {
      localStorage.clear()
      localStorage.setItem(key!, value!)
    },
    [`yingke.${SHOP}.device`, JSON.stringify(device)],
  )
  await shopper.visit()
  await shopper.launcher.click()
  await expect(shopper.log.locator('.bubble').first()).toBeVisible()
  return shopper
}

/** As the page itself asks the server. */
export async function call(page: Page, method: string, path: string, data?: object) {
  const answer = await page.request.fetch(new URL(path, page.url()).href, { method, data })
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true)
  return answer.json().catch(() => undefined)
}

/** Every text to the letter, and nothing that was made of it. */
export async function shows(where: Locator, wanted: string[]) {
  const lacking = async () => {
    const all = shown((await where.allTextContents()).join())
    return wanted.filter((words) => !all.includes(shown(words)))
  }
  await expect.poll(lacking).toEqual([])
}
