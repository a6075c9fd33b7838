//! What Taobao's numbers are called in the shop.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use yingke_schema::goods_files::taobao_category::{ActiveModel, Column as C, Entity};

use super::taobao::TaobaoNames;
use crate::storage::{ShopDb, ShopTx, StorageError};

pub async fn names(db: &ShopDb) -> Result<TaobaoNames, StorageError> {
    let rows = db.rows::<Entity>().all().await?;
    let categories = rows.into_iter();
    Ok(TaobaoNames {
        categories: categories
            .map(|row| (row.cid as u64, row.category))
            .collect(),
        props: BTreeMap::new(),
    })
}

/// For this file and all that follow.
pub async fn learn(tx: &ShopTx, categories: &BTreeMap<u64, String>) -> Result<(), StorageError> {
    let rows = categories.iter().map(|(cid, category)| ActiveModel {
        shop_id: Set(tx.shop()),
        cid: Set(*cid as i64),
        category: Set(category.clone()),
    });
    let known = OnConflict::columns([C::ShopId, C::Cid])
        .update_column(C::Category)
        .to_owned();
    tx.upsert_many(rows.collect::<Vec<_>>(), known).await
}
