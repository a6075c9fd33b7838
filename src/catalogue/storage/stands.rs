//! Where a product stands: in the shop, in the store or in the recycle bin.

use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::catalogue::product;

use crate::{
    catalogue::goods::Shelf,
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Stands in the shop.
pub fn listed() -> Expr {
    product::Column::State.eq(Shelf::Listed.code())
}

/// Does not lie in the recycle bin.
pub fn kept() -> Expr {
    product::Column::State.ne(Shelf::Deleted.code())
}

/// Lies there: in the words of the index, which knows no parameters.
pub fn deleted() -> Expr {
    Expr::cust("state = 'deleted'")
}

/// How many of these stand in the shop.
pub async fn listed_among(db: &ShopDb, ids: &[ProductId]) -> Result<u64, StorageError> {
    if ids.is_empty() {
        return Ok(0);
    }
    let which = Condition::all()
        .add(product::Column::Id.is_in(ids.iter().copied()))
        .add(listed());
    db.rows::<product::Entity>().with(which).count().await
}
