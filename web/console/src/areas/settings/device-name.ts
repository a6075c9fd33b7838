/** What a browser calls itself, in a few words: `Chrome · Windows`. */
export function deviceName(agent: string): string | undefined {
  const browser = browsers.find(([, pattern]) => pattern.test(agent))?.[0]
  const system = systems.find(([, pattern]) => pattern.test(agent))?.[0]
  const words = [browser, system].filter(Boolean).join(' · ')
  return words || agent.trim().slice(0, 40) || undefined
}

// The first that fits: everyone claims to be Safari, most claim to be Chrome.
const browsers: [string, RegExp][] = [
  ['微信', /MicroMessenger/],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['QQ 浏览器', /QQBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
]
const systems: [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['鸿蒙', /HarmonyOS/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh|Mac OS X/],
  ['Linux', /Linux|X11/],
]
