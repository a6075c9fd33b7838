import { defineAsyncComponent, type Component } from 'vue'
import type { Role } from '@console/api/types'

export interface Section {
  /** Also its address, and its name under `settings.sections`. */
  id: string
  page: Component
  /** Who may open it; everyone where none are named. */
  roles?: Role[]
  isWide?: boolean
}

/** The pages of the settings, in order: first what is one's own, then what the shop shares. One line per area. */
export const sections: Section[] = [
  { id: 'own', page: defineAsyncComponent(() => import('./OwnSettings.vue')) },
  { id: 'keys', page: defineAsyncComponent(() => import('./KeysPage.vue')) },
  { id: 'profile', page: defineAsyncComponent(() => import('./ProfilePage.vue')) },
  {
    id: 'blocked',
    page: defineAsyncComponent(() => import('./BlockedPage.vue')),
    roles: ['owner', 'supervisor', 'agent'],
  },
  {
    id: 'notices',
    page: defineAsyncComponent(() => import('@console/areas/notices/NoticeSettings.vue')),
  },
  {
    id: 'phrases',
    page: defineAsyncComponent(() => import('@console/areas/phrases/PhrasesPage.vue')),
    isWide: true,
  },
  {
    id: 'rating',
    page: defineAsyncComponent(() => import('@console/areas/rating/RatingSettings.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'staff',
    page: defineAsyncComponent(() => import('@console/areas/staff/StaffPage.vue')),
    roles: ['owner', 'supervisor'],
  },
  {
    id: 'calendar',
    page: defineAsyncComponent(() => import('@console/areas/calendar/CalendarPage.vue')),
    isWide: true,
  },
  {
    id: 'dispatch',
    page: defineAsyncComponent(() => import('@console/areas/dispatch/DispatchPage.vue')),
    roles: ['owner', 'supervisor'],
    isWide: true,
  },
  {
    id: 'auto_replies',
    page: defineAsyncComponent(() => import('@console/areas/auto_replies/AutoRepliesPage.vue')),
    roles: ['owner', 'supervisor'],
    isWide: true,
  },
  {
    id: 'promises',
    page: defineAsyncComponent(() => import('@console/areas/promises/PromiseSettings.vue')),
    roles: ['owner', 'supervisor'],
  },
]
