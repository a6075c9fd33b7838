use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use sea_orm::ColumnTrait;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::customers::customer;

use super::identity;
use crate::{
    app::App,
    http::{InShop, Json, Page, Problem},
    shops::{self, ShopRef},
};

#[derive(Serialize, ToSchema)]
pub struct OwnIdentity {
    /// A JWT that counts for a minute. Its `via` is the listed site whose page asked; null for any other.
    identity: String,
}

/// What a shopper whom the shop knows takes along from the chat on a site of the shop to the shop's page here, to be the same there.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/identity", tag = "customers", params(("shop" = Uuid, Path)),
    responses((status = 200, body = OwnIdentity), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn vouch(
    State(app): State<App>,
    caller: InShop,
    page: Option<Extension<Page>>,
    headers: HeaderMap,
) -> Result<Json<OwnIdentity>, Problem> {
    let customer = caller.customer()?;
    let db = app.store().shop(caller.shop);
    let rows = db.rows::<customer::Entity>();
    let row = rows.with(customer::Column::Id.eq(customer)).one().await?;
    let sub = row.and_then(|row| row.external_id).ok_or_else(not_signed)?;
    let shop = shops::find(app.store(), &ShopRef::Id(caller.shop)).await?;
    let shop = shop.ok_or_else(Problem::not_found)?;
    let (secret, now) = (&shop.identity_secret, app.clock().now());
    let via = site_of(&app, &headers, page.map(|Extension(page)| page));
    let identity = identity::sign(&sub, secret, (&shop.slug, via), now);
    Ok(Json(OwnIdentity { identity }))
}

/// The listed site whose page asks. An origin that is like the `Host` makes none: without a browser anybody writes both, and would
/// be given what makes a browser on a page of theirs somebody else's.
fn site_of<'a>(app: &App, headers: &'a HeaderMap, page: Option<Page>) -> Option<&'a str> {
    let origin = headers.get(header::ORIGIN)?.to_str().ok()?;
    (page == Some(Page::Site) || app.config().names(origin)).then_some(origin)
}

fn not_signed() -> Problem {
    let title = "The shop does not know this shopper by a number of its own";
    Problem::new(StatusCode::CONFLICT, "not_signed", title)
}
