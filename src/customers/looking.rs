use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use yingke_schema::customers::looking as table;

use crate::{
    live::Looked,
    storage::{ShopDb, StorageError, Store},
    vocabulary::{CustomerId, ShopId},
};

/// Keeps what a customer looks at now; only the latest.
pub async fn keep_looking(store: &Store, shop: ShopId, seen: &Looked) -> Result<(), StorageError> {
    let row = table::ActiveModel {
        shop_id: Set(shop),
        customer_id: Set(seen.customer),
        product_id: Set(seen.product),
        title: Set(seen.title.clone()),
        path: Set(seen.path.clone()),
        at: Set(seen.at),
    };
    let latest = OnConflict::columns([table::Column::ShopId, table::Column::CustomerId])
        .update_columns([
            table::Column::ProductId,
            table::Column::Title,
            table::Column::Path,
            table::Column::At,
        ])
        .to_owned();
    let tx = store.begin_unsynced(shop).await?;
    tx.upsert(row, latest).await?;
    tx.commit().await
}

pub async fn looking(db: &ShopDb, customer: CustomerId) -> Result<Option<Looked>, StorageError> {
    let rows = db
        .rows::<table::Entity>()
        .with(table::Column::CustomerId.eq(customer));
    Ok(rows.one().await?.map(looked))
}

/// What each of these looks at, as far as they look at anything.
pub async fn looking_of(db: &ShopDb, of: &[CustomerId]) -> Result<Vec<Looked>, StorageError> {
    let which = table::Column::CustomerId.is_in(of.iter().copied());
    let rows = db.rows::<table::Entity>().with(which).all().await?;
    Ok(rows.into_iter().map(looked).collect())
}

fn looked(row: table::Model) -> Looked {
    Looked {
        customer: row.customer_id,
        product: row.product_id,
        title: row.title,
        path: row.path,
        at: row.at,
    }
}
