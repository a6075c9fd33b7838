import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './journey'

/** What one theme may break alone: all else is the same page. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** Asks axe about what is on the screen now: everything when it is light, the colours when it is dark, which `only` leaves out. */
export async function calm(page: Page, only?: 'light') {
  for (const colorScheme of only ? [only] : (['light', 'dark'] as const)) {
    const rules = colorScheme === 'dark' && { runOnly: { type: 'rule' as const, values: ofColour } }
    await page.emulateMedia({ colorScheme })
    // What came or went while it was looked at is looked at once more; what is wrong stays so.
    const told = (await look(page, rules)).length ? await look(page, rules) : []
    expect.soft(told, `${page.url()}, ${colorScheme}`).toEqual([])
  }
}

async function look(page: Page, rules: false | { runOnly: { type: 'rule'; values: string[] } }) {
  await page.evaluate(settled)
  // In the page itself: the usual way opens another page for each look, for frames that are not here.
  const { violations } = await new AxeBuilder({ page, axeSource: await sourceFor(page) })
    .options({ resultTypes: ['violations'], ...rules })
    .setLegacyMode(true)
    .analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(' | ')}`,
  )
}

/** A colour on its way from light to dark is neither. */
async function settled() {
  await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))
  const changing = document.getAnimations().filter((each) => each instanceof CSSTransition)
  await Promise.allSettled(changing.map(({ finished }) => finished))
}

/** Axe is half a megabyte of script, read twice a look: a page that has it is given an empty one. */
async function sourceFor(page: Page) {
  return (await page.evaluate(() => 'axe' in window)) ? 'void 0' : undefined
}
