//! What a member of the shop would do at once, asked of the customer: an unpaid order is closed, a part of one leaves, an installation
//! goes to another day.

use super::{
    Content,
    view::{CardFact, Reader},
};
use crate::{
    access::{Action, Object, authorize},
    calendar::{Date, LocalTime},
    http::{InShop, Problem},
    trade::{By, CloseReason, Event, KnownOrder, Parcel, Pieces, check_install_day},
    vocabulary::{Millis, OrderId},
};

pub fn closing(caller: &InShop, order: OrderId, reason: CloseReason) -> Result<Content, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::CloseOrders, object)?;
    if !reason.may_be_by(By::Shop) {
        let title = "reason: one of the shop's";
        return Err(Problem::at_field("bad_close_reason", "reason", title));
    }
    Ok(Content::OrderClosing { order, reason })
}

pub fn parcel(
    caller: &InShop,
    order: OrderId,
    (carrier, waybill): (&str, &str),
    pieces: Vec<Pieces>,
) -> Result<Content, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::ShipOrders, object)?;
    let Parcel { carrier, waybill } = Parcel::of(carrier, waybill)?;
    Ok(Content::PartShipment {
        order,
        carrier,
        waybill,
        pieces,
    })
}

pub fn installation(
    caller: &InShop,
    order: OrderId,
    day: Date,
    now: Millis,
) -> Result<Content, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::ShipOrders, object)?;
    check_install_day(day, now)?;
    Ok(Content::InstallationDay { order, day })
}

/// The day that a card asks for has gone by.
pub fn is_past(content: &Content, now: Millis) -> bool {
    matches!(content, Content::InstallationDay { day, .. } if *day < LocalTime::of(now).date)
}

/// What happens with the customer's yes; none of other cards.
pub fn event(content: &Content) -> Option<Event> {
    match content {
        Content::OrderClosing { reason, .. } => Some(Event::Closed { reason: *reason }),
        Content::PartShipment {
            carrier,
            waybill,
            pieces,
            ..
        } => Some(Event::PartShipped {
            carrier: carrier.clone(),
            waybill: waybill.clone(),
            pieces: pieces.clone(),
        }),
        Content::InstallationDay { day, .. } => Some(Event::InstallationBooked { day: Some(*day) }),
        _ => None,
    }
}

/// What is asked, before the first of the goods: a page that does not know the kind shows the title in its place.
pub fn title(content: &Content, goods: &str) -> Option<String> {
    let what = match content {
        Content::OrderClosing { .. } => "关闭订单",
        Content::PartShipment { .. } => "分开发货",
        Content::InstallationDay { .. } => "改约安装",
        _ => return None,
    };
    Some(format!("{what}：{goods}"))
}

/// What the customer agrees to.
pub fn facts(content: &Content, order: &KnownOrder, reader: Reader) -> Vec<CardFact> {
    match content {
        Content::OrderClosing { reason, .. } => vec![
            CardFact::code("close_reason", reason),
            CardFact::fen("total", order.total_fen),
        ],
        Content::PartShipment {
            carrier,
            waybill,
            pieces,
            ..
        } => {
            let count: i64 = pieces.iter().map(|pieces| pieces.quantity).sum();
            let parcel = Parcel::said(carrier, waybill);
            let waybill = match reader {
                Reader::Member => parcel.waybill_masked(),
                Reader::Customer => parcel.waybill,
            };
            vec![
                CardFact::text("pieces", count.to_string()),
                CardFact::text("carrier", parcel.carrier),
                CardFact::text("waybill", waybill),
            ]
        }
        Content::InstallationDay { day, .. } => {
            let was = order.installs_on();
            let was = was.map(|day| CardFact::text("was_install_day", day.to_string()));
            let day = CardFact::text("install_day", day.to_string());
            was.into_iter().chain([day]).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_title_says_what_is_asked() {
        let order = OrderId(Uuid::nil());
        let reason = CloseReason::OutOfStock;
        let closing = Content::OrderClosing { order, reason };
        let title = |content: &Content| title(content, "茶壶");
        assert_eq!(title(&closing).as_deref(), Some("关闭订单：茶壶"));
        let day = LocalTime::of(0).date;
        let moved = Content::InstallationDay { order, day };
        assert_eq!(title(&moved).as_deref(), Some("改约安装：茶壶"));
        assert_eq!(title(&Content::order_check(order)), None);
    }

    #[test]
    fn a_day_is_over_with_its_end() {
        let order = OrderId(Uuid::nil());
        let day = LocalTime::of(0).date;
        let asked = Content::InstallationDay { order, day };
        let until_midnight = 16 * 60 * 60 * 1_000;
        assert!(!is_past(&asked, until_midnight - 1));
        assert!(is_past(&asked, until_midnight));
        assert!(!is_past(&Content::order_check(order), until_midnight));
    }

    #[test]
    fn a_part_leaves_as_it_was_asked() {
        let pieces = vec![Pieces {
            line: 1,
            quantity: 2,
        }];
        let content = Content::PartShipment {
            order: OrderId(Uuid::nil()),
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
            pieces: pieces.clone(),
        };
        let text = serde_json::to_string(&content).unwrap();
        assert_eq!(serde_json::from_str::<Content>(&text).unwrap(), content);
        let sent = Event::PartShipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
            pieces,
        };
        assert_eq!(event(&content), Some(sent));
    }
}
