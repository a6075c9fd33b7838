import type { IconName } from '@kit/ui'
import type { Role } from '@console/api/types'

interface Area {
  /** Its route's name, its action in the palette, and its name under `rail`. */
  name: string
  icon: IconName
  roles?: Role[]
}

/** The rail, from top to bottom. One line per area. */
export const areas: Area[] = [
  { name: 'desk-home', icon: 'home' },
  { name: 'reception', icon: 'reception' },
  { name: 'notices', icon: 'bell' },
  { name: 'board', icon: 'people', roles: ['owner', 'supervisor'] },
  { name: 'promises', icon: 'clock', roles: ['owner', 'supervisor', 'agent'] },
  { name: 'orders', icon: 'order' },
  { name: 'after_sales', icon: 'refund' },
  { name: 'goods', icon: 'goods' },
  { name: 'metrics', icon: 'chart', roles: ['owner', 'supervisor', 'agent'] },
  { name: 'shifts', icon: 'calendar', roles: ['owner', 'supervisor', 'agent'] },
  { name: 'contacts', icon: 'customer', roles: ['owner', 'supervisor', 'agent'] },
]
