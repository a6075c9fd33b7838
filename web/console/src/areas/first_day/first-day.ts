import { useQuery } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { get } from '@console/api/client'
import type { RatingRulesView } from '@console/api/types'
import { repliesOf } from '@console/areas/auto_replies/replies'
import { calendarOf } from '@console/areas/calendar/calendar'
import { contactsOf } from '@console/areas/contacts/contacts'
import { dispatchOf } from '@console/areas/dispatch/dispatch'
import { phrasesOf } from '@console/areas/phrases/phrases'
import { ledgerOf } from '@console/areas/promises/promises'
import { staffOf } from '@console/areas/staff/staff'
import { useShop, type Shop } from '@console/live/shop'
import './words'

/** The steps of docs/first-day.md after the first start, in its order; the id is the page of the settings too. */
export const steps = [
  'staff',
  'calendar',
  'dispatch',
  'auto_replies',
  'phrases',
  'promises',
  'rating',
  'limits',
  'shop',
  'customers',
] as const
export type Step = (typeof steps)[number]

/** When one gets to a step in docs/first-day.md. */
export const minutes: Record<Step, number> = {
  staff: 1,
  calendar: 3,
  dispatch: 4,
  auto_replies: 5,
  phrases: 7,
  promises: 8,
  rating: 8,
  limits: 9,
  shop: 9,
  customers: 10,
}

/** What the shop began with serves too, so that nobody need do this. */
export const isOptional = (step: Step) => ['dispatch', 'promises', 'rating', 'limits'].includes(step)

/** Which steps are done, from what the server tells its pages anyway; the limits are known without asking. */
async function look({ id, api }: Shop) {
  const [staff, calendar, dispatch, replies, library, promises, rating, shop, customers] = await Promise.all([
    staffOf(id).list(),
    calendarOf(id).year(undefined),
    dispatchOf(id).rules(),
    repliesOf(id).list(),
    phrasesOf(id).library(),
    ledgerOf(id).rules(),
    get<RatingRulesView>(`/api/shops/${id}/rating-rules`),
    api.settings(),
    contactsOf(id).find(''),
  ])
  return {
    staff: staff.length > 1,
    calendar: calendar.rev > 0,
    dispatch: dispatch.rev > 0,
    auto_replies: replies.rules.some(({ rule }) => rule.is_on),
    phrases: library.phrases.some(({ of }) => of === 'team'),
    promises: promises.rev > 0,
    rating: rating.rev > 0,
    shop: shop.settings.sites.length > 0,
    customers: customers.length > 0,
    usual: shop.usual_limits,
  }
}

export function useFirstDay(enabled: MaybeRefOrGetter<boolean> = true) {
  const shop = useShop()
  const leads = ['owner', 'supervisor'].includes(shop.membership.member.role)
  const query = useQuery({
    queryKey: ['first_day', shop.id],
    queryFn: () => look(shop),
    enabled: () => leads && toValue(enabled),
    // One comes back from a page to see its tick.
    staleTime: 0,
  })
  const done = computed<Record<Step, boolean> | undefined>(() => {
    if (!query.data.value) return undefined
    const { usual, ...seen } = query.data.value
    const { first_ms, later_ms } = shop.limits.value
    return { ...seen, limits: first_ms !== usual.first_limit_ms || later_ms !== usual.later_limit_ms }
  })
  const open = computed(() => {
    const are = done.value
    return are ? steps.filter((step) => !are[step] && !isOptional(step)) : []
  })
  return { query, done, open }
}
