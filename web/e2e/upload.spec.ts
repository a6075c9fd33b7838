import { deflateSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { Agent, expect, Shopper, TABLE, test } from './journey'
import { png, pngOf } from './png'

const TURNED = '照片\u202Egpj.txt'
const question = '您看看这张照片'

const program = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(4096, 'x')])
const refused = [
  { name: '安装包.exe', type: 'application/x-msdownload', bytes: program, words: '程序文件无法发送' },
  { name: '假照片.jpg', type: 'image/jpeg', bytes: program, words: '文件内容与名称不符，无法发送' },
  {
    name: '缺一半.png',
    type: 'image/png',
    bytes: png(320, 200, 'red').subarray(0, 200),
    words: '图片不完整，请重新选择',
  },
  { name: '炸弹.png', type: 'image/png', bytes: bomb(), words: '图片尺寸太大，请缩小后再发' },
]

test('pictures and files go both ways, programs do not', async ({ browser, server }) => {
  const [shop, desk] = [await browser.newContext(), await browser.newContext()]
  const shopper = await Shopper.arrive(shop, server.url)
  const agent = await Agent.signIn(desk, server.url)
  await agent.goOnDuty()
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(question)
  await agent.open(question)

  await test.step('a chosen picture', async () => {
    await choose(shopper.page, shopper.chat, '划痕.png', 'image/png', png(320, 200, 'red'))
    for (const [page, log] of [
      [shopper.page, shopper.log],
      [agent.page, agent.log],
    ] as const)
      await expectPicture(page, log, '划痕.png', 320)
  })

  await test.step('a pasted picture', async () => {
    await bring(shopper.input, 'paste', '粘贴.png', png(300, 300, 'green'))
    await expectPicture(agent.page, agent.log, '粘贴.png', 300)
    await bring(agent.input, 'paste', '示意.png', png(280, 140, 'blue'))
    await expectPicture(shopper.page, shopper.log, '示意.png', 280)
  })

  await test.step('a picture dragged onto the console', async () => {
    const name = '拖来.png'
    const bytes = png(260, 200, 'green')
    const hint = agent.chat.getByText('松开即可发送')
    await bring(agent.chat, 'dragenter', name, bytes)
    await expect(hint).toBeVisible()
    await bring(agent.chat, 'drop', name, bytes)
    await expect(hint).toBeHidden()
    await expectPicture(shopper.page, shopper.log, name, 260)
  })

  await test.step('a name that turns its ending round shows its real one', async () => {
    await choose(shopper.page, shopper.chat, TURNED, 'text/plain', Buffer.from('尺寸记在这里'))
    await expect(agent.log.locator('.file .name')).toHaveText('照片gpj.txt')
    await expect(shopper.log.locator('.file')).toContainText('照片gpj.txt')
    expect(await agent.log.textContent()).not.toContain('\u202E')
  })

  await test.step('what is refused is refused in words, on both sides', async () => {
    const before = await agent.log.locator('.bubble').count()
    for (const { name, type, bytes, words } of refused) {
      await choose(shopper.page, shopper.chat, name, type, bytes)
      await expect(
        shopper.log.locator('.row').filter({ has: shopper.page.locator('.upload') }),
      ).toContainText(words)
      await shopper.log.getByRole('button', { name: '取消' }).click()
      await choose(agent.page, agent.chat, name, type, bytes)
      const tray = agent.chat.getByRole('list', { name: '正在上传' })
      await expect(tray.getByRole('alert')).toHaveText(words)
      await expect(tray.getByRole('button', { name: '重试' })).toHaveCount(0)
      await tray.getByRole('button', { name: '取消上传' }).click()
    }
    await expect(agent.log.locator('.bubble')).toHaveCount(before)
  })
  await Promise.all([shop.close(), desk.close()])
})

async function expectPicture(page: Page, log: Locator, name: string, width: number) {
  const thumb = log.getByRole('button', { name: `查看图片 ${name}` })
  await expect.poll(() => widthOf(thumb.locator('img'))).toBeGreaterThan(0)
  await thumb.click()
  const viewer = page.getByRole('dialog', { name: '查看图片' })
  await expect.poll(() => widthOf(viewer.getByRole('img', { name }))).toBe(width)
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
}

const widthOf = (image: Locator) =>
  image.evaluate((img) => ((img as HTMLImageElement).complete ? (img as HTMLImageElement).naturalWidth : 0))

async function choose(page: Page, where: Locator, name: string, mimeType: string, buffer: Buffer) {
  const chooser = page.waitForEvent('filechooser')
  await where.getByRole('button', { name: '发送图片或文件' }).click()
  await (await chooser).setFiles({ name, mimeType, buffer })
}

async function bring(onto: Locator, by: 'paste' | 'dragenter' | 'drop', name: string, bytes: Buffer) {
  await onto.evaluate(
    (element, [by, name, base64]) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], name!, { type: 'image/png' }))
      const ways = { bubbles: true, cancelable: true }
      const event =
        by === 'paste'
          ? new ClipboardEvent(by, { clipboardData: data, ...ways })
          : new DragEvent(by!, { dataTransfer: data, ...ways })
      element.dispatchEvent(event)
    },
    [by, name, bytes.toString('base64')],
  )
}

/** A few bytes that would become gigabytes when decoded. */
function bomb(): Buffer {
  return pngOf(60_000, 60_000, deflateSync(Buffer.alloc(1_000)))
}
