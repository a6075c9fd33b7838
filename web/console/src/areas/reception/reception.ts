import { computed, inject, onScopeDispose, ref, shallowRef, watch, type InjectionKey } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { useRoute, useRouter } from 'vue-router'
import type { DeskRow } from '@kit/live'
import type { Shop } from '@console/live/shop'
import { Drafts } from './model/drafts'
import { groupOf, type Group } from './model/groups'
import { openTalk, type Talk } from './talk'
import { makeUploads } from './composer/uploads'

export type Reception = ReturnType<typeof openReception>
export const RECEPTION: InjectionKey<Reception> = Symbol('reception')

export function useReception(): Reception {
  const reception = inject(RECEPTION)
  if (!reception) throw new Error('reception is not open here')
  return reception
}

export type SideTab = 'product' | 'order' | 'customer'

/** What the three panes share: the chosen group and conversation, the talk, drafts, uploads, the side's tab. */
export function openReception(shop: Shop) {
  const route = useRoute()
  const router = useRouter()
  const group = ref<Group>('mine')
  const tab = ref<SideTab>('product')
  const talk = shallowRef<Talk>()
  const closing = ref(new Set<string>())
  const conversation = computed(() => (route.params.conversation as string) || undefined)
  const drafts = new Drafts(`yingke.${shop.slug}.${shop.me}.draft.`)

  const view = useQuery({
    queryKey: ['conversation', shop.slug, conversation],
    queryFn: () => shop.api.conversation(conversation.value!),
    enabled: computed(() => Boolean(conversation.value)),
  })
  const row = computed<DeskRow | undefined>(() =>
    conversation.value ? (shop.row(conversation.value) ?? view.data.value?.row) : undefined,
  )
  const looking = computed(() =>
    conversation.value
      ? (shop.looking.get(conversation.value) ?? view.data.value?.looking ?? undefined)
      : undefined,
  )

  watch(
    conversation,
    (id) => {
      talk.value?.close()
      talk.value = id ? openTalk(shop, id) : undefined
    },
    { immediate: true },
  )
  // A conversation opened by its address shows in the group it belongs to.
  const stopGroup = watch(
    row,
    (first) => {
      if (!first) return
      group.value = groupOf(first, shop.me)
      stopGroup()
    },
    { immediate: false },
  )
  const flush = () => drafts.flush()
  addEventListener('pagehide', flush)
  onScopeDispose(() => {
    removeEventListener('pagehide', flush)
    flush()
    talk.value?.close()
  })

  function open(id: string) {
    const target = { name: 'reception', params: { shop: shop.slug, conversation: id } }
    // On a phone each screen is a step back; on a desk twenty conversations are not.
    void (conversation.value ? router.replace(target) : router.push(target))
  }

  return {
    shop,
    group,
    tab,
    talk,
    conversation,
    row,
    looking,
    view,
    drafts,
    closing,
    uploads: makeUploads(shop),
    /** There is none at this address, or none for this member's eyes. */
    isUnknown: computed(() => view.isError.value && !row.value),
    isMine: computed(() => row.value?.status === 'assigned' && row.value.assignee === shop.me),
    isQueued: computed(() => row.value?.status === 'queued'),
    isClosed: computed(() => row.value?.status === 'closed'),
    open,
    leave: () => void router.push({ name: 'reception', params: { shop: shop.slug } }),
  }
}
