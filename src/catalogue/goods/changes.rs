use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::storage::{self, ChangeRow};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    vocabulary::{BatchId, MemberId, Millis, ProductId},
};

const USUAL: u64 = 50;
const MOST: u64 = 200;
/// A description may be long: its beginning tells which it was.
const MOST_CHARS: usize = 2_000;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 200; usually 50.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodsChanges {
    /// Newest first.
    changes: Vec<GoodsChange>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodsChange {
    no: i64,
    /// The product's after it: what was changed together shares it.
    rev: i64,
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

/// What was changed of a product.
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
    let mut rows = storage::changes(&db, id, query.cursor, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let next = rows.last().filter(|_| is_more);
    Ok(Json(GoodsChanges {
        next: next.map(|last| last.no.to_string()),
        changes: rows.into_iter().map(GoodsChange::from).collect(),
    }))
}

impl From<ChangeRow> for GoodsChange {
    fn from(row: ChangeRow) -> Self {
        Self {
            no: row.no,
            rev: row.rev,
            at: row.at,
            by: row.member_id,
            by_name: row.member_id.map(|_| row.nick),
            field: row.field,
            sku: row.sku,
            before: cut(&row.before),
            after: cut(&row.after),
            batch: row.batch_id,
        }
    }
}

fn cut(json: &str) -> Value {
    match serde_json::from_str(json).unwrap_or_default() {
        Value::String(text) => Value::String(text.chars().take(MOST_CHARS).collect()),
        value => value,
    }
}
