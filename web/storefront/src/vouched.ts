/**
 * Whoever comes from a card in the chat on a site of the shop stays who they are there: that page vouches for a shopper whom the shop
 * knows. What it says was given to its own site by the server: any other page could make this browser somebody else's.
 */
export function askWho(shop: string, identify: (jwt: string) => void) {
  const from: Window | null = window.opener
  if (!from) return
  let isNamed = false
  // A visit that was on its way before the name came is known first, as nobody.
  addEventListener('yingke:known', () => isNamed && dispatchEvent(new Event('yingke:changed')))
  addEventListener('message', ({ source, origin, data }) => {
    const { yingke, identity } = Object(data)
    if (source !== from || yingke !== 'identity' || siteOf(identity) !== origin) return
    isNamed = true
    identify(identity)
  })
  from.postMessage({ yingke: 'who', shop }, '*')
}

/** Whether its signature is right the server says. */
function siteOf(jwt: unknown): string | undefined {
  try {
    const claims = String(jwt).split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/')
    return JSON.parse(atob(claims)).via
  } catch {
    return undefined
  }
}
