//! Rows of SKUs, as an edited table has them.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::catalogue::sku;

use super::{GoodsSku, Unwritten};
use crate::{
    catalogue::storage::as_text,
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId, SkuId},
};

/// Rows of one statement.
const AT_ONCE: usize = 200;

/// By how many pieces more there are to be bought: orders set theirs aside at the same time, so nobody may write a sum.
pub async fn write_skus(
    tx: &ShopTx,
    product: ProductId,
    before: &[GoodsSku],
    after: &[GoodsSku],
    at: Millis,
) -> Result<i64, Unwritten> {
    let known: BTreeMap<SkuId, (usize, &GoodsSku)> = (0..)
        .zip(before)
        .map(|(place, sku)| (sku.id, (place, sku)))
        .collect();
    let places: BTreeMap<SkuId, (usize, &GoodsSku)> = (0..)
        .zip(after)
        .map(|(place, sku)| (sku.id, (place, sku)))
        .collect();
    let (mut more, mut renamed) = (0, Vec::new());
    // In the order in which orders lock them.
    for (id, (was_at, was)) in &known {
        let Some((place, is)) = places.get(id) else {
            take_off(tx, was, at).await?;
            more -= was.stock;
            continue;
        };
        if was.code != is.code {
            free_code(tx, *id).await?;
            renamed.push((*was, *is, *place));
        } else if was_at != place || was != is {
            change_sku(tx, was, is, *place).await?;
        }
        more += is.stock - was.stock;
    }
    for (was, is, place) in renamed {
        change_sku(tx, was, is, place).await?;
    }
    let new: Vec<_> = (0..)
        .zip(after)
        .filter(|(_, sku)| !known.contains_key(&sku.id))
        .collect();
    for some in new.chunks(AT_ONCE) {
        more += some.iter().map(|(_, sku)| sku.stock).sum::<i64>();
        let rows = some
            .iter()
            .map(|(place, sku)| sku_row(tx, product, sku, *place));
        tx.insert_many(rows.collect::<Vec<_>>()).await?;
    }
    Ok(more)
}

/// For a moment: two may change their codes with each other.
async fn free_code(tx: &ShopTx, id: SkuId) -> Result<(), StorageError> {
    let own = Expr::value(id.to_string());
    tx.update::<sku::Entity>(sku::Column::Id.eq(id), |row| {
        row.col_expr(sku::Column::Code, own)
    })
    .await?;
    Ok(())
}

/// Its row stays for the orders that name it; its code is free.
async fn take_off(tx: &ShopTx, was: &GoodsSku, at: Millis) -> Result<(), Unwritten> {
    let which = Condition::all()
        .add(sku::Column::Id.eq(was.id))
        .add(sku::Column::Stock.eq(was.stock))
        .add(sku::Column::Reserved.eq(0_i64));
    let own = was.id.to_string();
    let gone = tx.update::<sku::Entity>(which, |row| {
        row.col_expr(sku::Column::GoneAt, Expr::value(at))
            .col_expr(sku::Column::Code, Expr::value(own))
    });
    if gone.await? == 1 {
        Ok(())
    } else {
        Err(Unwritten::ChangedMeanwhile)
    }
}

async fn change_sku(
    tx: &ShopTx,
    was: &GoodsSku,
    is: &GoodsSku,
    place: usize,
) -> Result<(), Unwritten> {
    let mut which = Condition::all().add(sku::Column::Id.eq(is.id));
    if was.stock != is.stock {
        which = which
            .add(sku::Column::Stock.eq(was.stock))
            .add(sku::Column::Reserved.lte(is.stock));
    }
    let changed = tx.update::<sku::Entity>(which, |row| {
        let row = row
            .col_expr(sku::Column::Code, Expr::value(is.code.clone()))
            .col_expr(sku::Column::Barcode, Expr::value(is.barcode.clone()))
            .col_expr(sku::Column::Props, Expr::value(as_text(&is.props)))
            .col_expr(sku::Column::PriceFen, Expr::value(is.price_fen))
            .col_expr(sku::Column::WeightG, Expr::value(is.weight_g))
            .col_expr(sku::Column::VolumeCm3, Expr::value(is.volume_cm3))
            .col_expr(sku::Column::Picture, Expr::value(is.picture.clone()))
            .col_expr(sku::Column::Position, Expr::value(place as i64));
        if was.stock == is.stock {
            return row;
        }
        row.col_expr(sku::Column::Stock, Expr::value(is.stock))
    });
    if changed.await? == 1 {
        Ok(())
    } else {
        Err(Unwritten::ChangedMeanwhile)
    }
}

/// A SKU's row as it begins, at that place of its product's table.
pub fn sku_row(tx: &ShopTx, product: ProductId, sku: &GoodsSku, place: usize) -> sku::ActiveModel {
    sku::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(sku.id),
        product_id: Set(product),
        code: Set(sku.code.clone()),
        props: Set(as_text(&sku.props)),
        price_fen: Set(sku.price_fen),
        stock: Set(sku.stock),
        reserved: Set(0),
        weight_g: Set(sku.weight_g),
        position: Set(place as i64),
        volume_cm3: Set(sku.volume_cm3),
        barcode: Set(sku.barcode.clone()),
        picture: Set(sku.picture.clone()),
        gone_at: Set(None),
    }
}
