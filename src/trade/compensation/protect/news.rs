//! What members are told of a price that was protected.

use crate::{
    access::SERVING,
    message_centre::{Category, Link, Notice, Saying, To},
    trade::{money::priced, storage::OrderRow},
};

pub(super) fn notice(order: &OrderRow, line: usize, fen: i64) -> Notice {
    let (no, price) = (&order.no, priced(fen));
    Notice {
        key: format!("protection/{}/{line}", order.id),
        category: Category::Order,
        to: To::Roles(SERVING.to_vec()),
        zh: Saying::new("价保退差价", format!("订单 {no}：{price}")),
        en: Saying::new(
            "A price was protected",
            format!("Order {no}: {price} goes back"),
        ),
        link: Some(Link::Order { order: order.id }),
    }
}
