import type { Page } from '@playwright/test'

const to = { 收货人: '林小满', 手机号: '138 0013 8000', 详细地址: '杭州市西湖区文三路 1 号' }

/** What somebody presses and reads on the shop's pages. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
export const answer = (page: Page, dialog: string, act: string | RegExp) =>
  page.getByRole('dialog', { name: dialog }).getByRole('button', { name: act }).click()

export async function fillAddress(page: Page) {
  for (const [label, words] of Object.entries(to))
    await page.getByRole('textbox', { name: label }).fill(words)
  await known(page)
}

/** The freight to what is written there has been worked out. */
export const known = (page: Page) => page.locator('.till .sums[aria-busy=false]').waitFor()

/** Buys one of a product and pays: the order's id. */
export async function buyOne(page: Page): Promise<string> {
  await button(page, '立即购买').click()
  await fillAddress(page)
  await button(page, '提交订单').click()
  await answer(page, '模拟支付', /确认模拟支付/)
  await heading(page, '等待发货').waitFor()
  return new URL(page.url()).pathname.split('/').at(-1)!
}
