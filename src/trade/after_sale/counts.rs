use axum::extract::State;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::trade::{
    after_sale::{Column as C, Entity},
    asked_price::Column as A,
};

use super::Turn;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    trade::{RefundState, compensation, trade_rules},
    vocabulary::{MemberId, Millis},
};

/// How many cases are under way, and with them price protection that waits for the shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct AfterSaleCounts {
    pub open: u64,
    /// That wait for the shop, neither for the customer nor for the platform.
    pub shop_turn: u64,
    /// Whose time is over within the hours of `due_soon_h`.
    pub due_soon: u64,
    /// The asking member's own.
    pub mine: u64,
    /// What the platform looks at.
    pub platform: u64,
}

/// How many cases are under way in the shop, price protection that waits for it among them, and how many of them are `me`'s.
pub async fn after_sale_counts(
    db: &ShopDb,
    me: Option<MemberId>,
    now: Millis,
) -> Result<AfterSaleCounts, StorageError> {
    let mine = match me {
        Some(me) => both(db, C::OwnerId.eq(me), A::OwnerId.eq(me)).await?,
        None => 0,
    };
    let (rules, _) = trade_rules::rules_of(db).await?;
    let soon = now + rules.after_sale.due_soon_ms();
    let platform = C::State.eq(RefundState::PlatformInvolved.code());
    // All of it waits for the shop.
    let asked = compensation::count_waiting(db, Condition::all()).await?;
    Ok(AfterSaleCounts {
        open: count(db, C::DueAt.is_not_null()).await? + asked,
        shop_turn: count(db, C::Falls.is_in(Turn::Shop.falls())).await? + asked,
        due_soon: both(db, C::DueAt.lte(soon), A::DueAt.lte(soon)).await?,
        mine,
        platform: count(db, platform).await?,
    })
}

async fn both(db: &ShopDb, cases: Expr, asked: Expr) -> Result<u64, StorageError> {
    let asked = Condition::all().add(asked);
    Ok(count(db, cases).await? + compensation::count_waiting(db, asked).await?)
}

async fn count(db: &ShopDb, which: Expr) -> Result<u64, StorageError> {
    let which = Condition::all().add(C::DueAt.is_not_null()).add(which);
    db.rows::<Entity>().with(which).count().await
}

/// How many after-sale cases are under way.
#[utoipa::path(get, path = "/api/shops/{shop}/after-sales/counts", tag = "trade", params(("shop" = Uuid, Path)),
    responses((status = 200, body = AfterSaleCounts)), extensions(("x-action" = json!("see_orders"))))]
pub async fn count_after_sales(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<AfterSaleCounts>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    let db = app.store().shop(caller.shop);
    let counts = after_sale_counts(&db, Some(me), app.clock().now()).await?;
    Ok(Json(counts))
}
