use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{list::shown, own, view::MyOrder};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{
        compensation::{AskedView, ProtectionWish, protect, protectable},
        trade_rules::rules_of,
    },
    vocabulary::{Millis, OrderId},
};

/// What a customer can have back because the same costs less now.
#[derive(Serialize, ToSchema)]
pub struct PriceProtection {
    /// So long; none: nothing is paid, or the shop does not give it.
    until: Option<Millis>,
    /// Only lines for which there is something.
    lines: Vec<ProtectedLine>,
    /// What the shop was asked for, by line, and what became of it.
    asked: Vec<AskedView>,
}

#[derive(Serialize, ToSchema)]
pub struct ProtectedLine {
    /// By its place in the order, from 0.
    line: usize,
    fen: i64,
    /// Asking tells the shop, which looks at it and gives it back: it is much, or the price fell by more than half.
    needs_shop: bool,
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
    let order = own(&app, &caller, id).await?.replayed()?;
    let db = app.store().shop(caller.shop);
    let (rules, _) = rules_of(&db).await?;
    let found = protectable(&db, (id, &order), app.clock().now()).await?;
    let lines = found.lines.into_iter().enumerate();
    let lines = lines.filter_map(|(line, found)| {
        let found = found.ok()?;
        Some(ProtectedLine {
            line,
            fen: found.fen,
            needs_shop: found.needs_shop,
        })
    });
    Ok(Json(PriceProtection {
        until: found.until,
        lines: lines.collect(),
        asked: AskedView::all(&order, &rules),
    }))
}

/// Have the difference back, once a line; it is paid at once. Where it `needs_shop`, the order stays and the shop is told.
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
    let stored = own(&app, &caller, id).await?;
    protect(&app, &caller, &stored, &wish).await?;
    shown(&app, &caller, id).await
}
