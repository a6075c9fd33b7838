/** Every choice a member has, and what each may be; the server knows the same list. */
export const soundEvents = ['first', 'message', 'queue', 'overdue', 'notice'] as const
export type SoundEvent = (typeof soundEvents)[number]
export const toneNames = ['soft', 'bell', 'chime', 'knock', 'rise', 'alarm'] as const
export type ToneName = (typeof toneNames)[number]
export const fonts = ['system', 'song', 'kai', 'round'] as const
export const usualSteps = [20, 30, 60, 100, 180]
/** What stands on the first page where a member has not put anything else there, in this order. */
const usualHome = [
  'to_ship',
  'after_sales',
  'receptions',
  'requests',
  'parcel_concerns',
  'refund_stuck',
  'to_pay',
  'to_invoice',
  'to_reply',
  'promises',
  'stock',
  'sales',
  'notices',
  'team',
]
export const STEP_S = { least: 5, most: 3_600, count: 8 }

export interface Sound {
  on: boolean
  tone: ToneName
  volume: number
}
export interface Settings {
  theme: 'auto' | 'light' | 'dark'
  language: 'zh-CN' | 'en'
  send_key: 'enter' | 'mod_enter'
  font: (typeof fonts)[number]
  font_size: number
  density: 'dense' | 'normal'
  /** Of the list of orders. */
  order_rows: 'dense' | 'normal'
  sounds: boolean
  tones: Record<SoundEvent, Sound>
  notices: boolean
  panes: {
    list: number
    side: number
    side_open: boolean
    list_at: 'left' | 'right'
    side_at: 'left' | 'right'
  }
  /** By action; the empty combination takes an action's key away. */
  keys: Record<string, string>
  /** Seconds of waiting at which the alarm rises. */
  overdue: number[]
  /** Leaders: everyone's customers, not only one's own. */
  overdue_shop: boolean
  overdue_notice: boolean
  /** Modules of home in their order; a newer console may know more of them. */
  home: string[]
}

export const defaults = (): Settings => ({
  theme: 'auto',
  language: 'zh-CN',
  send_key: 'enter',
  font: 'system',
  font_size: 15,
  density: 'dense',
  order_rows: 'normal',
  sounds: true,
  tones: {
    first: { on: true, tone: 'chime', volume: 60 },
    message: { on: true, tone: 'soft', volume: 60 },
    queue: { on: true, tone: 'knock', volume: 60 },
    overdue: { on: true, tone: 'alarm', volume: 70 },
    notice: { on: true, tone: 'bell', volume: 50 },
  },
  notices: false,
  panes: { list: 320, side: 360, side_open: true, list_at: 'left', side_at: 'right' },
  keys: {},
  overdue: [...usualSteps],
  overdue_shop: false,
  overdue_notice: true,
  home: [...usualHome],
})

type Group = { [key: string]: unknown }
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The defaults with what is known and of the right kind of `given`: a newer or older console may have kept more. */
export function merged(base: Settings, given: unknown): Settings {
  const whole = fitted(base as unknown as Group, isGroup(given) ? given : {}) as unknown as Settings
  whole.font_size = Math.min(20, Math.max(12, whole.font_size))
  const steps = readSteps(whole.overdue)
  whole.overdue = steps ?? base.overdue
  whole.home = namesIn(whole.home) ?? base.home
  whole.keys = keysIn(isGroup(given) ? given.keys : {})
  return whole
}

function fitted(base: Group, given: Group): Group {
  const entries = Object.entries(base).map(([key, usual]) => {
    const value = given[key]
    if (isGroup(usual)) return [key, fitted(usual, isGroup(value) ? value : {})]
    const isAlike = typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual)
    return [key, isAlike ? value : usual]
  })
  return Object.fromEntries(entries)
}

function keysIn(given: unknown): Record<string, string> {
  const entries = Object.entries(isGroup(given) ? given : {})
  return Object.fromEntries(entries.filter(([, keys]) => typeof keys === 'string')) as Record<string, string>
}

/** Names as they are kept: each once; nothing where they are no names. */
function namesIn(given: unknown[]): string[] | undefined {
  return given.every((name) => typeof name === 'string') ? [...new Set(given)] : undefined
}

/** Steps as they are kept: whole seconds, ascending, each once; nothing where they make no sense. */
export function readSteps(given: unknown): number[] | undefined {
  if (!Array.isArray(given)) return undefined
  const steps = [...new Set(given as number[])].sort((a, b) => a - b)
  const isGood = (s: number) => Number.isInteger(s) && s >= STEP_S.least && s <= STEP_S.most
  return steps.length > 0 && steps.length <= STEP_S.count && steps.every(isGood) ? steps : undefined
}
