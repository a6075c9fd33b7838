use yingke_schema::members::member::Role;

use super::{Event, Order, storage::OrderRow};
use crate::message_centre::{Category, Link, Notice, Saying, To};

/// Those who answer customers, and those who pack.
const SHIPPING: &[Role] = &[
    Role::Owner,
    Role::Supervisor,
    Role::Agent,
    Role::Operations,
    Role::Warehouse,
];
const SERVING: &[Role] = &[Role::Owner, Role::Supervisor, Role::Agent];

/// What the shop has to know of an event: a customer did something that somebody has to answer. `row` is the order before it.
pub fn notice_of(row: &OrderRow, event: &Event, after: &Order) -> Option<Notice> {
    let (category, to, zh, en) = match event {
        Event::Paid => (
            Category::Order,
            SHIPPING,
            "新订单待发货",
            "An order to ship",
        ),
        Event::RefundAsked { .. } => (
            Category::AfterSale,
            SERVING,
            "买家申请退款",
            "A refund was asked for",
        ),
        Event::ReturnSent { .. } => (
            Category::AfterSale,
            SHIPPING,
            "买家已寄回退货",
            "A return is on its way",
        ),
        Event::Placed { .. }
        | Event::PriceChanged { .. }
        | Event::Shipped { .. }
        | Event::Signed
        | Event::Confirmed
        | Event::Closed { .. }
        | Event::Extended { .. }
        | Event::AddressChanged
        | Event::RefundAgreed { .. }
        | Event::RefundRefused { .. }
        | Event::RefundWithdrawn { .. }
        | Event::ReturnReceived { .. }
        | Event::Refunded { .. } => return None,
    };
    let line = event.line().and_then(|line| after.lines.get(line));
    let what = line.or(after.lines.first())?.item.title.as_str();
    Some(Notice {
        key: format!("order/{}/{}", row.id, row.rev + 1),
        category,
        to: To::Roles(to.to_vec()),
        zh: saying(zh, format!("订单 {}：{what}", row.no)),
        en: saying(en, format!("Order {}: {what}", row.no)),
        link: Some(Link::Order { order: row.id }),
    })
}

fn saying(title: &str, text: String) -> Saying {
    Saying {
        title: title.to_owned(),
        text,
    }
}
