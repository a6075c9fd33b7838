//! Which carriers a waybill's number can belong to. Carriers' patterns overlap, so there are candidates, never one answer.

mod candidates;
mod table;

use std::cmp::Reverse;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::candidates::{CarrierView, best, candidates};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    trade::storage,
};

const MOST_CHARS: usize = 40;
const MOST_ORDERS: u64 = 5;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CarriersQuery {
    /// A waybill's number, at most 40 characters.
    waybill: String,
}

#[derive(Serialize, ToSchema)]
struct CarrierList {
    carriers: Vec<CarrierView>,
    /// Numbers of orders that have a parcel of this number already, at most five, the newest first: a slip, or several orders in one
    /// parcel.
    orders: Vec<String>,
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(carriers_of))
}

/// Carriers that a waybill's number fits, the best first, and orders that have it already.
#[utoipa::path(get, path = "/api/shops/{shop}/carriers", tag = "trade", params(("shop" = Uuid, Path), CarriersQuery),
    responses((status = 200, body = CarrierList)), extensions(("x-action" = json!("see_orders"))))]
async fn carriers_of(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<CarriersQuery>,
) -> Result<Json<CarrierList>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    if query.waybill.chars().count() > MOST_CHARS {
        return Err(Problem::bad_request(
            "A waybill's number has at most 40 characters",
        ));
    }
    let db = app.store().shop(caller.shop);
    let ids = storage::sent_as(&db, &query.waybill, MOST_ORDERS).await?;
    let mut rows = storage::rows_of(&db, &ids).await?;
    rows.sort_by_key(|row| Reverse((row.created_at, row.id)));
    Ok(Json(CarrierList {
        carriers: candidates(&query.waybill),
        orders: rows.into_iter().map(|row| row.no).collect(),
    }))
}
