import { ref } from 'vue'
import { useRouter } from 'vue-router'
import type { Presence } from '@kit/live'
import { toast } from '@kit/ui'
import { offer } from '@console/actions/actions'
import { problemText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import { useSession } from '@console/session'
import { useSettings } from '@console/settings/settings'
import { mayLeave } from '@console/unsaved'
import { askPage } from './acts'
import { heldBy, type Held } from './held'

export const presences: Presence[] = ['online', 'busy', 'suspended', 'rest', 'offline']

/** What can be done from anywhere in a shop. */
export function useShellActions(shop: Shop) {
  const router = useRouter()
  const session = useSession()
  const { settings } = useSettings()
  const go = (name: string) => void router.push({ name, params: { shop: shop.slug } })
  /** Opens a page for what it is to do there; one with unsaved changes may stay instead. */
  async function ask(name: string, act: string) {
    await router.push({ name, params: { shop: shop.slug } })
    if (router.currentRoute.value.name === name) askPage(act)
  }
  const { role } = shop.membership.member
  const isOff = () => !['owner', 'supervisor', 'agent'].includes(role)
  const isNotGoods = () => !['owner', 'supervisor', 'operations'].includes(role)

  async function signOut() {
    if (!(await mayLeave())) return
    await session.signOut().catch(() => undefined)
    await router.replace({ name: 'sign-in' })
  }
  function turnTheme() {
    const order = ['auto', 'light', 'dark'] as const
    settings.theme = order[(order.indexOf(settings.theme) + 1) % order.length]!
  }
  /** What who wants to go offline still has; nothing while nobody asks. */
  const leaving = ref<Held>()
  function become(state: Presence) {
    const held = heldBy(shop.me, shop.rows.value)
    if (state === 'offline' && shop.myPresence.value !== 'offline' && held.open) leaving.value = held
    else shop.become(state)
  }
  const readNotices = () =>
    shop.notices.readUntilNow().then(
      () => toast(say('notice_toast.all_read'), { tone: 'good' }),
      (error: unknown) => toast(problemText(error), { tone: 'late' }),
    )
  offer([
    { id: 'desk_home', run: () => go('desk-home') },
    { id: 'after_sales', run: () => go('after_sales') },
    { id: 'goods', run: () => go('goods') },
    { id: 'assistant', run: () => go('goods-assistant'), isOff: isNotGoods },
    { id: 'batches', run: () => go('goods-batches'), isOff: isNotGoods },
    { id: 'goods_import', run: () => go('goods-imports'), isOff: isNotGoods },
    { id: 'goods_export', run: () => void ask('goods', 'export'), isOff: isNotGoods },
    { id: 'reception', run: () => go('reception') },
    { id: 'notices', run: () => go('notices') },
    {
      id: 'board',
      run: () => go('board'),
      isOff: () => !['owner', 'supervisor'].includes(shop.membership.member.role),
    },
    { id: 'promises', run: () => go('promises') },
    { id: 'orders', run: () => go('orders') },
    { id: 'orders_import', run: () => go('order-imports'), isOff: isNotGoods },
    { id: 'metrics', run: () => go('metrics') },
    { id: 'shifts', run: () => go('shifts') },
    { id: 'contacts', run: () => go('contacts') },
    { id: 'notices_read', run: () => void readNotices(), isOff: () => shop.notices.total.value === 0 },
    { id: 'contact_add', run: () => void ask('contacts', 'add'), isOff },
    { id: 'clock_on', run: () => void ask('shifts', 'on'), isOff },
    { id: 'clock_off', run: () => void ask('shifts', 'off'), isOff },
    { id: 'hand_over', run: () => void ask('shifts', 'hand_over'), isOff },
    { id: 'settings', run: () => go('settings') },
    { id: 'theme', run: turnTheme },
    { id: 'language', run: () => (settings.language = settings.language === 'en' ? 'zh-CN' : 'en') },
    { id: 'sign_out', run: () => void signOut() },
    ...presences.map((state) => ({
      id: `presence_${state}` as const,
      run: () => become(state),
      isOff: () => !shop.isOnline.value,
    })),
  ])
  return { leaving }
}
