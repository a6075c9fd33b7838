use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    BatchReport, BatchResult, key_of,
    known::{self, Numbers},
    numbers_of, once_each,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    trade::{By, Deed, Event, Parcel, Undone, perform, storage::Stored, told},
    vocabulary::OrderId,
};

const MOST: usize = 2_000;
/// Why an order of elsewhere does not leave with many others.
pub const PLACED_ELSEWHERE: &str = "placed_elsewhere";

/// Parcels that leave together.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBatchShipments {
    /// Made by the client: a retry carries the same one, and does nothing twice.
    key: Uuid,
    mode: BatchMode,
    /// 1 to 2,000, each order once.
    rows: Vec<NewParcel>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchMode {
    /// Every one; none where one cannot be.
    All,
    /// Those that can be; the others are left out.
    Good,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewParcel {
    order: OrderId,
    /// Of the order as it was seen.
    rev: i64,
    /// At most 40 characters.
    carrier: String,
    /// 6 to 40 letters, digits and hyphens.
    waybill: String,
}

/// The goods of many orders have left 批量发货. Of all or nothing, every one is tried first; what somebody else does in the meantime is
/// said in its result.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/batch/shipments", tag = "trade", params(("shop" = Uuid, Path)),
    request_body = NewBatchShipments,
    responses((status = 200, body = BatchReport), (status = 413, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("ship_orders"))))]
pub async fn ship_many(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewBatchShipments>,
) -> Result<Json<BatchReport>, Problem> {
    authorize(&caller.actor, Action::ShipOrders, Object::Shop(caller.shop))?;
    let ids: Vec<_> = new.rows.iter().map(|row| row.order).collect();
    once_each(&ids, MOST, "rows")?;
    let numbers = match new.mode {
        BatchMode::All => {
            let (numbers, results) = tried(&app, &caller, &new, &ids).await?;
            if results.iter().any(BatchResult::is_refused) {
                let left = results.into_iter().map(BatchResult::left).collect();
                return Ok(Json(BatchReport::of(false, left)));
            }
            numbers
        }
        BatchMode::Good => numbers_of(&app.store().shop(caller.shop), &ids).await?,
    };
    let elsewhere = known::placed_elsewhere(&app.store().shop(caller.shop), &ids).await?;
    let mut results = Vec::with_capacity(ids.len());
    for row in &new.rows {
        let done = if elsewhere.contains(&row.order) {
            Err(placed_elsewhere())
        } else {
            ship(&app, &caller, new.key, row).await
        };
        results.push(BatchResult::of(row.order, &numbers, done));
    }
    told(&app, caller.shop);
    Ok(Json(BatchReport::of(true, results)))
}

/// How the orders are called, and what would become of each; what this batch did before is done.
async fn tried(
    app: &App,
    caller: &InShop,
    new: &NewBatchShipments,
    ids: &[OrderId],
) -> Result<(Numbers, Vec<BatchResult>), Problem> {
    let db = app.store().shop(caller.shop);
    let keys: Vec<_> = ids.iter().map(|id| key_of("ship", new.key, *id)).collect();
    // In this order: what was done in between is known to be.
    let known = known::by_id(&db, ids).await?;
    let done = known::done_keys(&db, &keys).await?;
    let numbers = known.iter();
    let numbers: Numbers = numbers
        .map(|(id, stored)| (*id, stored.row.no.clone()))
        .collect();
    let result = |(row, key): (&NewParcel, &Uuid)| {
        let could = if done.contains(key) {
            Ok(())
        } else {
            could(row, known.get(&row.order))
        };
        BatchResult::of(row.order, &numbers, could)
    };
    let results = new.rows.iter().zip(&keys).map(result).collect();
    Ok((numbers, results))
}

fn could(row: &NewParcel, stored: Option<&Stored>) -> Result<(), Problem> {
    let event = shipped(row)?;
    let stored = stored.ok_or(Undone::NotFound)?;
    if stored.row.rev != row.rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    if !stored.row.source.is_empty() {
        return Err(placed_elsewhere());
    }
    let order = stored.replayed()?;
    Ok(order.could(event, By::Shop).map_err(Undone::from)?)
}

/// The platform on which it was placed ships it, and tells its customer; alone somebody may still write down here what left there.
fn placed_elsewhere() -> Problem {
    let title = "It was placed on another platform, and is shipped there";
    Problem::new(StatusCode::CONFLICT, PLACED_ELSEWHERE, title)
}

fn shipped(row: &NewParcel) -> Result<Event, Problem> {
    let Parcel { carrier, waybill } = Parcel::of(&row.carrier, &row.waybill)?;
    Ok(Event::Shipped { carrier, waybill })
}

async fn ship(app: &App, caller: &InShop, batch: Uuid, row: &NewParcel) -> Result<(), Problem> {
    let event = shipped(row)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let deed = Deed {
        key: key_of("ship", batch, row.order),
        order: row.order,
        rev: Some(row.rev),
        actor: &caller.actor,
        by: By::Shop,
        event,
        detail: json!({ "batch": batch }),
    };
    perform(&tx, deed, now).await?;
    Ok(tx.commit().await?)
}
