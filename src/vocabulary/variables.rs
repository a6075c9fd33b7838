//! What a text may leave open for one customer: automatic replies and phrases name the same things, each by its own names, and take
//! the other's as well. The console's `variables.ts` says the same.

/// Every name of one thing.
const SAME: &[&[&str]] = &[
    &["customer", "客户昵称", "顾客名字"],
    &["member", "nick", "客服昵称"],
    &["shop", "店铺", "店铺名"],
    &["product", "商品", "正在看的商品"],
    &["order_no", "order", "订单号", "最近订单号"],
];

/// A name and all others of the same thing.
pub fn names_of(name: &str) -> impl Iterator<Item = &str> {
    let others = SAME.iter().find(|names| names.contains(&name));
    let others = others.into_iter().flat_map(|names| names.iter().copied());
    std::iter::once(name).chain(others)
}
