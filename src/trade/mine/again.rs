use std::collections::BTreeMap;

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    cart::{CartView, cart},
    check_here, fill_cart, own,
};
use crate::{
    app::App,
    catalogue,
    http::{Id, InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    trade::storage::LineRow,
    vocabulary::{OrderId, SkuId},
};

/// What was bought before, in the cart again.
#[derive(Serialize, ToSchema)]
pub struct BoughtAgain {
    cart: CartView,
    /// Lines of the order, by their place from 0, of which nothing can be bought now.
    gone: Vec<i64>,
}

/// Sees to it that the cart holds at least as much as was bought with an order of whatever can be bought now. The same again is
/// harmless.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/cart", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = BoughtAgain), (status = 404, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn buy_again(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<BoughtAgain>, Problem> {
    let customer = caller.customer()?;
    let bought = own(&app, &caller, order).await?.lines;
    let db = app.store().shop(caller.shop);
    let (sold, gone) = parted(&db, bought).await?;
    let pieces = pieces_of(&sold);
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    check_here(&app, &tx, customer).await?;
    fill_cart(&tx, customer, &pieces, now).await?;
    tx.commit().await?;
    Ok(Json(BoughtAgain {
        cart: cart(&db, customer).await?,
        gone: gone.into_iter().map(|line| line.no).collect(),
    }))
}

/// Of each thing as many as all its lines have: where another SKU was taken, two lines may be of one.
fn pieces_of(lines: &[LineRow]) -> Vec<(SkuId, i64)> {
    let mut pieces = BTreeMap::new();
    for line in lines {
        if let Some(sku) = line.sku_id {
            *pieces.entry(sku).or_insert(0) += line.quantity;
        }
    }
    pieces.into_iter().collect()
}

/// Those of which something can be bought, and the others.
async fn parted(
    db: &ShopDb,
    bought: Vec<LineRow>,
) -> Result<(Vec<LineRow>, Vec<LineRow>), StorageError> {
    let skus: Vec<_> = bought.iter().filter_map(|line| line.sku_id).collect();
    let mut offers = catalogue::offers(db, &skus).await?;
    offers.retain(|offer| offer.left > 0);
    let is_sold = |line: &LineRow| offers.iter().any(|offer| Some(offer.sku) == line.sku_id);
    Ok(bought.into_iter().partition(is_sold))
}
