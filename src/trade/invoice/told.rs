use serde_json::Value;

use crate::{
    access::{Actor, Member, SERVING},
    audit,
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError},
    trade::{By, OrderChanged, storage::OrderRow},
    vocabulary::Millis,
};

/// Event, action of the audit row, and what that says: never whom an invoice is made out to.
type What<'a> = (&'a str, &'a str, Value);

/// One event and one audit row.
pub async fn told(
    tx: &ShopTx,
    actor: &Actor,
    order: &OrderRow,
    (by, (kind, action, detail)): (By, What<'_>),
    now: Millis,
) -> Result<(), StorageError> {
    let changed = OrderChanged {
        order: order.id,
        customer: order.customer_id,
        kind: kind.to_owned(),
        state: order.state.clone(),
        by,
    };
    tx.emit(&changed, now).await?;
    let object = format!("order/{}", order.id);
    let entry = audit::Entry {
        action,
        object,
        detail,
    };
    audit::record(tx, actor, now, entry).await
}

/// Somebody of the shop has to issue it, whoever asked.
pub async fn asked(
    tx: &ShopTx,
    order: &OrderRow,
    by: Option<&Member>,
    now: Millis,
) -> Result<(), StorageError> {
    let (zh, en) = words(&order.no, by);
    let notice = Notice {
        key: format!("invoice/{}/{}", order.id, order.rev + 1),
        category: Category::Order,
        to: To::Roles(SERVING.to_vec()),
        zh,
        en,
        link: Some(Link::Order { order: order.id }),
    };
    tx.emit(&notice, now).await
}

fn words(no: &str, by: Option<&Member>) -> (Saying, Saying) {
    match by {
        None => (
            Saying::new("买家申请开票", format!("订单 {no}")),
            Saying::new("An invoice is asked for", format!("Order {no}")),
        ),
        Some(Member { nick, .. }) => (
            Saying::new("客服登记了开票", format!("订单 {no}，{nick} 登记")),
            Saying::new(
                "An invoice is to be issued",
                format!("Order {no}, entered by {nick}"),
            ),
        ),
    }
}
