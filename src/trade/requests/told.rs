use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{RequestKind, RequestState, storage::RequestRow};
use crate::{
    access::Actor,
    audit,
    http::InShop,
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError},
    trade::{
        By, OrderChanged,
        after_sale::HOUR_MS,
        money::priced,
        storage::{self as orders, OrderRow},
    },
    vocabulary::{Millis, OrderId},
};

const WENT_ON: (&str, &str) = (
    "订单已变化，申请已失效",
    "The order went on: nothing was done",
);

/// One event, one audit row, one notice to those who may decide. Words stay with the request, also those for the customer.
pub async fn asked(
    tx: &ShopTx,
    caller: &InShop,
    (order, row): (&OrderRow, &RequestRow),
    deciding: &[Role],
    now: Millis,
) -> Result<(), StorageError> {
    changed(tx, order, "request_made", now).await?;
    let to = To::Roles(deciding.to_vec());
    let (zh, en) = match RequestKind::of_code(&row.kind) {
        Some(RequestKind::Compensation) => ("有赔付申请待审批", "A compensation waits for you"),
        Some(RequestKind::Refund) => ("有退款申请待审批", "A refund waits for you"),
        Some(RequestKind::Offer) => ("有售后方案待审批", "An offer waits for you"),
        Some(RequestKind::Sku) => ("有换规格申请待审批", "Another SKU waits for you"),
        Some(RequestKind::Address) => ("有改地址申请待审批", "An address waits for you"),
        Some(RequestKind::Price) | None => ("有改价申请待审批", "A price waits for you"),
    };
    tx.emit(&notice(order, row, "asked", (to, zh, en)), now)
        .await?;
    let made = ("make_request", RequestState::Open);
    record(tx, &caller.actor, made, (order, row), now).await
}

/// What was agreed to is told and written down as the deed that it is, where it is one; the asker hears of it either way.
pub async fn answered(
    tx: &ShopTx,
    caller: &InShop,
    (order, row): (&OrderRow, &RequestRow),
    state: RequestState,
    now: Millis,
) -> Result<(), StorageError> {
    let is_card = RequestKind::of_code(&row.kind).is_some_and(RequestKind::is_card);
    let hours = row.send_by.map_or(0, |until| (until - now) / HOUR_MS);
    let to_send = [
        format!("申请已同意，请在 {hours} 小时内发送卡片"),
        format!("It was agreed to: please send the card within {hours} h"),
    ];
    let (zh, en) = match state {
        RequestState::Approved if is_card => (to_send[0].as_str(), to_send[1].as_str()),
        RequestState::Approved | RequestState::Sent => {
            ("申请已通过并已执行", "It was agreed to, and is done")
        }
        RequestState::Refused => ("申请未通过", "It was not agreed to"),
        RequestState::Open | RequestState::Over => WENT_ON,
    };
    let to = To::Members(vec![row.member_id]);
    tx.emit(&notice(order, row, "answered", (to, zh, en)), now)
        .await?;
    let action = match state {
        RequestState::Refused => "refuse_request",
        RequestState::Over => "request_over",
        RequestState::Approved if is_card => "approve_request",
        RequestState::Open | RequestState::Approved | RequestState::Sent => return Ok(()),
    };
    changed(tx, order, "request_answered", now).await?;
    record(tx, &caller.actor, (action, state), (order, row), now).await
}

/// They can be done no more: one event and one audit row each, and whoever asked hears of it.
pub async fn fell(
    tx: &ShopTx,
    actor: &Actor,
    (id, rows): (OrderId, &[RequestRow]),
    now: Millis,
) -> Result<(), StorageError> {
    if rows.is_empty() {
        return Ok(());
    }
    let Some(order) = orders::row_in(tx, id).await? else {
        return Ok(());
    };
    for row in rows {
        changed(tx, &order, "request_fell", now).await?;
        let (zh, en) = WENT_ON;
        let to = To::Members(vec![row.member_id]);
        tx.emit(&notice(&order, row, "answered", (to, zh, en)), now)
            .await?;
        let fell = ("request_fell", RequestState::Over);
        record(tx, actor, fell, (&order, row), now).await?;
    }
    Ok(())
}

async fn changed(
    tx: &ShopTx,
    order: &OrderRow,
    kind: &str,
    now: Millis,
) -> Result<(), StorageError> {
    let changed = OrderChanged {
        order: order.id,
        customer: order.customer_id,
        kind: kind.to_owned(),
        state: order.state.clone(),
        by: By::Shop,
    };
    tx.emit(&changed, now).await
}

async fn record(
    tx: &ShopTx,
    actor: &Actor,
    (action, state): (&str, RequestState),
    (order, row): (&OrderRow, &RequestRow),
    now: Millis,
) -> Result<(), StorageError> {
    let lines = row.lines.as_deref();
    let lines = lines.filter(|_| row.kind == RequestKind::Price.code());
    let lines = lines.and_then(|lines| serde_json::from_str::<Value>(lines).ok());
    let detail = json!({
        "request": row.no, "kind": row.kind, "total_fen": row.total_fen, "freight_fen": row.freight_fen,
        "discount_fen": row.discount_fen, "line": row.line_no, "amount_fen": row.amount_fen, "reason": row.reason,
        "lines": lines, "state": state.code(),
    });
    let object = format!("order/{}", order.id);
    let entry = audit::Entry {
        action,
        object,
        detail,
    };
    audit::record(tx, actor, now, entry).await
}

fn notice(
    order: &OrderRow,
    row: &RequestRow,
    step: &str,
    (to, zh, en): (To, &str, &str),
) -> Notice {
    let fen = row.discount_fen.or(row.amount_fen).unwrap_or_default();
    let (no, who, price) = (&order.no, &row.nick, priced(fen));
    Notice {
        key: format!("request/{}/{}/{step}", order.id, row.no),
        category: Category::Order,
        to,
        zh: Saying::new(zh, format!("订单 {no}：{who}，{price}")),
        en: Saying::new(en, format!("Order {no}: {who}, {price}")),
        link: Some(Link::Order { order: order.id }),
    }
}
