use std::collections::HashMap;

use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{list::shown, own, view::MyOrder};
use crate::{
    access::SERVING,
    app::App,
    catalogue,
    http::{Id, InShop, Json, Problem},
    message_centre::{Category, Link, Notice, Saying, To},
    storage::ShopDb,
    trade::{
        By, Deed, Event, Illegal, Order, Undone,
        compensation::{CompensationReason, difference_fen, until},
        money::priced,
        perform,
        storage::OrderRow,
        told,
        trade_rules::rules_of,
    },
    vocabulary::{Millis, OrderId, SkuId},
};

/// What a customer can have back because the same costs less now.
#[derive(Serialize, ToSchema)]
pub struct PriceProtection {
    /// So long; none: nothing is paid, or the shop does not give it.
    until: Option<Millis>,
    /// Only lines for which there is something.
    lines: Vec<ProtectedLine>,
}

#[derive(Serialize, ToSchema)]
pub struct ProtectedLine {
    /// By its place in the order, from 0.
    line: usize,
    fen: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectionWish {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as the customer sees it.
    rev: i64,
    line: usize,
}

/// What of an own order costs less now 价保.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/price-protection", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = PriceProtection), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn see_protection(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
) -> Result<Json<PriceProtection>, Problem> {
    let (_, order) = own_order(&app, &caller, id).await?;
    let db = app.store().shop(caller.shop);
    let (rules, _) = rules_of(&db).await?;
    let until = until(&order, &rules);
    if until.is_none_or(|until| app.clock().now() > until) {
        let lines = Vec::new();
        return Ok(Json(PriceProtection { until, lines }));
    }
    let prices = prices(&db, &order).await?;
    let of_line = |line| ProtectedLine {
        line,
        fen: fen(&order, line, &prices),
    };
    let lines = (0..order.lines.len()).map(of_line);
    let lines = lines.filter(|line| line.fen > 0).collect();
    Ok(Json(PriceProtection { until, lines }))
}

/// Have the difference back, once a line; it is paid at once.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/price-protection", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ProtectionWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask_protection(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
    Json(wish): Json<ProtectionWish>,
) -> Result<Json<MyOrder>, Problem> {
    let (row, order) = own_order(&app, &caller, id).await?;
    let now = app.clock().now();
    let db = app.store().shop(caller.shop);
    let amount_fen = amount_fen(&db, &order, wish.line, now).await?;
    let tx = app.store().begin(caller.shop).await?;
    let event = Event::Compensated {
        line: wish.line,
        amount_fen,
        reason: CompensationReason::PriceProtection,
    };
    let deed = Deed {
        key: wish.key,
        order: id,
        rev: Some(wish.rev),
        actor: &caller.actor,
        by: By::System,
        event,
        detail: json!({}),
    };
    let done = perform(&tx, deed, now).await?;
    if !done.is_again {
        let notice = notice(&row, wish.line, amount_fen);
        tx.emit(&notice, now).await?;
    }
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, &caller, id).await
}

async fn own_order(app: &App, caller: &InShop, id: OrderId) -> Result<(OrderRow, Order), Problem> {
    let stored = own(app, caller, id).await?;
    let order = stored.replayed()?;
    Ok((stored.row, order))
}

/// What is given for the line. What was given before is named again, so that a retry of the same command is known for one, and every
/// other is told that once is enough.
async fn amount_fen(db: &ShopDb, order: &Order, line: usize, now: Millis) -> Result<i64, Problem> {
    let of = order.lines.get(line);
    let of = of.ok_or_else(|| Undone::from(Illegal::NoSuchLine))?;
    if of.protected_fen > 0 {
        return Ok(of.protected_fen);
    }
    let (rules, _) = rules_of(db).await?;
    if until(order, &rules).is_none_or(|until| now > until) {
        return Err(Undone::from(Illegal::WindowOver).into());
    }
    if of.refund.state.is_under_way() {
        return Err(Undone::from(Illegal::RefundOpen).into());
    }
    let fen = fen(order, line, &prices(db, order).await?);
    if fen > 0 {
        return Ok(fen);
    }
    let (status, title) = (StatusCode::CONFLICT, "It does not cost less now");
    Err(Problem::new(status, "no_difference", title))
}

/// What the order's SKUs cost now, as far as they can still be bought.
async fn prices(db: &ShopDb, order: &Order) -> Result<HashMap<SkuId, i64>, Problem> {
    let skus = order.lines.iter().filter_map(|line| line.item.sku_id);
    let skus: Vec<_> = skus.collect();
    let offers = catalogue::offers(db, &skus).await?.into_iter();
    let offers = offers.filter(|offer| offer.is_listed);
    Ok(offers.map(|offer| (offer.sku, offer.price_fen)).collect())
}

fn fen(order: &Order, line: usize, prices: &HashMap<SkuId, i64>) -> i64 {
    let of = order.lines.get(line);
    let sku = of.and_then(|of| of.item.sku_id);
    let price_fen = sku.and_then(|sku| prices.get(&sku));
    price_fen.map_or(0, |price_fen| difference_fen(order, line, *price_fen))
}

fn notice(order: &OrderRow, line: usize, fen: i64) -> Notice {
    let (no, price) = (&order.no, priced(fen));
    Notice {
        key: format!("protection/{}/{line}", order.id),
        category: Category::Order,
        to: To::Roles(SERVING.to_vec()),
        zh: Saying::new("价保已退差价", format!("订单 {no}：{price}")),
        en: Saying::new(
            "A price was protected",
            format!("Order {no}: {price} went back"),
        ),
        link: Some(Link::Order { order: order.id }),
    }
}
