import type { Group, Rules } from './dispatch'

/** Where something is wrong, as `recent_days` or `groups.2.pages`, and the code of its sentence. */
export type Faults = Map<string, string>

/** The server's own rules, at each key: what it refuses is never even sent. */
export function faultsOf(rules: Rules): Faults {
  const faults: Faults = new Map()
  const check = (at: string, code: string, is: boolean) => is || faults.set(at, code)
  check('recent_days', 'bad_recent_days', isWithin(rules.recent_days, 0, 30))
  check('wait_for_known_s', 'bad_wait', isWithin(rules.wait_for_known_s, 0, 600))
  check('vip_from_fen', 'bad_vip', rules.vip_from_fen === null || isWithin(rules.vip_from_fen, 1, 1e15))
  check(
    'return_after_s',
    'bad_return',
    rules.return_after_s === null || isWithin(rules.return_after_s, 5, 3600),
  )
  rules.groups.forEach((group, at) => checkGroup(group, at, rules.groups, faults))
  for (const { member, weight } of rules.members)
    check(`members.${member}`, 'bad_weight', isWithin(weight, 1, 1000))
  const reasons = rules.reasons
  check(
    'reasons',
    'bad_reason',
    reasons.length <= 20 &&
      reasons.every((reason) => isWord(reason, 30)) &&
      new Set(reasons).size === reasons.length &&
      (reasons.length > 0 || !rules.needs_reason),
  )
  return faults
}

function checkGroup(group: Group, at: number, all: Group[], faults: Faults) {
  const name = group.name.trim()
  if (!isWord(name, 20)) faults.set(`groups.${at}.name`, 'bad_group_name')
  else if (all.some((other, place) => place < at && other.name.trim() === name))
    faults.set(`groups.${at}.name`, 'same_group_name')
  if (!group.pages.every((page) => page.startsWith('/') && isWord(page, 100)))
    faults.set(`groups.${at}.pages`, 'bad_page')
  if (!group.categories.every((word) => isWord(word, 100)))
    faults.set(`groups.${at}.categories`, 'bad_condition')
  const conditions = [...group.pages, ...group.categories, ...group.products, ...group.order_states]
  if (conditions.length > 100) faults.set(`groups.${at}.pages`, 'too_many')
}

const isWithin = (value: number | null | undefined, least: number, most: number) =>
  Number.isInteger(value) && value! >= least && value! <= most
const isWord = (text: string, most: number) => text.trim().length > 0 && [...text.trim()].length <= most

export const emptyGroup = (name: string): Group => ({
  name,
  pages: [],
  categories: [],
  products: [],
  order_states: [],
  members: [],
})

/** Serves everyone who comes to it: what stands below is never asked. */
const takesAll = ({ pages, categories, products, order_states }: Group) =>
  ![pages, categories, products, order_states].some((conditions) => conditions.length)

/** The group that takes all before this one is asked, if there is one. */
export const hiddenBy = (groups: Group[], at: number): Group | undefined => groups.slice(0, at).find(takesAll)

/** Where a new group stands: it is to have conditions, so above the first that has none. */
export function placeOfNew(groups: Group[]): number {
  const at = groups.findIndex(takesAll)
  return at < 0 ? groups.length : at
}

/** After-sale first: who has a refund under way has an order too. Pre-sale serves everyone else. */
export function presets(
  names: { before: string; during: string; after: string },
  members: string[],
): Group[] {
  const group = (name: string, order_states: string[]) => ({
    ...emptyGroup(name),
    order_states,
    members: [...members],
  })
  return [
    group(names.after, ['TRADE_REFUND', 'TRADE_FINISHED', 'TRADE_CLOSED', 'TRADE_BUYER_SIGNED']),
    group(names.during, ['WAIT_SELLER_SEND_GOODS', 'SELLER_CONSIGNED_PART', 'WAIT_BUYER_CONFIRM_GOODS']),
    group(names.before, []),
  ]
}

/** Codes a group may ask of the customer's newest order. */
export const ORDER_STATES = [
  'NO_ORDER',
  'WAIT_BUYER_PAY',
  'WAIT_SELLER_SEND_GOODS',
  'SELLER_CONSIGNED_PART',
  'WAIT_BUYER_CONFIRM_GOODS',
  'TRADE_BUYER_SIGNED',
  'TRADE_FINISHED',
  'TRADE_CLOSED',
  'TRADE_REFUND',
] as const

/** Rules without members who have left, and without what only says the usual. */
export function tidy(rules: Rules, here: Set<string>): Rules {
  const isHere = (id: string) => here.has(id)
  return {
    ...rules,
    leave_to: rules.leave_to && isHere(rules.leave_to) ? rules.leave_to : null,
    groups: rules.groups.map((group) => ({
      ...group,
      name: group.name.trim(),
      members: group.members.filter(isHere),
    })),
    members: rules.members.filter(
      ({ member, weight, is_draining }) => isHere(member) && (weight !== 100 || is_draining),
    ),
  }
}

/** The lines of a text, without empty ones. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
