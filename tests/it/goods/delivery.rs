mod asked;
mod cards;
mod freight;
mod places;
mod waivers;

use yingke::vocabulary::SkuId;
use yingke_schema::members::member::Role;

use super::{by_terms, first_sku, terms};
use crate::harness::TestShop;

/// A SKU that is sent by those terms.
async fn sent_by(shop: &TestShop<'_>) -> SkuId {
    let keeper = shop.member(Role::Operations).await;
    let (_, goods) = by_terms(&keeper, shop, &terms("快递")).await;
    first_sku(&goods)
}
