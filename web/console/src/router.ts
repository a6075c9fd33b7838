import { createRouter, createWebHistory } from 'vue-router'
import { landingOf } from './areas/home/landing'
import { useSession } from './session'

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./areas/sign_in/SignIn.vue'),
      meta: { open: true },
    },
    {
      path: '/set-up',
      name: 'set-up',
      component: () => import('./areas/sign_in/SetUp.vue'),
      meta: { open: true },
    },
    { path: '/', name: 'home', component: () => import('./shell/NoShop.vue') },
    {
      path: '/:shop',
      component: () => import('./shell/Shell.vue'),
      children: [
        {
          path: '',
          name: 'landing',
          component: () => import('./areas/home/HomePage.vue'),
          beforeEnter: (to) => ({ name: landing(String(to.params.shop)), params: to.params }),
        },
        {
          path: 'home',
          name: 'desk-home',
          component: () => import('./areas/home/HomePage.vue'),
        },
        {
          path: 'reception/:conversation?',
          name: 'reception',
          component: () => import('./areas/reception/Reception.vue'),
        },
        {
          path: 'notices',
          name: 'notices',
          component: () => import('./areas/notices/NoticesPage.vue'),
        },
        {
          path: 'board',
          name: 'board',
          component: () => import('./areas/board/BoardPage.vue'),
        },
        {
          path: 'promises',
          name: 'promises',
          component: () => import('./areas/promises/PromisesPage.vue'),
        },
        {
          path: 'orders/imports/:import?',
          name: 'order-imports',
          component: () => import('./areas/order_files/OrderImportPage.vue'),
        },
        {
          path: 'orders/:order?',
          name: 'orders',
          component: () => import('./areas/orders/OrdersPage.vue'),
        },
        {
          path: 'after-sales/:order?',
          name: 'after_sales',
          component: () => import('./areas/after_sales/AfterSalesPage.vue'),
        },
        {
          path: 'goods',
          component: () => import('./areas/goods/GoodsArea.vue'),
          children: [
            { path: '', name: 'goods', component: () => import('./areas/goods/GoodsPage.vue') },
            {
              path: 'categories',
              name: 'goods-categories',
              component: () => import('./areas/goods/CategoriesPage.vue'),
            },
            {
              path: 'delivery',
              name: 'goods-delivery',
              component: () => import('./areas/goods/DeliveryPage.vue'),
            },
            {
              path: 'assistant',
              name: 'goods-assistant',
              component: () => import('./areas/assistant/AssistantPage.vue'),
            },
            {
              path: 'batches/:batch?',
              name: 'goods-batches',
              component: () => import('./areas/assistant/BatchesPage.vue'),
            },
            {
              path: 'imports/:import?',
              name: 'goods-imports',
              component: () => import('./areas/goods_files/GoodsImportPage.vue'),
            },
            {
              path: 'numbers',
              name: 'goods-numbers',
              component: () => import('./areas/goods_files/NumbersPage.vue'),
            },
            {
              path: ':product',
              name: 'goods-product',
              component: () => import('./areas/goods/ProductPage.vue'),
            },
          ],
        },
        {
          path: 'metrics',
          name: 'metrics',
          component: () => import('./areas/metrics/MetricsPage.vue'),
        },
        {
          path: 'shifts',
          name: 'shifts',
          component: () => import('./areas/shifts/ShiftsPage.vue'),
        },
        {
          path: 'contacts',
          name: 'contacts',
          component: () => import('./areas/contacts/ContactsPage.vue'),
        },
        {
          path: 'search',
          name: 'search',
          component: () => import('./areas/search/SearchPage.vue'),
        },
        {
          path: 'settings/:section?',
          name: 'settings',
          component: () => import('./areas/settings/SettingsPage.vue'),
        },
      ],
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const session = useSession()
  const me = await session.load().catch(() => undefined)
  if (!me) return { name: 'sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
  const { shop } = to.params
  if (typeof shop === 'string' && session.membershipOf(shop)) return true
  const first = me.memberships[0]
  if (first) {
    const slug = lastShop(me.memberships.map((m) => m.shop.slug))
    return { name: landing(slug), params: { shop: slug } }
  }
  return to.name === 'home' ? true : { name: 'home' }
})

const LAST = 'yingke.shop'
router.afterEach((to) => {
  if (typeof to.params.shop === 'string') localStorage.setItem(LAST, to.params.shop)
})

function lastShop(slugs: string[]): string {
  const last = localStorage.getItem(LAST)
  return last && slugs.includes(last) ? last : slugs[0]!
}

const landing = (slug: string) => landingOf(useSession().membershipOf(slug)?.member.role)
