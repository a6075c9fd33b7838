import { computed, shallowRef } from 'vue'

/**
 * Every action with a key from the start, in one table: a test refuses two actions on one key. `Mod` is Ctrl, ⌘ on a Mac.
 * Members bind others under settings; what is shown and heard is `keysOf` and `actionOf`, never this table.
 */
export const keymap = {
  palette: 'Mod+K',
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  urgent: 'Alt+N',
  overdue: 'Alt+J',
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
  resend: 'Alt+Shift+R',
  side_product: 'Alt+P',
  side_order: 'Alt+O',
  side_customer: 'Alt+C',
  toggle_side: 'Alt+Backslash',
  promise_confirm: 'Alt+K',
  promise_dismiss: 'Alt+Shift+K',
  promise_edit: 'Alt+Shift+H',
  presence_online: 'Alt+Shift+1',
  presence_busy: 'Alt+Shift+2',
  presence_suspended: 'Alt+Shift+3',
  presence_rest: 'Alt+Shift+4',
  presence_offline: 'Alt+Shift+5',
  clock_on: 'Alt+Shift+S',
  clock_off: 'Alt+Shift+X',
  hand_over: 'Alt+Shift+J',
  board: 'Alt+Shift+B',
  theme: 'Alt+Shift+T',
  notices: 'Alt+Shift+M',
  notices_read: 'Alt+Shift+D',
  contact_add: 'Alt+Shift+C',
  assistant_save: 'Mod+S',
  assistant_edit: 'Alt+Shift+E',
  assistant_skus: 'Alt+Shift+G',
  settings: 'Mod+Comma',
} as const

/** Actions of the palette that nobody gave a key yet. */
const unkeyed = [
  'language',
  'sign_out',
  'desk_home',
  'after_sales',
  'goods',
  'assistant',
  'batches',
  'assistant_all',
  'assistant_export',
  'assistant_discard',
  'assistant_rules',
  'goods_import',
  'goods_export',
  'reception',
  'block',
  'promises',
  'orders',
  'orders_import',
  'metrics',
  'shifts',
  'contacts',
  'cards',
  'card_product',
  'card_products',
  'card_sku_choice',
  'card_order_invite',
  'card_coupon',
  'card_order',
  'card_pay_reminder',
  'card_price_change',
  'card_sku_change',
  'card_order_check',
  'card_address_check',
  'card_address_change',
  'card_parcel',
  'card_receipt_extension',
  'card_refund',
  'card_after_sale_offer',
  'card_review_invite',
] as const
export type ActionId = keyof typeof keymap | (typeof unkeyed)[number]

export const actionIds = [...Object.keys(keymap), ...unkeyed] as ActionId[]

/** What a member has bound otherwise: a combination, or nothing at all (`''`). */
export type OwnKeys = Partial<Record<string, string>>
const own = shallowRef<OwnKeys>({})
export const bindKeys = (keys: OwnKeys) => void (own.value = { ...keys })

export const usualKeysOf = (id: ActionId): string | undefined => (keymap as Record<string, string>)[id]

/** The keys an action answers to now; follows what the member binds. */
export const keysOf = (id: ActionId): string | undefined => boundIn(own.value, id)

export const boundIn = (keys: OwnKeys, id: ActionId): string | undefined =>
  (keys[id] ?? usualKeysOf(id)) || undefined

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

export const actionOf = (press: Press): ActionId | undefined => byKeys.value.get(combination(press))

const byKeys = computed(() => {
  const found = new Map<string, ActionId>()
  for (const id of actionIds) {
    const keys = boundIn(own.value, id)
    if (keys) found.set(keys, id)
  }
  return found
})
