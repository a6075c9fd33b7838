import type { Server } from './server'

/** The demo's furniture shop serves all day: at night its reply to the night would come between. */
export async function serveAllDay(server: Server) {
  const json = { 'content-type': 'application/json' }
  const call = async (method: string, path: string, cookie: string, body?: object) => {
    const asked = { method, headers: { ...json, cookie }, ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${server.url}/api${path}`, asked)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const signed = await call('POST', '/sign-in', '', { login: 'zhaoyun', password: 'yingke-demo' })
  const cookie = signed.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const me = await (await call('GET', '/me', cookie)).json()
  const shop = me.memberships.find(({ shop }: { shop: { slug: string } }) => shop.slug === 'qingmu').shop.id
  const { rev } = await (await call('GET', `/shops/${shop}/calendar`, cookie)).json()
  const day = [{ from: 0, to: 1_440 }]
  const duty = { week: Array.from({ length: 7 }, () => day), holidays: null, make_up: null }
  await call('PUT', `/shops/${shop}/calendar/duty-times`, cookie, { duty, rev })
}
