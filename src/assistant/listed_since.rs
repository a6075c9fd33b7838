//! Goods that were listed since at the time that a batch had set: undo takes nothing out of the shop that customers may be buying, and
//! whoever is about to take the batch back hears first how many they are.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ItemState, KeptChange,
    batches::{self, WholeBatch},
    items::{self, Naming},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::{goods::Shelf, listed_among},
    http::{Id, InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    vocabulary::{BatchId, Millis},
};

const FIELD: &str = "list_at";
/// Each may hold two descriptions of 200 KB.
const AT_ONCE: u64 = 20;
/// Where none can.
const MANY_AT_ONCE: u64 = 500;

/// What taking a batch back would leave as it is.
#[derive(Serialize, ToSchema)]
#[schema(as = BatchUndoing)]
pub struct Undoing {
    /// Products that were listed since at the time which the batch had set: they stay in the shop.
    listed: u64,
}

/// What taking a batch back would leave as it is, before it is asked for.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches/{id}/undo", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = Undoing), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn see_undo(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Json<Undoing>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let batch = batches::whole(&db, id).await?;
    let batch = batch.ok_or_else(Problem::not_found)?;
    let listed = listed_since(&db, &batch, app.clock().now()).await?;
    Ok(Json(Undoing { listed }))
}

/// Whether the time has come that these changes of a product set for its listing. One that stood in the shop before is, listed again,
/// as it was.
pub fn time_came(changes: &[KeptChange], at: Millis) -> bool {
    let own = |field: &str| {
        let mut own = changes.iter().filter(|change| change.sku.is_none());
        own.find(|change| change.field == field)
    };
    let due = own(FIELD).and_then(|change| change.after.as_i64());
    let was_listed = own("state").is_some_and(|change| change.before == Shelf::Listed.code());
    due.is_some_and(|due| due <= at) && !was_listed
}

async fn listed_since(db: &ShopDb, batch: &WholeBatch, at: Millis) -> Result<u64, StorageError> {
    if !batch.what.contains(FIELD) {
        return Ok(0);
    }
    let state = if batch.undone_at.is_some() {
        ItemState::Kept
    } else {
        ItemState::Applied
    };
    let is_long = ["description", "faq", "answers", "words"];
    let is_long = is_long.iter().any(|op| batch.what.contains(op));
    let at_once = if is_long { AT_ONCE } else { MANY_AT_ONCE };
    let (mut listed, mut behind) = (0, 0);
    loop {
        let some = items::naming(db, (batch.id, state, FIELD), behind, at_once).await?;
        let Some(last) = some.last() else {
            return Ok(listed);
        };
        behind = last.no;
        let came = some.iter().filter(|item| would_stay(item, state, at));
        let came: Vec<_> = came.map(|item| item.product_id).collect();
        listed += listed_among(db, &came).await?;
    }
}

/// Of one that was kept, only what stayed the last time is tried again.
fn would_stay(item: &Naming, state: ItemState, at: Millis) -> bool {
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let is_tried = |change: &KeptChange| change.field == FIELD && change.stays.is_some();
    (state != ItemState::Kept || changes.iter().any(is_tried)) && time_came(&changes, at)
}
