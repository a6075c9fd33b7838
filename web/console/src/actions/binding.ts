import { actionIds, boundIn, combination, usualKeysOf, type ActionId, type OwnKeys } from './keymap'

/** Why a combination is no shortcut: the words are under `keys.refused`. */
type Unfit = 'types_text' | 'browser' | 'text_field' | 'lists'

/** The browser or the system takes these before a page sees them, or does something else with them that is missed. */
const ofBrowser = new Set([
  ...each('Mod+', 'TWNRLPDHJO'),
  ...each('Mod+Shift+', 'TNWRIJCP'),
  ...each('Mod+', '0123456789'),
  ...words('Mod+Minus Mod+Equal Mod+Tab Mod+Shift+Tab Mod+Shift+Delete Mod+F4 Mod+F5'),
  ...words('Alt+D Alt+E Alt+F Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+F4 Alt+Tab Alt+Space'),
  ...words('F1 F3 F5 F6 F7 F11 F12 Shift+F5 Shift+F10'),
])
/** Editing needs these in every field. */
const ofFields = new Set([
  ...each('Mod+', 'ACVXZY'),
  ...words('Mod+Shift+Z Mod+Shift+V Mod+B Mod+U Mod+Home Mod+End'),
  ...words('Mod+ArrowLeft Mod+ArrowRight Mod+ArrowUp Mod+ArrowDown'),
  ...words('Mod+Shift+ArrowLeft Mod+Shift+ArrowRight Mod+Shift+ArrowUp Mod+Shift+ArrowDown'),
  ...words('Mod+Backspace Mod+Delete Mod+Enter Mod+Shift+Enter'),
])
const held = /^(Control|Meta|Alt|AltGraph|Shift|OS|CapsLock|Fn)/

/** A press that is nothing but held keys is not finished yet. */
export const isFinished = (press: { code: string }) => press.code !== '' && !held.test(press.code)

/** Why these keys cannot be a shortcut of ours, if they cannot. */
export function unfit(keys: string): Unfit | undefined {
  if (ofFields.has(keys)) return 'text_field'
  if (ofBrowser.has(keys)) return 'browser'
  if (/^(Shift\+)?(Arrow|Enter|Escape|Tab|Space|Backspace|Delete|Home|End|Page)/.test(keys)) return 'lists'
  const isFunctionKey = /^(Shift\+)?F\d+$/.test(keys)
  return isFunctionKey || /^(Mod|Alt)\+/.test(keys) ? undefined : 'types_text'
}

/** Who answers to these keys already. */
export const holderOf = (own: OwnKeys, keys: string, but: ActionId): ActionId | undefined =>
  actionIds.find((id) => id !== but && boundIn(own, id) === keys)

/** Actions that share a key with another, as two devices may have bound apart from each other. */
export function clashing(own: OwnKeys): Set<ActionId> {
  const found = new Set<ActionId>()
  for (const id of actionIds) {
    const keys = boundIn(own, id)
    if (keys && holderOf(own, keys, id)) found.add(id)
  }
  return found
}

/** Own keys after `id` was bound; whoever had them before answers to none. What is usual is not kept. */
export function bound(own: OwnKeys, id: ActionId, keys: string): OwnKeys {
  const holder = keys ? holderOf(own, keys, id) : undefined
  const next = { ...own, [id]: keys, ...(holder && { [holder]: '' }) }
  if (keys === (usualKeysOf(id) ?? '')) delete next[id]
  return next
}

/** Own keys after `id` went back to the usual; whoever took them meanwhile gives them back. */
export function reset(own: OwnKeys, id: ActionId): OwnKeys {
  return bound(own, id, usualKeysOf(id) ?? '')
}

function words(keys: string) {
  return keys.split(' ')
}
function each(held: string, keys: string) {
  return [...keys].map((key) => held + key)
}

export { combination }
