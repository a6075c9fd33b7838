use axum::extract::State;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::trade::after_sale::{Column as C, Entity};

use super::due::HOUR_MS;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    trade::RefundState,
    vocabulary::{MemberId, Millis},
};

const SOON_MS: Millis = 6 * HOUR_MS;

/// How many cases are under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct AfterSaleCounts {
    pub open: u64,
    /// Whose time is over within six hours.
    pub due_soon: u64,
    /// The asking member's own.
    pub mine: u64,
    /// What the platform looks at.
    pub platform: u64,
}

/// How many cases are under way in the shop, and how many of them are `me`'s.
pub async fn after_sale_counts(
    db: &ShopDb,
    me: Option<MemberId>,
    now: Millis,
) -> Result<AfterSaleCounts, StorageError> {
    let mine = match me {
        Some(me) => count(db, Some(C::OwnerId.eq(me))).await?,
        None => 0,
    };
    let platform = C::State.eq(RefundState::PlatformInvolved.code());
    Ok(AfterSaleCounts {
        open: count(db, None).await?,
        due_soon: count(db, Some(C::DueAt.lte(now + SOON_MS))).await?,
        mine,
        platform: count(db, Some(platform)).await?,
    })
}

async fn count(db: &ShopDb, which: Option<sea_orm::sea_query::Expr>) -> Result<u64, StorageError> {
    let which = Condition::all()
        .add(C::DueAt.is_not_null())
        .add_option(which);
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
