const apple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

const caps: Record<string, string> = {
  Mod: apple ? '⌘' : 'Ctrl',
  Ctrl: 'Ctrl',
  Alt: apple ? '⌥' : 'Alt',
  Shift: apple ? '⇧' : 'Shift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Enter: '↵',
}

/** What is printed on the keys of a combination such as `Mod+K`. */
export const keyCaps = (keys: string): string[] => keys.split('+').map((key) => caps[key] ?? key)

export const keyText = (keys: string): string => keyCaps(keys).join(apple ? '' : '+')
