import { dateTime, money } from '@console/format'
import { say } from '@console/i18n'
import '@console/areas/goods/words'
import type { GridRow } from './api'
import { textOf, type Known } from './cells'
import type { Column, Editable } from './columns'
import type { Cell } from './pending'

/** What a cell shows of the product as it is. */
export function shownOf(row: GridRow, column: Column, known: Known): string {
  if (column === 'price') {
    const { price_fen, price_to_fen } = row
    return price_fen === price_to_fen ? money(price_fen) : `${money(price_fen)}–${money(price_to_fen)}`
  }
  if (column === 'changed') return dateTime(row.changed_at)
  if (column === 'skus') return String(row.sku_count)
  if (column === 'choose' || column === 'picture') return ''
  return textOf(row, column, known)
}

/** Why a cell is wrong, in words; nothing where it is not. */
export const faultText = (cell: Cell | undefined, row: Pick<GridRow, 'reserved'>): string =>
  cell?.fault ? say(`assistant.cell_faults.${cell.fault}`, { n: row.reserved ?? 0 }) : ''

/** The small line under a cell: why it is wrong, what others did, whom else it concerns, or what becomes of it by itself. */
export function noteOf(row: GridRow, column: Editable, cell: Cell | undefined, known: Known): string {
  if (cell?.fault) return faultText(cell, row)
  if (cell?.isTheirs) return say('assistant.theirs', { value: shownOf(row, column, known) })
  if (column === 'price' && cell && row.sku_count > 1) return say('assistant.all_skus', { n: row.sku_count })
  if (column === 'stock' && cell && row.sku_count > 1)
    return say('assistant.spreads_over', { n: row.sku_count })
  if (column === 'stock' && row.reserved) return say('assistant.reserved_n', { n: row.reserved })
  if (column === 'price' && row.sku_count > 1) return say('assistant.skus_n', { n: row.sku_count })
  if (column === 'state' && row.state === 'stored' && row.list_at)
    return say('goods.lists_at', { time: dateTime(row.list_at) })
  return ''
}
