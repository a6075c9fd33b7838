use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use yingke_schema::catalogue::{product, sku};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ProductId,
};

/// Codes of one statement.
const AT_ONCE: usize = 400;

#[derive(FromQueryResult)]
struct Coded {
    code: String,
    id: ProductId,
}

#[derive(FromQueryResult)]
struct Owned {
    code: String,
    product_id: ProductId,
}

/// The products of these codes, as far as there are such.
pub async fn ids_of_codes(
    db: &ShopDb,
    codes: &[String],
) -> Result<HashMap<String, ProductId>, StorageError> {
    use product::Column as C;
    let mut ids = HashMap::new();
    for some in codes.chunks(AT_ONCE) {
        let which = C::Code.is_in(some.iter().map(String::as_str));
        let rows = db.rows::<product::Entity>().with(which);
        let rows: Vec<Coded> = rows.only([C::Code, C::Id]).await?;
        ids.extend(rows.into_iter().map(|row| (row.code, row.id)));
    }
    Ok(ids)
}

/// The same inside a transaction.
pub async fn ids_of_codes_in(
    tx: &ShopTx,
    codes: &[String],
) -> Result<HashMap<String, ProductId>, StorageError> {
    use product::Column as C;
    let mut ids = HashMap::new();
    for some in codes.chunks(AT_ONCE) {
        let which = C::Code.is_in(some.iter().map(String::as_str));
        let rows = tx.rows::<product::Entity>().with(which);
        let rows: Vec<Coded> = rows.only([C::Code, C::Id]).await?;
        ids.extend(rows.into_iter().map(|row| (row.code, row.id)));
    }
    Ok(ids)
}

/// What these products are called in this transaction.
pub async fn codes_of_ids_in(
    tx: &ShopTx,
    ids: &[ProductId],
) -> Result<HashMap<ProductId, String>, StorageError> {
    use product::Column as C;
    let mut codes = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let which = C::Id.is_in(some.iter().copied());
        let rows = tx.rows::<product::Entity>().with(which);
        let rows: Vec<Coded> = rows.only([C::Code, C::Id]).await?;
        codes.extend(rows.into_iter().map(|row| (row.id, row.code)));
    }
    Ok(codes)
}

/// The products that have SKUs of these codes.
pub async fn owners_of_sku_codes(
    db: &ShopDb,
    codes: &[String],
) -> Result<HashMap<String, ProductId>, StorageError> {
    use sku::Column as C;
    let mut owners = HashMap::new();
    for some in codes.chunks(AT_ONCE) {
        let which = Condition::all()
            .add(C::Code.is_in(some.iter().map(String::as_str)))
            .add(C::GoneAt.is_null());
        let rows = db.rows::<sku::Entity>().with(which);
        let rows: Vec<Owned> = rows.only([C::Code, C::ProductId]).await?;
        owners.extend(rows.into_iter().map(|row| (row.code, row.product_id)));
    }
    Ok(owners)
}
