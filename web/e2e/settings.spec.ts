import type { Browser, Page } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const question = '请问沙发有现货吗？'
const PASSWORD = 'a much better one'

test('a shortcut is rebound, its conflicts are said, and it follows to another device', async ({
  browser,
  server,
}) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  const desk = await anAgent(browser, server)
  const other = await anAgent(browser, server)
  await open(desk.page, server, 'keys')
  const recorder = (page: Page) => page.getByRole('group', { name: '更换「接起」的快捷键' })

  await test.step('keys that are taken are refused at once', async () => {
    await desk.page.getByRole('button', { name: /^接起，当前 Alt\+G/ }).click()
    await desk.page.keyboard.press('Alt+KeyT')
    await expect(recorder(desk.page)).toContainText('Alt+T 已用于「转接」')
    await desk.page.keyboard.press('Control+KeyC')
    await expect(recorder(desk.page)).toContainText('输入文字时要用')
    await desk.page.keyboard.press('Control+KeyR')
    await expect(recorder(desk.page)).toContainText('浏览器自己要用的')
    await desk.page.keyboard.press('Alt+KeyH')
    await expect(desk.page.getByRole('button', { name: /^接起，当前 Alt\+H/ })).toBeVisible()
  })

  await test.step('the other device, which was open all the time, answers to it', async () => {
    await other.page.keyboard.press('Alt+Digit2')
    await other.open(question)
    await expect(other.header.getByRole('button', { name: '接起' })).toHaveAttribute(
      'aria-keyshortcuts',
      'Alt+H',
    )
    await other.page.keyboard.press('Alt+KeyG')
    await expect(other.header).toContainText('排队中')
    await other.page.keyboard.press('Alt+KeyH')
    await expect(other.header).not.toContainText('排队中')
  })

  await test.step('a key is taken from another action, and all go back', async () => {
    await desk.page.getByRole('button', { name: /^接起，当前/ }).click()
    await desk.page.keyboard.press('Alt+KeyT')
    await recorder(desk.page).getByRole('button', { name: '换到这里' }).click()
    await expect(desk.page.getByRole('button', { name: /^转接，当前 未设置/ })).toBeVisible()
    await desk.page.getByRole('button', { name: '全部恢复默认' }).click()
    await expect(desk.page.getByRole('button', { name: /^转接，当前 Alt\+T/ })).toBeVisible()
    await expect(desk.page.getByRole('button', { name: /^接起，当前 Alt\+G/ })).toBeVisible()
  })

  await test.step('so do theme and layout', async () => {
    await open(desk.page, server, 'own')
    await desk.page.getByText('深色', { exact: true }).click()
    await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test('a password is changed and the other device is ended', async ({ browser, server }) => {
  const desk = await anAgent(browser, server)
  const phone = await anAgent(browser, server)
  await open(desk.page, server, 'profile')

  await test.step('one device is ended', async () => {
    const devices = desk.page.getByRole('region', { name: '已登录的设备' })
    await expect(devices.getByRole('listitem')).toHaveCount(2)
    await expect(devices.getByText('这台设备')).toHaveCount(1)
    await devices.getByRole('button', { name: /^结束登录：/ }).click()
    await expect(devices.getByRole('listitem')).toHaveCount(1)
    await expect(phone.page.getByText('登录已失效').or(phone.page.getByLabel('账号'))).toBeVisible()
  })

  await test.step('the old password is needed, and nonsense is said at its field', async () => {
    const form = desk.page.getByRole('region', { name: '修改密码' })
    const fill = async (current: string, fresh: string, again = fresh) => {
      await form.getByLabel('当前密码').fill(current)
      await form.getByLabel('新密码', { exact: false }).first().fill(fresh)
      await form.getByLabel('再输一遍新密码').fill(again)
    }
    await fill('guessed', PASSWORD, 'something else')
    await expect(form).toContainText('两次输入的新密码不一样')
    await fill('guessed', PASSWORD)
    await form.getByRole('button', { name: '修改密码' }).click()
    await expect(form).toContainText('当前密码不对')
    await fill('yingke-demo', PASSWORD)
    await form.getByRole('button', { name: '修改密码' }).click()
    await expect(desk.page.getByText('密码已修改，其他设备已退出登录')).toBeVisible()
  })

  await test.step('the new one opens the door', async () => {
    await phone.page.goto(`${server.url}/console/sign-in`)
    await phone.page.getByLabel('账号').fill('xiaohe')
    await phone.page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await phone.page.getByLabel('密码', { exact: true }).press('Enter')
    await phone.list.waitFor()
  })
})

const anAgent = async (browser: Browser, server: Server) =>
  Agent.signIn(await browser.newContext(), server.url)

const open = (page: Page, server: Server, section: string) =>
  page.goto(`${server.url}/console/qingmu/settings/${section}`)
