import type { Problem } from '@console/api/problem'
import type { ShopSettings } from '@console/api/types'
import { problemText, say } from '@console/i18n'

/** As one types it: a site a line. */
export interface ShopForm {
  name: string
  sites: string
}

export const asForm = ({ name, sites }: ShopSettings): ShopForm => ({ name, sites: sites.join('\n') })

export const settingsOf = ({ name, sites }: ShopForm): ShopSettings => ({
  name: name.trim(),
  sites: linesOf(sites),
})

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The one line that puts the chat on a page, with who comes where the site says so. */
export function tagFor(address: string, slug: string, identity?: string) {
  const who = identity ? ` data-identity="${identity}"` : ''
  return `<script src="${address.replace(/\/+$/, '')}/widget.js" data-shop="${slug}"${who} async></${'script'}>`
}

/** Where a refusal belongs and what is said there; nothing where it is about no field. */
export function faultOf(problem: Problem): { at: 'name' | 'sites'; text: string } | undefined {
  const [, field, line] = problem.field?.match(/^settings\.(name|sites)(?:\.(\d+))?$/) ?? []
  if (!field) return undefined
  const text = problemText(problem)
  const at = field as 'name' | 'sites'
  return { at, text: line ? say('shop_page.at_line', { n: Number(line) + 1, text }) : text }
}
