//! Which carriers a waybill's number can belong to. Carriers' patterns overlap, so there are candidates, never one answer.

mod candidates;
mod table;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::candidates::{CarrierView, best, candidates};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
};

const MOST_CHARS: usize = 40;

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
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(carriers_of))
}

/// Carriers that a waybill's number fits, the best first.
#[utoipa::path(get, path = "/api/shops/{shop}/carriers", tag = "trade", params(("shop" = Uuid, Path), CarriersQuery),
    responses((status = 200, body = CarrierList)), extensions(("x-action" = json!("see_orders"))))]
async fn carriers_of(
    caller: InShop,
    Query(query): Query<CarriersQuery>,
) -> Result<Json<CarrierList>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    if query.waybill.chars().count() > MOST_CHARS {
        return Err(Problem::bad_request(
            "A waybill's number has at most 40 characters",
        ));
    }
    let carriers = candidates(&query.waybill);
    Ok(Json(CarrierList { carriers }))
}
