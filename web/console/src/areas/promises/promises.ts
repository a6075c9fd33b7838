import { computed, inject, provide, ref, type InjectionKey, type Ref } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { get, patch, post, put } from '@console/api/client'
import type { components } from '@api/schema'
import { onRestedNews } from '@console/live/news'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type Promised = Schemas['PromiseView']
export type Place = Schemas['NextPromises']
export type PromiseKind = Schemas['PromiseKind']
export type PromiseRules = Schemas['PromiseRulesView']
export type Which = 'open' | 'overdue' | 'done' | 'suggested' | 'any'
export type Outcome = Schemas['PromiseOutcome']
export interface Narrowed {
  which: Which
  mine?: boolean | undefined
  kind?: PromiseKind | undefined
  conversation?: string | undefined
  customer?: string | undefined
}

/** The kinds, in the order they are offered. */
export const kinds: PromiseKind[] = [
  'ship',
  'deliver',
  'reissue',
  'exchange',
  'refund',
  'price_difference',
  'compensation',
  'apply',
  'contact',
  'invoice',
  'gift',
  'visit',
  'follow_up',
]

/** The promise ledger of one shop, on the server. */
export function ledgerOf(shop: string) {
  const at = `/api/shops/${shop}`
  const one = (promise: Promised) => `${at}/promises/${promise.id}`
  const act = (path: string, body: object) => put<Promised>(path, body)
  return {
    list: ({ mine, ...rest }: Narrowed, after?: Place) =>
      get<Schemas['ListedPromises']>(`${at}/promises`, {
        query: { ...rest, ...after, mine: mine ? 'true' : undefined },
      }),
    confirm: (promise: Promised, other: { due_at?: number; owner?: string } = {}) =>
      act(`${one(promise)}/confirmation`, { rev: promise.rev, ...other }),
    dismiss: (promise: Promised) => act(`${one(promise)}/dismissal`, { rev: promise.rev }),
    reopen: (promise: Promised) => act(`${one(promise)}/reopening`, { rev: promise.rev }),
    close: (promise: Promised, result: Outcome, note: string) =>
      act(`${one(promise)}/result`, { rev: promise.rev, result, note }),
    change: (promise: Promised, to: { due_at?: number; owner?: string }) =>
      patch<Promised>(one(promise), { rev: promise.rev, ...to }),
    add: (conversation: string, body: { seq: number; kind: PromiseKind; due_at: number; owner?: string }) =>
      post<Promised>(`${at}/conversations/${conversation}/promises`, body),
    rules: () => get<PromiseRules>(`${at}/promise-rules`),
    keepRules: (body: PromiseRules) => put<PromiseRules>(`${at}/promise-rules`, body),
  }
}

/** Runs when promises changed somewhere, of one conversation or of any, and after each reconnect: a busy desk changes several at once. */
export const onPromises = (shop: Shop, run: () => void, conversation?: Ref<string | undefined>) =>
  onRestedNews(
    shop,
    'promises',
    run,
    (detail) => !conversation || conversation.value === detail['conversation'],
  )

/** Promises are the business of those who make them. */
export const servesIn = (shop: Shop) => ['owner', 'supervisor', 'agent'].includes(shop.membership.member.role)

/** Promises by the query's key, so that every place that shows them changes together. */
export const keyOf = (shop: Shop, narrowed: object) => ['promises', shop.slug, narrowed]

/** What was promised in the open conversation, for the lines, the header and the keys of one chat. */
export function openPromises(shop: Shop, conversation: string) {
  const ledger = ledgerOf(shop.id)
  const queries = useQueryClient()
  const narrowed = { which: 'any' as const, conversation }
  const query = useQuery({
    queryKey: keyOf(shop, narrowed),
    queryFn: () => ledger.list(narrowed),
    enabled: servesIn(shop),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['promises', shop.slug] })
  onPromises(shop, () => void refresh())
  const all = computed(() => query.data.value?.promises ?? [])
  const bySeq = computed(() => {
    const found = new Map<number, Promised[]>()
    for (const promise of all.value) found.set(promise.seq, [...(found.get(promise.seq) ?? []), promise])
    return found
  })
  const open = computed(() => all.value.filter((promise) => promise.state === 'open'))
  const promises = {
    refresh,
    all,
    open,
    /** Whose form is open, and which line is noted by hand. */
    editing: ref<Promised>(),
    noting: ref<number>(),
    overdue: computed(() => open.value.filter((promise) => promise.due_at <= shop.now.value)),
    at: (seq: number) => bySeq.value.get(seq) ?? [],
    /** The last one said that waits for a decision: what the keys mean. */
    next: computed(() =>
      all.value
        .filter((promise) => promise.state === 'suggested')
        .sort((a, b) => b.seq - a.seq || a.from - b.from)
        .at(0),
    ),
  }
  provide(PROMISES, promises)
  return promises
}
export type Promises = ReturnType<typeof openPromises>
const PROMISES: InjectionKey<Promises> = Symbol('promises')

export const usePromises = (): Promises | undefined => inject(PROMISES, undefined)
