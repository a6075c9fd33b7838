import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import { toast } from '@kit/ui'
import type { NoticeView } from '@console/api/types'
import { say } from '@console/i18n'
import { isQuiet } from '@console/live/notices'
import type { Shop } from '@console/live/shop'
import { useSettings } from '@console/settings/settings'
import { ring } from './sounds'

/** A notice that arrives says so the way its reader chose; it is in the list in any case. */
export function useNoticeAlerts(shop: Shop) {
  const router = useRouter()
  const { settings } = useSettings()
  const saying = (notice: NoticeView) => (settings.language === 'en' ? notice.en : notice.zh)

  const stop = shop.notices.onTold((notice) => {
    const wish = shop.notices.wishes.value[notice.category]
    const mayDisturb = !isQuiet(shop.notices.wishes.value, notice.category, shop.now.value)
    if (wish.toast && router.currentRoute.value.name !== 'notices') show(notice)
    if (wish.sound && mayDisturb) ring('notice', settings)
    if (wish.desktop && mayDisturb && !document.hasFocus()) notify(notice)
  })

  async function open(notice: NoticeView) {
    void shop.notices.read(notice.id).catch(() => undefined)
    const { placeOf } = await import('@console/areas/notices/jump')
    const place = notice.link && (await placeOf(shop, notice.link).catch(() => undefined))
    await router.push(place ?? { name: 'notices', params: { shop: shop.slug } })
  }
  function show(notice: NoticeView) {
    const action = { label: say('notice_toast.open'), run: () => void open(notice) }
    toast(saying(notice).title, {
      ms: 6_000,
      tone: notice.category === 'violation' ? 'late' : 'calm',
      action,
    })
  }
  function notify(notice: NoticeView) {
    if (!('Notification' in window) || Notification.permission !== 'granted') return
    const { title, text } = saying(notice)
    const tag = `notice-${shop.slug}-${notice.id}`
    const shown = new Notification(title, { body: text, tag, icon: '/console/icon.svg' })
    shown.onclick = () => {
      window.focus()
      shown.close()
      void open(notice)
    }
  }
  onScopeDispose(stop)
}
