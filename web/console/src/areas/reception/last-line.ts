import type { DeskRow, Entry } from '@kit/live'
import { say } from '@console/i18n'

/** The last line of a row, in words. */
export function lastLineText(last: DeskRow['last']): string {
  if (!last) return ''
  return last.kind === 'text' && last.text ? last.text : say(`kinds.${last.kind}`)
}

/** An entry on one line, for quotes and search results. */
export function entryText(entry: Entry): string {
  switch (entry.kind) {
    case 'text':
      return entry.body.text
    case 'product':
    case 'order':
    case 'card_answer':
      return `${say(`kinds.${entry.kind}`)} ${entry.body.title}`
    case 'case':
      return `${say('kinds.case')} ${entry.body.order_no}`
    case 'card':
      return `${say('kinds.card')} ${entry.body.title}`
    case 'image':
    case 'file':
      return `${say(`kinds.${entry.kind}`)} ${entry.body.name}`
    default:
      return say(`kinds.${entry.kind}`)
  }
}
