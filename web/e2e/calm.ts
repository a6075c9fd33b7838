import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './journey'

const themes = ['light', 'dark'] as const

/** Asks axe about what is on the screen now, light and dark. */
export async function calm(page: Page) {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    // In the page itself: the usual way opens another page for each look, for frames that are not here.
    const { violations } = await new AxeBuilder({ page })
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
