import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { Agent, expect, SHOP } from './journey'

/** How goods go in and out as files, for whoever may. */
export const rowsOf = (page: Page) => page.getByRole('tabpanel', { name: '商品列表' }).getByRole('listitem')
export const wizard = (page: Page) => page.getByRole('region', { name: '导入商品' })
export const step = (page: Page, name: string) => wizard(page).getByRole('heading', { level: 2, name })
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()

export async function boss(context: BrowserContext, url: string) {
  const { page } = await Agent.signIn(context, url, 'zhaoyun')
  await page.goto(`${url}/console/${SHOP}/goods`)
  await expect(rowsOf(page).first()).toBeVisible()
  return page
}
export const choose = (page: Page, name: string, buffer: Buffer) =>
  wizard(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })

export async function exported(page: Page, format: string, which: RegExp) {
  await press(page, '导出')
  const form = page.getByRole('dialog', { name: '导出商品' })
  await form.getByRole('radio', { name: which }).check()
  await form.getByRole('radio', { name: format }).check()
  const coming = page.waitForEvent('download')
  await form.getByRole('button', { name: '导出', exact: true }).click()
  const file = await coming
  await expect(form).toHaveCount(0)
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}
