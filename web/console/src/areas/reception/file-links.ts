import { computed, shallowReactive, toValue, watchEffect, type MaybeRefOrGetter } from 'vue'
import type { FileLink } from '@console/api/types'
import { useShop, type Shop } from '@console/live/shop'

const GATHER_MS = 30
const MARGIN_MS = 30_000

interface Links {
  known: Map<string, FileLink>
  want(file: string): void
  renew(file: string): void
}
const perShop = new WeakMap<Shop, Links>()

/** The signed address of a stored file; many asked for at once are one request. */
export function useFileLink(file: MaybeRefOrGetter<string>) {
  const shop = useShop()
  const links = linksOf(shop)
  watchEffect(() => links.want(toValue(file)))
  return {
    link: computed(() => links.known.get(toValue(file))),
    renew: () => links.renew(toValue(file)),
  }
}

function linksOf(shop: Shop): Links {
  const existing = perShop.get(shop)
  if (existing) return existing
  const made = makeLinks(shop)
  perShop.set(shop, made)
  return made
}

function makeLinks(shop: Shop): Links {
  const known = shallowReactive(new Map<string, FileLink>())
  const asked = new Set<string>()
  let wanted = new Set<string>()

  async function ask() {
    const files = [...wanted]
    wanted = new Set()
    const links = await shop.api.fileLinks(files).catch(() => ({}) as Record<string, FileLink>)
    for (const file of files) asked.delete(file)
    for (const [file, link] of Object.entries(links)) known.set(file, link)
  }
  function want(file: string) {
    const link = known.get(file)
    if (!file || asked.has(file) || (link && link.expires_at > Date.now() + MARGIN_MS)) return
    asked.add(file)
    if (wanted.size === 0) setTimeout(() => void ask(), GATHER_MS)
    wanted.add(file)
  }
  return {
    known,
    want,
    renew(file) {
      known.delete(file)
      want(file)
    },
  }
}
