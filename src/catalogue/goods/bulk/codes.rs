//! Codes are a product's alone, and a SKU's.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, FromQueryResult};
use yingke_schema::catalogue::{product, sku};

use super::{AT_ONCE, Refused};
use crate::{
    catalogue::goods::{Goods, Unwritten, fault},
    storage::{ShopTx, StorageError},
    vocabulary::ProductId,
};

/// A product whose codes are to be its own.
pub struct Wish<'a> {
    pub id: ProductId,
    /// None: it is not there yet.
    pub before: Option<&'a Goods>,
    pub after: &'a Goods,
}

#[derive(FromQueryResult)]
struct OfProduct {
    id: ProductId,
    code: String,
}

#[derive(FromQueryResult)]
struct OfSku {
    product_id: ProductId,
    code: String,
}

/// Refuses those that want a code which another product has, or one before them wants too.
pub async fn refuse<'a>(
    tx: &ShopTx,
    wishes: impl Iterator<Item = Wish<'a>>,
    refused: &mut Refused,
) -> Result<(), StorageError> {
    let all: Vec<_> = wishes.collect();
    let codes = all.iter().filter_map(new_code);
    let mut products = of_products(tx, &codes.collect::<Vec<_>>()).await?;
    let codes = all.iter().flat_map(new_sku_codes).map(|(_, code)| code);
    let mut skus = of_skus(tx, &codes.collect::<Vec<_>>()).await?;
    for (place, wish) in all.iter().enumerate() {
        if refused.contains_key(&place) {
            continue;
        }
        if let Some(unwritten) = taken(wish, &products, &skus) {
            refused.insert(place, unwritten);
            continue;
        }
        if let Some(code) = new_code(wish) {
            products.insert(code.to_owned(), wish.id);
        }
        for (_, code) in new_sku_codes(wish) {
            skus.insert(code.to_owned(), wish.id);
        }
    }
    Ok(())
}

fn taken(
    wish: &Wish<'_>,
    products: &HashMap<String, ProductId>,
    skus: &HashMap<String, ProductId>,
) -> Option<Unwritten> {
    let is_others = |of: &HashMap<String, ProductId>, code: &str| {
        of.get(code).is_some_and(|owner| *owner != wish.id)
    };
    if new_code(wish).is_some_and(|code| is_others(products, code)) {
        let title = "Another product has this code";
        return Some(fault("code_taken", "code", title).into());
    }
    let mut codes = new_sku_codes(wish).into_iter();
    let (place, _) = codes.find(|(_, code)| is_others(skus, code))?;
    let title = "Another product has a SKU of this code";
    Some(fault("code_taken", format!("skus.{place}.code"), title).into())
}

fn new_code<'a>(wish: &Wish<'a>) -> Option<&'a str> {
    let code = wish.after.code.as_str();
    let had = wish.before.is_some_and(|before| before.code == code);
    (!had).then_some(code)
}

/// With their places in the table.
fn new_sku_codes<'a>(wish: &Wish<'a>) -> Vec<(usize, &'a str)> {
    let had: HashSet<&str> = match wish.before {
        Some(before) if before.skus == wish.after.skus => return Vec::new(),
        Some(before) => before.skus.iter().map(|sku| sku.code.as_str()).collect(),
        None => HashSet::new(),
    };
    let codes = wish.after.skus.iter().map(|sku| sku.code.as_str());
    let codes = codes.enumerate();
    codes.filter(|(_, code)| !had.contains(code)).collect()
}

async fn of_products(
    tx: &ShopTx,
    codes: &[&str],
) -> Result<HashMap<String, ProductId>, StorageError> {
    use product::Column as C;
    let mut all = HashMap::new();
    for some in codes.chunks(AT_ONCE) {
        let rows = tx.rows::<product::Entity>();
        let rows = rows.with(C::Code.is_in(some.iter().copied()));
        let rows: Vec<OfProduct> = rows.only([C::Id, C::Code]).await?;
        all.extend(rows.into_iter().map(|row| (row.code, row.id)));
    }
    Ok(all)
}

async fn of_skus(tx: &ShopTx, codes: &[&str]) -> Result<HashMap<String, ProductId>, StorageError> {
    use sku::Column as C;
    let mut all = HashMap::new();
    for some in codes.chunks(AT_ONCE) {
        let rows = tx.rows::<sku::Entity>();
        let rows = rows.with(C::Code.is_in(some.iter().copied()));
        let rows: Vec<OfSku> = rows.only([C::ProductId, C::Code]).await?;
        all.extend(rows.into_iter().map(|row| (row.code, row.product_id)));
    }
    Ok(all)
}
