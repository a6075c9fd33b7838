use axum::http::StatusCode;
use sea_orm::ColumnTrait;
use yingke_schema::trade::cart_line::{Column, Entity};

use super::{
    basket,
    cart::{MOST_LINES, MOST_PIECES},
};
use crate::{
    http::Problem,
    storage::ShopTx,
    vocabulary::{CustomerId, Millis, SkuId},
};

/// Sees to it that a customer's cart holds at least so many pieces of each, in the caller's transaction.
pub async fn fill_cart(
    tx: &ShopTx,
    customer: CustomerId,
    wanted: &[(SkuId, i64)],
    at: Millis,
) -> Result<(), Problem> {
    // As the cart's own changes: two windows at once would both find room.
    tx.lock(customer.0.as_u64_pair().1 as i64).await?;
    let kept = tx.rows::<Entity>().with(Column::CustomerId.eq(customer));
    let kept = kept.all().await?;
    let held = |sku| kept.iter().find(|line| line.sku_id == sku);
    let new = wanted.iter().filter(|(sku, _)| held(*sku).is_none());
    if kept.len() + new.count() > MOST_LINES {
        let title = "The cart holds at most 50 things";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "cart_full", title));
    }
    for (sku, quantity) in wanted {
        let before = held(*sku).map_or(0, |line| line.quantity);
        let quantity = before.max(*quantity).min(MOST_PIECES);
        basket::put(tx, customer, (*sku, quantity), at).await?;
    }
    Ok(())
}
