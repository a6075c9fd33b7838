import type { OrderView } from '@console/api/types'
import { say } from '@console/i18n'
import { skuWords } from '@kit/sku'
import './words'

export type Exchanged = OrderView['lines'][number]['exchanged'][number]

/** What the buyer has by now in the place of what was bought: 已换为 胡桃木色 · 1.4m × 1. */
export const exchangedText = ({ sku, quantity }: Exchanged): string =>
  say('trade.exchanged', { sku: skuWords(sku), n: quantity })
