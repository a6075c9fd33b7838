import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory('/store/'),
  routes: [
    { path: '/', name: 'shops', component: () => import('./pages/ShopChoice.vue') },
    { path: '/:slug', name: 'home', component: () => import('./pages/ShopHome.vue'), props: true },
    {
      path: '/:slug/goods',
      name: 'goods',
      component: () => import('./pages/GoodsPage.vue'),
      props: ({ params, query }) => ({ slug: params.slug, category: query.category, q: query.q }),
    },
    {
      path: '/:slug/goods/:code',
      name: 'product',
      component: () => import('./pages/ProductPage.vue'),
      props: ({ params, query }) => ({ slug: params.slug, code: params.code, sku: query.sku }),
    },
    { path: '/:slug/cart', name: 'cart', component: () => import('./pages/CartPage.vue'), props: true },
    {
      path: '/:slug/checkout',
      name: 'checkout',
      component: () => import('./pages/CheckoutPage.vue'),
      props: ({ params, query }) => ({ slug: params.slug, asked: query }),
    },
    {
      path: '/:slug/orders',
      name: 'orders',
      component: () => import('./pages/MyOrdersPage.vue'),
      props: ({ params, query }) => ({ slug: params.slug, standing: query.standing, q: query.q }),
    },
    {
      path: '/:slug/orders/:id',
      name: 'order',
      component: () => import('./pages/OrderPage.vue'),
      props: ({ params, query }) => ({ slug: params.slug, id: params.id, isToPay: 'pay' in query }),
    },
    { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./pages/NowherePage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})
