use crate::{
    access::SERVING,
    calendar::LocalTime,
    message_centre::{Category, Link, Notice, Saying, To},
    trade::{money::priced, payment::Unmoved, storage::OrderRow},
    vocabulary::Millis,
};

/// Money that did not go back.
pub struct Stuck {
    pub key: String,
    pub amount_fen: i64,
    /// The title of the notice.
    pub zh: &'static str,
    pub en: &'static str,
}

/// What members are told, once a day: who was told long ago would take silence for success.
pub fn stuck(order: &OrderRow, what: &Stuck, unmoved: &Unmoved, now: Millis) -> Notice {
    let day = LocalTime::of(now).date;
    let (no, price, words) = (&order.no, priced(what.amount_fen), unmoved.words());
    let (zh, en) = match unmoved {
        Unmoved::Declined(_) => ("支付服务拒绝了", "declined"),
        Unmoved::Unreachable(_) => ("连不上支付服务", "unreachable"),
    };
    Notice {
        key: format!("{}/{day}", what.key),
        category: Category::AfterSale,
        to: To::Roles(SERVING.to_vec()),
        zh: Saying::new(what.zh, format!("订单 {no}：{price}，{zh}：{words}")),
        en: Saying::new(what.en, format!("Order {no}: {price}, {en}: {words}")),
        link: Some(Link::Order { order: order.id }),
    }
}
