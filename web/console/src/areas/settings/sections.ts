import { defineAsyncComponent, type Component } from 'vue'
import type { Role } from '@console/api/types'

interface Section {
  /** Also its address, and its name under `settings.sections`. */
  id: string
  page: Component
  /** Who may open it; everyone where none are named. */
  roles?: Role[]
  isWide?: boolean
  /** One's own, or what the whole shop shares. */
  of: 'own' | 'shop'
}

export const sectionsFor = (role: Role): Section[] =>
  sections.filter(({ roles }) => !roles || roles.includes(role))

/** The pages of the settings: first what is one's own, then the shop's in the order one sets a desk up. One line per area. */
export const sections: Section[] = [
  {
    id: 'own',
    of: 'own',
    page: defineAsyncComponent(() => import('./OwnSettings.vue')),
  },
  {
    id: 'keys',
    of: 'own',
    page: defineAsyncComponent(() => import('./KeysPage.vue')),
  },
  {
    id: 'profile',
    of: 'own',
    page: defineAsyncComponent(() => import('./ProfilePage.vue')),
  },
  {
    id: 'notices',
    of: 'own',
    page: defineAsyncComponent(() => import('@console/areas/notices/NoticeSettings.vue')),
  },
  {
    id: 'own_replies',
    of: 'own',
    page: defineAsyncComponent(() => import('@console/areas/auto_replies/OwnRepliesPage.vue')),
    roles: ['owner', 'supervisor', 'agent'],
  },
  {
    id: 'first_day',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/first_day/FirstDayPage.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'shop',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/shop_settings/ShopPage.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'staff',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/staff/StaffPage.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'limits',
    of: 'shop',
    page: defineAsyncComponent(() => import('./ShopLimits.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'calendar',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/calendar/CalendarPage.vue')),
    isWide: true,
  },
  {
    id: 'dispatch',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/dispatch/DispatchPage.vue')),
    roles: ['owner', 'supervisor'],
    isWide: true,
  },
  {
    id: 'auto_replies',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/auto_replies/AutoRepliesPage.vue')),
    roles: ['owner', 'supervisor'],
    isWide: true,
  },
  {
    id: 'phrases',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/phrases/PhrasesPage.vue')),
    isWide: true,
  },
  {
    id: 'promises',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/promises/PromiseSettings.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'trade',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/orders/TradeSettings.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'rating',
    of: 'shop',
    page: defineAsyncComponent(() => import('@console/areas/rating/RatingSettings.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'blocked',
    of: 'shop',
    page: defineAsyncComponent(() => import('./BlockedPage.vue')),
    roles: ['owner', 'supervisor', 'agent'],
  },
]
