import { onScopeDispose, shallowReactive } from 'vue'
import { actionOf, type ActionId } from './keymap'

export interface Action {
  id: ActionId
  run: () => void
  /** Not now: it neither answers its key nor stands in the palette. */
  isOff?: () => boolean
}

const registered = shallowReactive(new Map<ActionId, Action>())

export const availableActions = () => [...registered.values()].filter((action) => !action.isOff?.())

export function runAction(id: ActionId) {
  const action = registered.get(id)
  if (action && !action.isOff?.()) action.run()
}

/** Offers actions while the calling component lives. */
export function offer(actions: Action[]) {
  for (const action of actions) registered.set(action.id, action)
  onScopeDispose(() => {
    for (const action of actions) if (registered.get(action.id) === action) registered.delete(action.id)
  })
}

/** Keys work everywhere but behind an open dialog. */
export function listenToKeys() {
  function press(event: KeyboardEvent) {
    if (event.isComposing || event.repeat) return
    const id = actionOf(event)
    const action = id && registered.get(id)
    if (!action || action.isOff?.() || isBehindDialog(id)) return
    event.preventDefault()
    action.run()
  }
  addEventListener('keydown', press)
  onScopeDispose(() => removeEventListener('keydown', press))
}

const isBehindDialog = (id: ActionId) => id !== 'palette' && document.querySelector('dialog[open]') !== null
