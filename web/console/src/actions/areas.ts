import { actionIds, type ActionId } from './keymap'

/** Where an action belongs on the sheet: its name is under `keys.areas`. What nobody placed stands under the last. */
const places: [area: string, ids: RegExp][] = [
  ['conversations', /^(next|previous|urgent|overdue|focus_list|group_.*)$/],
  ['chat', /^(focus_input|whisper|emoji|attach|find|to_unread|to_bottom|resend|phrase.*|cards|card_.*)$/],
  ['service', /^(no_reply|take|transfer|star|close|block|invite.*|step_in|promise.*)$/],
  ['side', /^(side_.*|toggle_side)$/],
  ['presence', /^(presence_.*|clock_.*|hand_over)$/],
  ['assistant', /^assistant_/],
  ['everywhere', /./],
]

interface ActionArea {
  area: string
  ids: ActionId[]
}

/** Every action, by area, in the order of the sheet. */
export function actionsByArea(): ActionArea[] {
  const areaOf = (id: ActionId) => places.find(([, ids]) => ids.test(id))![0]
  return places
    .map(([area]) => ({ area, ids: actionIds.filter((id) => areaOf(id) === area) }))
    .filter(({ ids }) => ids.length > 0)
}
