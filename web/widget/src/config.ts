export interface Config {
  origin: string
  shop: string
  lang?: string
  identity?: string
  product?: string
  theme?: string
  /** Where the lazily loaded parts lie, and which build they must belong to. */
  part: (name: string) => string
}

declare const __BUILD__: string

/** Must be called while the script runs: later `currentScript` is gone. */
export function readConfig(): Config {
  const script = (document.currentScript ?? document.querySelector('script[data-shop]')) as HTMLScriptElement
  const { shop = '', lang, identity, product, theme } = script.dataset
  const { origin } = new URL(script.src)
  return {
    origin,
    shop,
    lang,
    identity,
    product,
    theme,
    part: (name) => `${origin}/widget/parts/${name}.js?v=${__BUILD__}`,
  }
}

/** Paths come from our server; anything that is not http is not an address. */
export function absolute(config: Config, path: string): string {
  const url = parseUrl(path, config.origin)
  return url && /^https?:$/.test(url.protocol) ? url.href : ''
}

export function parseUrl(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}
