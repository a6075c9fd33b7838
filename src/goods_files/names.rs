//! What Taobao's numbers are called in the shop.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ExprTrait, sea_query::OnConflict};
use yingke_schema::goods_files::{taobao_category, taobao_name};
use yingke_taobao_csv::Pair;

use super::taobao::TaobaoNames;
use crate::{
    catalogue::categories,
    storage::{ShopDb, ShopTx, StorageError},
};

/// Rows of one statement.
const AT_ONCE: usize = 200;
/// In place of a value: the property itself.
const PROP_ITSELF: i64 = 0;

pub const fn prop_itself(pid: i64) -> Pair {
    Pair {
        pid,
        vid: PROP_ITSELF,
    }
}

pub async fn names(db: &ShopDb) -> Result<TaobaoNames, StorageError> {
    let learned = db.rows::<taobao_category::Entity>().all().await?;
    let learned = learned.into_iter();
    let mut names = TaobaoNames {
        categories: learned.map(|row| (row.cid as u64, row.category)).collect(),
        ..TaobaoNames::default()
    };
    for (cid, category) in categories::cids(db).await? {
        names.own.insert(category.clone(), cid as u64);
        names.categories.insert(cid as u64, category);
    }
    for row in db.rows::<taobao_name::Entity>().all().await? {
        let (pid, vid) = (row.pid, row.vid);
        if vid == PROP_ITSELF {
            names.props.insert(pid, row.name);
        } else {
            names.values.insert(Pair { pid, vid }, row.name);
        }
    }
    Ok(names)
}

/// For this file and all that follow.
pub async fn learn(tx: &ShopTx, categories: &BTreeMap<u64, String>) -> Result<(), StorageError> {
    use taobao_category::{ActiveModel, Column as C};
    let rows = categories.iter().map(|(cid, category)| ActiveModel {
        shop_id: Set(tx.shop()),
        cid: Set(*cid as i64),
        category: Set(category.clone()),
    });
    let known = OnConflict::columns([C::ShopId, C::Cid])
        .update_column(C::Category)
        .to_owned();
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        tx.upsert_many(some.to_vec(), known.clone()).await?;
    }
    Ok(())
}

/// Of these files bring categories that are called after their number.
pub async fn unlearn(tx: &ShopTx, cids: &[u64]) -> Result<(), StorageError> {
    for some in cids.chunks(AT_ONCE) {
        let which = taobao_category::Column::Cid.is_in(some.iter().map(|cid| *cid as i64));
        tx.delete::<taobao_category::Entity>(which).await?;
    }
    Ok(())
}

/// Names of properties and values, in place of those that they had.
pub async fn call(
    tx: &ShopTx,
    props: &BTreeMap<i64, String>,
    values: &BTreeMap<Pair, String>,
) -> Result<(), StorageError> {
    use taobao_name::{ActiveModel, Column as C};
    let props = props.iter().map(|(pid, name)| (*pid, PROP_ITSELF, name));
    let values = values.iter();
    let values = values.map(|(pair, name)| (pair.pid, pair.vid, name));
    let rows = props.chain(values).map(|(pid, vid, name)| ActiveModel {
        shop_id: Set(tx.shop()),
        pid: Set(pid),
        vid: Set(vid),
        name: Set(name.clone()),
    });
    let known = OnConflict::columns([C::ShopId, C::Pid, C::Vid])
        .update_column(C::Name)
        .to_owned();
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        tx.upsert_many(some.to_vec(), known.clone()).await?;
    }
    Ok(())
}

/// Properties and values that are shown by their numbers again.
pub async fn uncall(tx: &ShopTx, pairs: &[Pair]) -> Result<(), StorageError> {
    use taobao_name::Column as C;
    for some in pairs.chunks(AT_ONCE) {
        let which = some.iter().fold(Condition::any(), |which, pair| {
            which.add(C::Pid.eq(pair.pid).and(C::Vid.eq(pair.vid)))
        });
        tx.delete::<taobao_name::Entity>(which).await?;
    }
    Ok(())
}

/// How many properties and values have a name.
pub async fn count(tx: &ShopTx) -> Result<u64, StorageError> {
    tx.rows::<taobao_name::Entity>().count().await
}
