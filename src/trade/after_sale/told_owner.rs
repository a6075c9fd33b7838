//! What whoever sees to a case is told when somebody has decided it in the platform's place.

use super::owner::owner_in;
use crate::{
    access::Actor,
    message_centre::{Category, Link, Notice, Saying},
    storage::{ShopTx, StorageError},
    trade::{By, Event, Order, money::priced, storage::OrderRow, to_owner::to_owner},
    vocabulary::Millis,
};

/// Tells of `event` where it decides a dispute; `row` is the order before it. Who decided their own case knows.
pub async fn tell_owner(
    tx: &ShopTx,
    (row, after): (&OrderRow, &Order),
    (event, by): (&Event, By),
    actor: &Actor,
    now: Millis,
) -> Result<(), StorageError> {
    let (By::Platform, Some(no), Some([zh, en])) = (by, event.line(), decision(event)) else {
        return Ok(());
    };
    let owner = owner_in(tx, row.id, no).await?;
    let decider = actor.member().ok().map(|member| member.id);
    let Some(line) = after
        .lines
        .get(no)
        .filter(|_| owner.is_none() || owner != decider)
    else {
        return Ok(());
    };
    let (order_no, what) = (&row.no, &line.item.title);
    let notice = Notice {
        key: format!("order/{}/{}", row.id, row.rev + 1),
        category: Category::AfterSale,
        to: to_owner(tx, owner, now).await?,
        zh: Saying::new("售后已裁决", format!("订单 {order_no}：{what}。{zh}")),
        en: Saying::new(
            "A dispute was decided",
            format!("Order {order_no}: {what}. {en}"),
        ),
        link: Some(Link::Order { order: row.id }),
    };
    tx.emit(&notice, now).await
}

/// Chinese and English.
fn decision(event: &Event) -> Option<[String; 2]> {
    let both = |zh: &str, en: &str| Some([zh.to_owned(), en.to_owned()]);
    match event {
        Event::DisputeDecided {
            amount_fen: 0,
            is_for_customer: false,
            ..
        } => both("支持店铺，售后关闭", "For the shop: the case is closed"),
        Event::DisputeDecided { amount_fen: 0, .. } => both("支持买家", "For the customer"),
        Event::DisputeDecided { amount_fen, .. } => {
            let price = priced(*amount_fen);
            Some([
                format!("支持买家，退款 {price}"),
                format!("For the customer: {price} goes back"),
            ])
        }
        Event::RefundAgreed { .. } => both(
            "支持买家，等买家寄回商品",
            "For the customer, who sends the goods back first",
        ),
        Event::TurnedToReturn { amount_fen, .. } => {
            let price = priced(*amount_fen);
            Some([
                format!("换货商品缺货，改为退货退款 {price}"),
                format!("What was wanted is sold out: it comes back for {price}"),
            ])
        }
        _ => None,
    }
}
