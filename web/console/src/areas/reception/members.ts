import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useShop } from '@console/live/shop'

/** The people of the shop, with what they are doing right now. */
export function useMembers() {
  const shop = useShop()
  const query = useQuery({ queryKey: ['members', shop.slug], queryFn: shop.api.members, staleTime: 60_000 })
  const members = computed(() =>
    (query.data.value ?? []).map((member) => ({ ...member, ...shop.presence.get(member.id) })),
  )
  const nameOf = (id: string) => members.value.find((member) => member.id === id)?.nick ?? '…'
  return { query, members, nameOf }
}
