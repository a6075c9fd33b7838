use std::collections::HashMap;

use axum::extract::State;
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_schema::customers::customer;

use super::storage;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    vocabulary::{CustomerId, MemberId, Millis},
};

const PAGE: u64 = 50;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// Older than the last one seen.
    before: Option<Millis>,
}

#[derive(Serialize, ToSchema)]
pub struct BlockedCustomer {
    customer: CustomerId,
    name: String,
    since: Millis,
    by: MemberId,
    reason: String,
}

/// Blocked customers, newest first, fifty at a time.
#[utoipa::path(get, path = "/api/shops/{shop}/blocked-customers", tag = "customers", operation_id = "blocked",
    params(("shop" = Uuid, Path), Which), responses((status = 200, body = [BlockedCustomer])),
    extensions(("x-action" = json!("see_blocked"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(which): Query<Which>,
) -> Result<Json<Vec<BlockedCustomer>>, Problem> {
    authorize(&caller.actor, Action::SeeBlocked, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let blocks = storage::page(&db, which.before, PAGE).await?;
    let named = blocks.iter().map(|block| block.customer_id);
    let named = db
        .rows::<customer::Entity>()
        .with(customer::Column::Id.is_in(named));
    let named = named.all().await?.into_iter().map(|row| (row.id, row.name));
    let names: HashMap<_, _> = named.collect();
    let views = blocks.into_iter().map(|block| BlockedCustomer {
        customer: block.customer_id,
        name: names.get(&block.customer_id).cloned().unwrap_or_default(),
        since: block.at,
        by: block.member_id,
        reason: block.reason,
    });
    Ok(Json(views.collect()))
}
