import { useDebounce } from '@vueuse/core'
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { toast, type IconName } from '@kit/ui'
import { availableActions } from '@console/actions/actions'
import { keysOf } from '@console/actions/keymap'
import { lastLineText } from '@console/areas/reception/last-line'
import { money } from '@console/format'
import type { Shop } from '@console/live/shop'

export interface Choice {
  id: string
  section: 'actions' | 'conversations' | 'products'
  icon: IconName
  label: string
  hint?: string | undefined
  keys?: string | undefined
  run: () => void
}

/** What the palette offers for a query: actions, conversations on the desk, products. */
export function usePalette(shop: Shop, query: Ref<string>) {
  const { t } = useI18n()
  const router = useRouter()
  const wanted = computed(() => query.value.trim().toLowerCase())
  const settled = useDebounce(wanted, 180)
  const products = useQuery({
    queryKey: ['products', shop.slug, settled],
    queryFn: () => shop.api.products(settled.value, 6),
    enabled: computed(() => settled.value.length > 0),
  })

  const actions = computed<Choice[]>(() =>
    availableActions()
      .filter(({ id }) => id !== 'palette')
      .map(({ id, run }) => ({
        id,
        section: 'actions' as const,
        icon: 'command' as const,
        label: t(`actions.${id}`),
        keys: keysOf(id),
        run,
      }))
      .filter(({ label, id }) => fits(label, id)),
  )
  const conversations = computed<Choice[]>(() =>
    shop.rows.value
      .filter((row) => fits(row.customer.name, row.last?.text ?? ''))
      .slice(0, wanted.value ? 12 : 5)
      .map((row) => ({
        id: row.conversation,
        section: 'conversations',
        icon: 'reception',
        label: row.customer.name,
        hint: lastLineText(row.last),
        run: () =>
          void router.push({
            name: 'reception',
            params: { shop: shop.slug, conversation: row.conversation },
          }),
      })),
  )
  const goods = computed<Choice[]>(() =>
    !wanted.value
      ? []
      : (products.data.value ?? []).map((product) => ({
          id: product.id,
          section: 'products',
          icon: 'product',
          label: product.title,
          hint: `${product.code} · ${money(product.price_fen)}`,
          run: () => openProduct(product.id),
        })),
  )

  const fits = (...words: string[]) => words.some((word) => word.toLowerCase().includes(wanted.value))

  function openProduct(product: string) {
    const { params } = router.currentRoute.value
    if (!params.conversation) toast(t('palette.open_a_chat_first'))
    void router.push({
      name: 'reception',
      params: { ...params, shop: shop.slug },
      query: { side: 'product', product },
    })
  }

  return computed(() =>
    wanted.value
      ? [...conversations.value, ...goods.value, ...actions.value]
      : [...conversations.value, ...actions.value],
  )
}
