import type { OrderView } from '@console/api/types'
import { say } from '@console/i18n'
import './words'

/** When somebody comes to put it together; none where nobody does. */
export function installationText({ installation }: Pick<OrderView, 'installation'>): string | undefined {
  if (!installation) return undefined
  const { day } = installation
  return day ? say('trade.installation.on', { day }) : say('trade.installation.open')
}
