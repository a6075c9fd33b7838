/**
 * What a text may leave open for one customer: automatic replies and phrases name the same things, each by its own names, and take
 * the other's as well. The server's `vocabulary/variables.rs` says the same.
 */
const SAME = [
  ['customer', '客户昵称', '顾客名字'],
  ['member', 'nick', '客服昵称'],
  ['shop', '店铺', '店铺名'],
  ['product', '商品', '正在看的商品'],
  ['order_no', 'order', '订单号', '最近订单号'],
]

/** A name and all others of the same thing. */
export const namesOf = (name: string): string[] => [
  name,
  ...(SAME.find((names) => names.includes(name)) ?? []),
]
