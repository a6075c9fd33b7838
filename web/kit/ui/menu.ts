import type { IconName } from './icons'

export interface MenuItem {
  id: string
  label: string
  hint?: string
  icon?: IconName
  /** A presence mark instead of an icon. */
  dot?: string
  keys?: string
  checked?: boolean
  danger?: boolean
  /** Why it cannot be picked now, in words. */
  blocked?: string | undefined
}
