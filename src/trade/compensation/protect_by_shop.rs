use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    asked_view::AskedView,
    protect::{Difference, ProtectionWish, Unprotected, protect, protectable_by_shop},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{Order, OrderView, TradeRules, see::shown, storage, trade_rules::rules_of},
    vocabulary::{Millis, OrderId},
};

/// What a shop can give back of an order because the same costs less now, line by line.
#[derive(Serialize, ToSchema)]
pub struct ProtectionView {
    /// So long; none: nothing is paid, or the shop does not give it.
    until: Option<Millis>,
    lines: Vec<ProtectionLine>,
}

#[derive(Serialize, ToSchema)]
pub struct ProtectionLine {
    /// By its place in the order, from 0.
    line: usize,
    /// 0 where there is a reason.
    fen: i64,
    /// It costs more by now, or is not sold any more: it is judged by what it cost when the customer asked.
    is_as_asked: bool,
    /// What went back for it before.
    given_fen: i64,
    /// The code with which it would be refused; none: it can be given.
    reason: Option<String>,
    /// What the customer asked for; none: nothing.
    asked: Option<AskedView>,
}

/// What of an order costs less now 价保, and why nothing goes back for the other lines.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/price-protection", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ProtectionView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("compensate"))))]
pub async fn see_order_protection(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ProtectionView>, Problem> {
    authorize(&caller.actor, Action::Compensate, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let stored = storage::stored(&db, order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let order = stored.replayed()?;
    let (rules, _) = rules_of(&db).await?;
    let found = protectable_by_shop(&db, (stored.row.id, &order), app.clock().now()).await?;
    let lines = found.lines.into_iter().enumerate();
    let lines = lines.map(|(line, found)| ProtectionLine::of((&order, &rules), line, found));
    Ok(Json(ProtectionView {
        until: found.until,
        lines: lines.collect(),
    }))
}

/// Give the difference back for the customer 退差价, once a line; it is paid at once. Above what the member gives back of an order alone:
/// `above_refund_limit`; of a price that fell by more than half, `price_halved` for agents.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/price-protection", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ProtectionWish,
    responses((status = 200, body = OrderView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("compensate"))))]
pub async fn give_protection(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(wish): Json<ProtectionWish>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::Compensate, Object::Shop(caller.shop))?;
    let stored = storage::stored(&app.store().shop(caller.shop), order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    protect(&app, &caller, &stored, &wish).await?;
    shown(&app, caller.shop, order).await
}

impl ProtectionLine {
    fn of(
        (order, rules): (&Order, &TradeRules),
        line: usize,
        found: Result<Difference, Unprotected>,
    ) -> Self {
        Self {
            line,
            given_fen: order.lines[line].protected_fen,
            reason: found.as_ref().err().map(|why| why.code().to_owned()),
            is_as_asked: found.as_ref().is_ok_and(|of| of.is_as_asked),
            fen: found.map_or(0, |of| of.fen),
            asked: AskedView::of(order, line, rules),
        }
    }
}
