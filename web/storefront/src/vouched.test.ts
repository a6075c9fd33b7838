import { afterEach, expect, it, vi } from 'vitest'
import { askWho } from './vouched'

const site = 'https://tea.example'
const jwt = (claims: object) => `h.${btoa(JSON.stringify(claims)).replace(/=/g, '')}.s`
const given = jwt({ sub: 'u-1042', via: site })

afterEach(() => vi.unstubAllGlobals())

const say = (source: object, origin: string, data: unknown) =>
  dispatchEvent(Object.assign(new Event('message'), { source, origin, data }))

it('is whoever the site that led here says, and looks again whenever somebody is known', () => {
  const opener = { postMessage: vi.fn() }
  vi.stubGlobal('opener', opener)
  const [identify, changed] = [vi.fn(), vi.fn()]
  addEventListener('yingke:changed', changed)
  askWho('qingmu', identify)
  expect(opener.postMessage).toHaveBeenCalledExactlyOnceWith({ yingke: 'who', shop: 'qingmu' }, '*')
  say(opener, site, { yingke: 'identity', identity: given })
  expect(identify).toHaveBeenCalledExactlyOnceWith(given)
  expect(changed).not.toHaveBeenCalled()
  // Of the visit that was on its way, and of the one with the name.
  dispatchEvent(new Event('yingke:known'))
  dispatchEvent(new Event('yingke:known'))
  expect(changed).toHaveBeenCalledTimes(2)
})
it('believes no other page, and no page what was given to another', () => {
  const opener = { postMessage: vi.fn() }
  vi.stubGlobal('opener', opener)
  const identify = vi.fn()
  askWho('qingmu', identify)
  say({}, site, { yingke: 'identity', identity: given })
  say(opener, 'https://evil.example', { yingke: 'identity', identity: given })
  say(opener, site, { yingke: 'identity', identity: jwt({ sub: 'u-1042' }) })
  say(opener, site, { yingke: 'identity', identity: 'x' })
  say(opener, site, null)
  expect(identify).not.toHaveBeenCalled()
})
it('asks nobody where no page led here', () => {
  expect(() => askWho('qingmu', vi.fn())).not.toThrow()
})
