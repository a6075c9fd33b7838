import { get, post, put } from '@console/api/client'
import type { components } from '@api/schema'

type Schemas = components['schemas']
export type Rules = Required<Schemas['Rules']>
export type Group = Schemas['Group']
export type Decision = Schemas['Decision']
export type Step = Decision['steps'][number]
export type Trial = Schemas['Trial']
export type Trace = Schemas['TraceView']
type DecisionRow = Schemas['DecisionView']
export type Hands = Schemas['Hands']

/** Dispatch of one shop, on the server. */
export function dispatchOf(shop: string) {
  const at = `/api/shops/${shop}`
  return {
    rules: () => get<{ rules: Rules; rev: number }>(`${at}/dispatch`),
    save: (rules: Rules, rev: number) => put<{ rules: Rules; rev: number }>(`${at}/dispatch`, { rules, rev }),
    tryOut: (rules: Rules) => post<Trial>(`${at}/dispatch/trials`, { rules }),
    hands: () => get<Hands>(`${at}/dispatch/hands`),
    drain: (member: string, is_draining: boolean) =>
      put<void>(`${at}/dispatch/members/${member}/drain`, { is_draining }),
    traces: (conversation: string) => get<Trace[]>(`${at}/conversations/${conversation}/dispatches`),
    decisions: (before?: number) => get<DecisionRow[]>(`${at}/dispatches`, { query: { before } }),
    dedicated: (customer: string) =>
      get<{ member: string | null }>(`${at}/customers/${customer}/dedicated`).then(({ member }) => member),
    dedicate: (customer: string, member: string | null) =>
      put<void>(`${at}/customers/${customer}/dedicated`, { member }),
  }
}
