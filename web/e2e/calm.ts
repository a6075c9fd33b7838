import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './journey'

const themes = ['light', 'dark'] as const

/** Asks axe about what is on the screen now, light and dark; `only` where it was asked the same about the other already. */
export async function calm(page: Page, only?: (typeof themes)[number]) {
  for (const colorScheme of only ? [only] : themes) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(settled)
    // In the page itself: the usual way opens another page for each look, for frames that are not here.
    const { violations } = await new AxeBuilder({ page, axeSource: await sourceFor(page) })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode(true)
      .analyze()
    const told = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(' | ')}`,
    )
    expect.soft(told, `${page.url()}, ${colorScheme}`).toEqual([])
  }
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
