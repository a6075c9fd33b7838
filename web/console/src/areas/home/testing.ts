import type { Home } from './home'

/** What an owner might be told. */
export const aHome = (other: Partial<Home> = {}): Home => ({
  at: 1_000,
  orders: {
    to_pay: 2,
    to_ship: 3,
    to_ship_rest: 0,
    to_ship_by: 0,
    to_reply: 4,
    to_invoice: 5,
    refund_stuck: 1,
    parcel_concerns: 7,
  },
  sales: {
    today: { orders: 5, paid_orders: 4, paid_fen: 123_450, refunded_fen: 0 },
    yesterday: { orders: 7, paid_orders: 6, paid_fen: 98_000, refunded_fen: 4_900 },
  },
  after_sales: { open: 4, shop_turn: 3, due_soon: 1, mine: 2, platform: 0 },
  requests: { to_decide: 2 },
  receptions: { waiting: 2, queued: 1, longest_since: 1_000 },
  promises: { overdue: 0, due_today: 3 },
  stock: { low: 6, sold_out: 1 },
  notices: { unread: 8 },
  team: {
    members: 4,
    there: 1,
    on_duty: 1,
    colleagues: [{ id: 'm1', nick: '小禾', state: 'online', is_on_duty: true }],
  },
  ...other,
})
