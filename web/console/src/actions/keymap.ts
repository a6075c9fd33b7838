/** Every action with a key, in one table: a test refuses two actions on one key. `Mod` is Ctrl, ⌘ on a Mac. */
export const keymap = {
  palette: 'Mod+K',
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  urgent: 'Alt+N',
  focus_list: 'Alt+L',
  focus_input: 'Alt+I',
  group_mine: 'Alt+1',
  group_queue: 'Alt+2',
  group_colleagues: 'Alt+3',
  group_closed: 'Alt+4',
  group_starred: 'Alt+5',
  no_reply: 'Alt+R',
  take: 'Alt+G',
  transfer: 'Alt+T',
  star: 'Alt+S',
  close: 'Alt+X',
  whisper: 'Alt+Q',
  emoji: 'Alt+M',
  attach: 'Alt+A',
  find: 'Mod+F',
  to_unread: 'Alt+U',
  to_bottom: 'Alt+B',
  side_product: 'Alt+P',
  side_order: 'Alt+O',
  side_customer: 'Alt+C',
  toggle_side: 'Alt+Backslash',
  presence_online: 'Alt+Shift+1',
  presence_busy: 'Alt+Shift+2',
  presence_suspended: 'Alt+Shift+3',
  presence_rest: 'Alt+Shift+4',
  presence_offline: 'Alt+Shift+5',
  board: 'Alt+Shift+B',
  theme: 'Alt+Shift+T',
  notices: 'Alt+Shift+M',
  settings: 'Mod+Comma',
} as const

export type ActionId = keyof typeof keymap | 'language' | 'sign_out' | 'reception'

export const keysOf = (id: ActionId): string | undefined => (keymap as Record<string, string>)[id]

interface Press {
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** The combination of a press, written as in the table. By place on the keyboard, so that Option on a Mac works too. */
export function combination(press: Press): string {
  const key = press.code.replace(/^(Key|Digit)/, '')
  const held = [
    (press.ctrlKey || press.metaKey) && 'Mod',
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
  ].filter(Boolean)
  return [...held, key].join('+')
}

export const actionOf = (press: Press): ActionId | undefined => byKeys.get(combination(press))

const byKeys = new Map(Object.entries(keymap).map(([id, keys]) => [keys as string, id as ActionId]))
