use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    arrival::arrive,
    identity::{self, BadIdentity},
};
use crate::{
    app::App,
    http::{ClientAddress, Json, Path, Problem},
    shops::{self, ShopRef, ShopView},
    trade,
    vocabulary::{ConversationId, CustomerId},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// The token this device was given before.
    device: Option<String>,
    /// JWT of the shop for a shopper it knows.
    identity: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Visit {
    /// The token to come back with. Keep it: it changes when the shopper identifies.
    device: String,
    shop: ShopView,
    customer: CustomerName,
    conversation: ConversationId,
}

#[derive(Serialize, ToSchema)]
struct CustomerName {
    id: CustomerId,
    name: String,
}

#[derive(Deserialize)]
pub struct StorePath {
    slug: String,
}

/// A shopper comes to the shop, new or back again.
#[utoipa::path(post, path = "/api/store/{slug}/visits", tag = "customers", params(("slug" = String, Path)),
    request_body = Arrival, responses((status = 200, body = Visit), (status = 400, body = Problem)),
    extensions(("x-action" = json!("visit"))))]
pub async fn visit(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    Path(StorePath { slug }): Path<StorePath>,
    Json(arrival): Json<Arrival>,
) -> Result<Json<Visit>, Problem> {
    let now = app.clock().now();
    app.customers()
        .visits
        .pass(address, now)
        .map_err(Problem::too_fast)?;
    let shop = shops::find(app.store(), &ShopRef::Slug(slug)).await?;
    let shop = shop.ok_or_else(Problem::not_found)?;
    let check = |jwt: String| identity::verify(&jwt, &shop.identity_secret, &shop.slug, now);
    let signed = arrival.identity.map(check).transpose()?;
    let tx = app.store().begin(shop.id).await?;
    let arrived = arrive(&tx, arrival.device, signed, now).await?;
    tx.commit().await?;
    if arrived.has_brought {
        trade::told(&app, shop.id);
    }
    Ok(Json(Visit {
        device: arrived.device,
        shop: shop.into(),
        customer: CustomerName {
            id: arrived.customer,
            name: arrived.name,
        },
        conversation: arrived.conversation,
    }))
}

impl From<BadIdentity> for Problem {
    fn from(bad: BadIdentity) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_identity", bad.to_string())
    }
}
