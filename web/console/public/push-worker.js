// Shows what the message centre pushes, and opens it. It sees no words of a notice: those are read in the console.
const words = {
  zh: {
    order: '订单有新消息',
    after_sale: '退款售后有新消息',
    logistics: '物流有新消息',
    goods: '商品有新消息',
    violation: '违规提醒',
    system: '系统消息',
    trial: '推送正常，以后的消息会这样出现',
  },
  en: {
    order: 'News of an order',
    after_sale: 'News of a refund',
    logistics: 'News of a parcel',
    goods: 'News of a product',
    violation: 'A rule was broken',
    system: 'News of the system',
    trial: 'Push works: this is how messages will appear',
  },
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('push', (event) => event.waitUntil(show(event.data ? event.data.json() : {})))
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data))
})

async function show({ shop, name, category }) {
  // Whoever looks at the console sees it there.
  const open = await self.clients.matchAll({ type: 'window' })
  if (category && open.some((client) => client.focused)) return
  const language = self.navigator.language.startsWith('zh') ? 'zh' : 'en'
  const body = words[language][category || 'trial'] || words[language].system
  await self.registration.showNotification(name || 'Yingke', {
    body,
    tag: `notices-${shop}-${category || 'trial'}`,
    icon: '/console/icon.svg',
    data: { path: shop ? `/console/${encodeURIComponent(shop)}/notices` : '/console/' },
  })
}

async function open({ path }) {
  const windows = await self.clients.matchAll({ type: 'window' })
  const [known] = windows
  if (!known) return self.clients.openWindow(path)
  await known.focus()
  return known.navigate(path)
}
