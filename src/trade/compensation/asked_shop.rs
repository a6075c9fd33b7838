//! What a customer asks the shop to look at before it is given.

use serde_json::json;
use uuid::Uuid;

use super::protect::Difference;
use crate::{
    access::{Actor, LEADING},
    app::App,
    http::{InShop, Problem},
    message_centre::{Category, Link, Notice, Saying, To},
    trade::{
        By, Deed, Event, Order,
        money::priced,
        perform,
        storage::{OrderRow, Stored},
        told,
    },
    vocabulary::{Millis, OrderId},
};

/// Asks, and tells those who may give it. What waits already is not asked again, but at another price it is another claim.
pub async fn ask_shop(
    app: &App,
    caller: &InShop,
    (stored, order): (&Stored, &Order),
    (key, line, found): (Uuid, usize, Difference),
    now: Millis,
) -> Result<(), Problem> {
    let asked = order.lines[line].asked_protection;
    let is_that = asked.is_some_and(|of| of.answer.is_none() && of.price_fen == found.price_fen);
    if is_that {
        return Ok(());
    }
    let tx = app.store().begin(caller.shop).await?;
    let fen = (found.fen, found.price_fen);
    let deed = asking((key, &caller.actor), stored.row.id, line, fen);
    let done = perform(&tx, deed, now).await?;
    if done.is_some() {
        tx.emit(&notice(&stored.row, line, found), now).await?;
    }
    tx.commit().await?;
    told(app, caller.shop);
    Ok(())
}

/// So much, because one piece costs that.
pub fn asking(
    (key, actor): (Uuid, &Actor),
    order: OrderId,
    line: usize,
    (amount_fen, price_fen): (i64, i64),
) -> Deed<'_> {
    Deed {
        key,
        order,
        // The machine knows what was asked already.
        rev: None,
        actor,
        by: By::Customer,
        event: Event::ProtectionAsked {
            line,
            amount_fen,
            price_fen,
        },
        detail: json!({}),
    }
}

fn notice(order: &OrderRow, line: usize, found: Difference) -> Notice {
    let (no, price) = (&order.no, priced(found.fen));
    Notice {
        // Another price may come to the same difference.
        key: format!(
            "protection_asked/{}/{line}/{}/{}",
            order.id, order.rev, found.price_fen
        ),
        category: Category::AfterSale,
        to: To::Roles(LEADING.to_vec()),
        zh: Saying::new("价保差价待核对", format!("订单 {no}：客户申请退 {price}")),
        en: Saying::new(
            "Price protection to look at",
            format!("Order {no}: the customer asks for {price}"),
        ),
        link: Some(Link::Order { order: order.id }),
    }
}
