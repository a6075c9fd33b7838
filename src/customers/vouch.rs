use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use sea_orm::ColumnTrait;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::customers::customer;

use super::identity;
use crate::{
    access::{Action, Actor, Denied, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    shops::{self, ShopRef},
    vocabulary::CustomerId,
};

#[derive(Serialize, ToSchema)]
pub struct OwnIdentity {
    /// A JWT that counts for a minute. Its `via` is the site whose page asked.
    identity: String,
}

/// What a shopper whom the shop knows takes along from the chat on a site of the shop to the shop's page here, to be the same there.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/identity", tag = "customers", params(("shop" = Uuid, Path)),
    responses((status = 200, body = OwnIdentity), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn vouch(
    State(app): State<App>,
    caller: InShop,
    headers: HeaderMap,
) -> Result<Json<OwnIdentity>, Problem> {
    let customer = customer_of(&caller)?;
    let db = app.store().shop(caller.shop);
    let rows = db.rows::<customer::Entity>();
    let row = rows.with(customer::Column::Id.eq(customer)).one().await?;
    let sub = row.and_then(|row| row.external_id).ok_or_else(not_signed)?;
    let shop = shops::find(app.store(), &ShopRef::Id(caller.shop)).await?;
    let shop = shop.ok_or_else(Problem::not_found)?;
    let via = headers.get(header::ORIGIN).and_then(|it| it.to_str().ok());
    let (secret, now) = (&shop.identity_secret, app.clock().now());
    let identity = identity::sign(&sub, secret, (&shop.slug, via), now);
    Ok(Json(OwnIdentity { identity }))
}

fn customer_of(caller: &InShop) -> Result<CustomerId, Denied> {
    let Actor::Customer { shop, customer } = caller.actor else {
        authorize(&caller.actor, Action::Buy, Object::Shop(caller.shop))?;
        return Err(Denied::Forbidden);
    };
    let object = Object::Customer { shop, customer };
    authorize(&caller.actor, Action::Buy, object)?;
    Ok(customer)
}

fn not_signed() -> Problem {
    let title = "The shop does not know this shopper by a number of its own";
    Problem::new(StatusCode::CONFLICT, "not_signed", title)
}
