use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    batches,
    view::{BatchView, shown, views},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    vocabulary::{BatchId, Millis},
};

const USUAL: u64 = 30;
const MOST: u64 = 100;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BatchesQuery {
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 100; usually 30.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct Batches {
    /// Newest first.
    batches: Vec<BatchView>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

/// What was done to many products at once, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches", tag = "assistant", params(("shop" = Uuid, Path), BatchesQuery),
    responses((status = 200, body = Batches), (status = 400, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn list_batches(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<BatchesQuery>,
) -> Result<Json<Batches>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let behind = match query.cursor.as_deref().unwrap_or_default() {
        "" => None,
        cursor => {
            let place = place_of(cursor);
            Some(place.ok_or_else(|| Problem::bad_request("cursor: what a page before said"))?)
        }
    };
    let db = app.store().shop(caller.shop);
    let mut rows = batches::page(&db, behind, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let last = rows.last().filter(|_| is_more);
    let next = last.map(|last| format!("{}.{}", last.made_at, last.id));
    let batches = views(&db, rows, app.clock().now()).await?;
    Ok(Json(Batches { batches, next }))
}

/// One batch, as far as it has come.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches/{id}", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = BatchView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn see_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Json<BatchView>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    shown(&app, &caller, id).await
}

/// None where the words were not made by a page.
fn place_of(cursor: &str) -> Option<(Millis, BatchId)> {
    let (at, id) = cursor.split_once('.')?;
    let id = id.parse::<Uuid>().ok()?;
    Some((at.parse().ok()?, BatchId(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let id = BatchId(Uuid::from_u128(7));
        assert_eq!(place_of(&format!("17.{id}")), Some((17, id)));
        for wrong in ["", "17", "17.", "x.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(place_of(wrong), None, "{wrong}");
        }
    }
}
