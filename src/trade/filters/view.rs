use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    FilterQuery,
    storage::{self, FilterRow},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::{MemberId, ShopId},
};

#[derive(Serialize, ToSchema)]
pub struct OrderFilter {
    id: Uuid,
    name: String,
    query: FilterQuery,
}

#[derive(Serialize, ToSchema)]
pub struct OrderFilters {
    /// Oldest first, at most 20.
    filters: Vec<OrderFilter>,
}

/// The caller's own filters of the list of orders.
#[utoipa::path(get, path = "/api/shops/{shop}/order-filters", tag = "trade", params(("shop" = Uuid, Path)),
    responses((status = 200, body = OrderFilters)), extensions(("x-action" = json!("see_orders"))))]
pub async fn see_order_filters(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<OrderFilters>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    shown(&app, caller.shop, caller.actor.member()?.id).await
}

pub async fn shown(app: &App, shop: ShopId, me: MemberId) -> Result<Json<OrderFilters>, Problem> {
    let rows = storage::of_member(&app.store().shop(shop), me).await?;
    let filters = rows.into_iter().map(OrderFilter::from).collect();
    Ok(Json(OrderFilters { filters }))
}

impl From<FilterRow> for OrderFilter {
    fn from(row: FilterRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            query: serde_json::from_str(&row.query).unwrap_or_default(),
        }
    }
}
