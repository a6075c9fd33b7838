import type { Locator } from '@playwright/test'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const CRASHES = 3
const unsentQuestion = '还没写完的问题：这个桌腿'
const unsentAnswer = '还没写完的回答：桌腿是'

test('kill -9 in the middle of a talk loses nothing and shows nothing twice', async ({ browser, server }) => {
  const [shop, desk] = [await browser.newContext(), await browser.newContext()]
  // Tall enough that every line of this talk is drawn.
  const agent = await Agent.signIn(desk, server.url)
  await agent.page.setViewportSize({ width: 1280, height: 3000 })
  await agent.goOnDuty()
  const shopper = await Shopper.arrive(shop, server.url)
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say('第 0 句，来自顾客')
  await agent.open('第 0 句')
  await agent.say('第 0 句，来自客服')
  await expect(shopper.bubble('第 0 句，来自客服')).toHaveCount(1)
  const asked = ['第 0 句，来自顾客']
  const answered = ['第 0 句，来自客服']

  for (let crash = 1; crash <= CRASHES; crash++) {
    await test.step(`crash ${crash}`, async () => {
      const line = (who: string, when: string) => `第 ${crash} 次，${when}，来自${who}`
      const say = async (when: string) => {
        for (const [person, who, said] of [
          [shopper, '顾客', asked],
          [agent, '客服', answered],
        ] as const) {
          said.push(line(who, when))
          await person.say(line(who, when))
        }
      }
      await say('断开之前')
      await server.kill()
      await say('断开之中')
      await say('断开之后')
      await expect(shopper.chat).toContainText('网络断开，正在重连')
      await expect(agent.page.getByText('网络断开，正在重连')).toBeVisible()
      await server.start()
      // As an impatient person would; but the last time nobody touches anything, and both come back by themselves.
      for (const { page } of crash < CRASHES ? [shopper, agent] : []) {
        const now = page.getByRole('button', { name: '立即重连' })
        await now.click({ timeout: 2_000 }).catch(() => undefined)
      }
      const back = [shopper.chat, agent.page].map((where) => where.getByText('网络断开，正在重连'))
      await Promise.all(back.map((banner) => expect(banner).toBeHidden({ timeout: 40_000 })))
      await expectTalk(agent.log, asked, answered)
      await expectTalk(shopper.log, asked, answered)
    })
  }

  await test.step('both screens tell the talk in the same order', async () => {
    expect(await linesOf(shopper.log)).toEqual(await linesOf(agent.log))
  })

  await test.step('what was not sent outlives a crash and a reload', async () => {
    await shopper.input.fill(unsentQuestion)
    await agent.input.fill(unsentAnswer)
    await expect.poll(() => agent.page.evaluate(stored)).toContain(unsentAnswer)
    await server.kill()
    await server.start()
    await Promise.all([shopper.page.reload(), agent.page.reload()])
    await expect(shopper.input).toHaveValue(unsentQuestion)
    await expect(agent.input).toHaveValue(unsentAnswer)
    await expectTalk(shopper.log, asked, answered)
    await expectTalk(agent.log, asked, answered)
  })
  await Promise.all([shop.close(), desk.close()])
})

/** Each side's lines all there, each once, in the order in which they were written. */
async function expectTalk(log: Locator, asked: string[], answered: string[]) {
  const of = (who: string) => async () => (await linesOf(log)).filter((line) => line.endsWith(who))
  await expect.poll(of('顾客'), { timeout: 60_000 }).toEqual(asked)
  await expect.poll(of('客服'), { timeout: 60_000 }).toEqual(answered)
}

async function linesOf(log: Locator): Promise<string[]> {
  // The console draws its rows in any order, each moved to its place.
  const bubbles = await log.locator('.bubble').evaluateAll((found) =>
    found.map((bubble) => ({
      text: bubble.textContent?.trim() ?? '',
      top: bubble.getBoundingClientRect().top,
    })),
  )
  return bubbles.sort((a, b) => a.top - b.top).map(({ text }) => text)
}

const stored = () => JSON.stringify(localStorage)
