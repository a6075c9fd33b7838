use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{
    apart::apart,
    storage::{self, ChangeRow},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    storage::{ShopDb, StorageError},
    vocabulary::{BatchId, MemberId, Millis, ProductId},
};

const USUAL: u64 = 50;
const MOST: u64 = 200;
/// With so many fields a page ends, whatever was asked for; it has one revision at least.
const MOST_CHANGES: usize = 2_000;
const AT_ONCE: u64 = 10;
/// A description may be long.
const MOST_CHARS: usize = 2_000;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `next` of the page before.
    cursor: Option<i64>,
    /// Revisions: 1 to 200; usually 50.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodsChanges {
    /// Newest first; of what was changed together the last first.
    changes: Vec<GoodsChange>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodsChange {
    /// The product's after it: what was changed together shares it.
    rev: i64,
    /// Its place among what was changed together, from 0.
    place: usize,
    at: Millis,
    /// None: nobody did, it was time.
    by: Option<MemberId>,
    /// As the member was called then.
    by_name: Option<String>,
    field: String,
    /// Code of the SKU it is about.
    sku: Option<String>,
    before: Value,
    after: Value,
    /// What many products were changed by at once.
    batch: Option<BatchId>,
}

/// A field as the history keeps it.
#[derive(Deserialize)]
struct Kept {
    field: String,
    sku: Option<String>,
    before: Value,
    after: Value,
}

/// What was changed of a product. A page has whole revisions.
#[utoipa::path(get, path = "/api/shops/{shop}/goods/{id}/changes", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ChangesQuery),
    responses((status = 200, body = GoodsChanges), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_catalogue"))))]
pub async fn see_changes(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ProductId>,
    Query(query): Query<ChangesQuery>,
) -> Result<Json<GoodsChanges>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let product = crate::catalogue::storage::brief(&db, id).await?;
    product.ok_or_else(Problem::not_found)?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    Ok(Json(page(&db, id, query.cursor, most).await?))
}

/// Read some at a time: one revision may have changed thousands of fields.
async fn page(
    db: &ShopDb,
    id: ProductId,
    mut below: Option<i64>,
    most: u64,
) -> Result<GoodsChanges, StorageError> {
    let (mut changes, mut revisions) = (Vec::new(), 0);
    loop {
        let rows = storage::changes(db, id, below, AT_ONCE).await?;
        let is_last = (rows.len() as u64) < AT_ONCE;
        for row in &rows {
            if revisions >= most || changes.len() >= MOST_CHANGES {
                let next = below.map(|rev| rev.to_string());
                return Ok(GoodsChanges { changes, next });
            }
            changes.extend(of_row(row));
            (below, revisions) = (Some(row.rev), revisions + 1);
        }
        if is_last {
            return Ok(GoodsChanges {
                changes,
                next: None,
            });
        }
    }
}

fn of_row(row: &ChangeRow) -> impl Iterator<Item = GoodsChange> {
    let kept: Vec<Kept> = serde_json::from_str(&row.changes).unwrap_or_default();
    let change = |(place, kept): (usize, Kept)| {
        let [before, after] = apart([&kept.before, &kept.after], MOST_CHARS);
        GoodsChange {
            rev: row.rev,
            place,
            at: row.at,
            by: row.member_id,
            by_name: row.member_id.map(|_| row.nick.clone()),
            field: kept.field,
            sku: kept.sku,
            before,
            after,
            batch: row.batch_id,
        }
    };
    kept.into_iter().enumerate().rev().map(change)
}
