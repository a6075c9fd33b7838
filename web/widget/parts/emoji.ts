import type { Hand } from '../src/parts'

export { default as css } from './emoji.css?inline'

const EMOJI =
  '😀😄😁😆😂🤣😊😉😍🥰😘😋😜🤗🤔🤭😏😌😴😪😅😓😥😢😭😤😠😡😱😳🥺😮🙄😬🤐😷🤒🥳😎🤩👍👎👌✌️🤝👏🙏💪👋☝️🫶❤️💔💯🔥✨🌟🎉🎁🌹🌸🍀☕🍵🍰🛋️🪑🛏️🚪🪵🧰📦🚚📏📷📞💰🧾✅❌❓❗⏰🏠'

/** A grid walked with the arrow keys; one button of it is in the tab order. */
export function emojiPicker({ h, say }: Hand, pick: (emoji: string) => void): HTMLElement {
  const cells = [...new Intl.Segmenter().segment(EMOJI)].map(({ segment }) => {
    return h(
      'button',
      { type: 'button', class: 'emoji', tabindex: -1, onclick: () => pick(segment) },
      segment,
    )
  })
  cells[0]!.tabIndex = 0
  const grid = h('div', { class: 'emojis', role: 'group', 'aria-label': say('emoji') }, ...cells)
  grid.addEventListener('keydown', (event) => walk(event, cells))
  return grid
}

function walk(event: KeyboardEvent, cells: HTMLElement[]) {
  const at = cells.indexOf(event.target as HTMLElement)
  const perRow = cells.filter((cell) => cell.offsetTop === cells[0]!.offsetTop).length
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.key]
  const next = step && cells[at + step]
  if (!next) return
  event.preventDefault()
  cells[at]!.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}
