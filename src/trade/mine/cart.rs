use std::collections::HashMap;

use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{basket, check_here};
use crate::{
    app::App,
    catalogue::{self, Offer},
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    vocabulary::{CustomerId, ProductId, SkuId},
};

pub const MOST_LINES: usize = 50;
pub const MOST_PIECES: i64 = 999;

#[derive(Serialize, ToSchema)]
pub struct CartView {
    lines: Vec<CartLine>,
    goods_fen: i64,
}

#[derive(Serialize, ToSchema)]
struct CartLine {
    sku: SkuId,
    product: ProductId,
    /// Of the product.
    code: String,
    title: String,
    sku_text: String,
    picture: String,
    /// As it is now.
    price_fen: i64,
    quantity: i64,
    /// Pieces that can be bought now.
    most: i64,
    /// Something of the product can be bought.
    is_on_sale: bool,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CartChange {
    sku: SkuId,
    /// 0 takes the line out; at most 999.
    quantity: i64,
}

/// The asking customer's cart.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/cart", tag = "mine", params(("shop" = Uuid, Path)),
    responses((status = 200, body = CartView)), extensions(("x-action" = json!("buy"))))]
pub async fn see_cart(State(app): State<App>, caller: InShop) -> Result<Json<CartView>, Problem> {
    let customer = caller.customer()?;
    let db = app.store().shop(caller.shop);
    Ok(Json(cart(&db, customer).await?))
}

/// Sets how many pieces of a SKU the cart holds.
#[utoipa::path(put, path = "/api/shops/{shop}/mine/cart", tag = "mine", params(("shop" = Uuid, Path)),
    request_body = CartChange,
    responses((status = 200, body = CartView), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn change_cart(
    State(app): State<App>,
    caller: InShop,
    Json(CartChange { sku, quantity }): Json<CartChange>,
) -> Result<Json<CartView>, Problem> {
    let customer = caller.customer()?;
    if !(0..=MOST_PIECES).contains(&quantity) {
        let title = "quantity: 0 to 999";
        return Err(Problem::at_field("bad_quantity", "quantity", title));
    }
    let db = app.store().shop(caller.shop);
    if quantity > 0 && catalogue::offers(&db, &[sku]).await?.is_empty() {
        return Err(no_such_sku("sku"));
    }
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    if quantity == 0 {
        basket::drop_line(&tx, customer, sku).await?;
    } else {
        // Counting is no lock: two windows at once would both find room.
        check_here(&app, &tx, customer).await?;
        if basket::others(&tx, customer, sku).await? >= MOST_LINES as u64 {
            let title = "The cart holds at most 50 things";
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(Problem::new(status, "cart_full", title));
        }
        basket::put(&tx, customer, (sku, quantity), now).await?;
    }
    tx.commit().await?;
    Ok(Json(cart(&db, customer).await?))
}

pub fn no_such_sku(field: &str) -> Problem {
    Problem::at_field("no_such_sku", field, "The shop has no such SKU")
}

/// As it can be bought now.
pub async fn cart(db: &ShopDb, customer: CustomerId) -> Result<CartView, StorageError> {
    let kept = basket::lines_of(db, customer).await?;
    let skus: Vec<_> = kept.iter().map(|line| line.sku_id).collect();
    let offers = catalogue::offers(db, &skus).await?;
    let mut offers: HashMap<_, _> = offers.into_iter().map(|offer| (offer.sku, offer)).collect();
    let lines = kept
        .into_iter()
        .filter_map(|line| Some(CartLine::new(offers.remove(&line.sku_id)?, line.quantity)));
    let lines: Vec<_> = lines.collect();
    Ok(CartView {
        goods_fen: lines
            .iter()
            .map(|line| line.price_fen * line.quantity)
            .sum(),
        lines,
    })
}

impl CartLine {
    fn new(offer: Offer, quantity: i64) -> Self {
        Self {
            sku: offer.sku,
            product: offer.product,
            code: offer.code,
            title: offer.title,
            sku_text: offer.sku_text,
            picture: offer.picture,
            price_fen: offer.price_fen,
            quantity,
            most: offer.left,
            is_on_sale: offer.is_on_sale,
        }
    }
}
