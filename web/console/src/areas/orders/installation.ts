import type { OrderView } from '@console/api/types'
import { say } from '@console/i18n'
import './words'

type Installed = Pick<OrderView, 'installation'>

/** When somebody comes to put it together; none where nobody does. */
export function installationText({ installation }: Installed): string | undefined {
  if (!installation) return undefined
  const { day } = installation
  return day ? say('trade.installation.on', { day }) : say('trade.installation.open')
}

/** The same as a mark in a row: nobody books further ahead than a year, so that month and day are enough. */
export function installationMark({ installation }: Installed): string | undefined {
  if (!installation) return undefined
  const { day } = installation
  return day ? say('trade.installation.mark', { day: day.slice(5) }) : say('trade.installation.mark_open')
}
