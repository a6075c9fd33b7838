//! The folders that phrases stand in.

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ExprTrait, sea_query::Expr};
use yingke_schema::phrases::{folder, phrase};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, new_id},
};

pub use folder::Model as Folder;

pub async fn folders_of(db: &ShopDb, member: MemberId) -> Result<Vec<Folder>, StorageError> {
    let own = folder::Column::MemberId.eq(member);
    let team = folder::Column::MemberId.is_null();
    let rows = db.rows::<folder::Entity>();
    let rows = rows.with(Condition::any().add(own).add(team));
    rows.ascending(folder::Column::CreatedAt).all().await
}

pub async fn make_folder(
    tx: &ShopTx,
    member: Option<MemberId>,
    name: &str,
    at: Millis,
) -> Result<(), StorageError> {
    tx.insert(folder::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new_id()),
        member_id: Set(member),
        name: Set(name.to_owned()),
        created_at: Set(at),
    })
    .await
}

pub async fn folder(
    tx: &ShopTx,
    of: Condition,
    name: &str,
) -> Result<Option<Folder>, StorageError> {
    let rows = tx.rows::<folder::Entity>().with(of);
    rows.with(folder::Column::Name.eq(name)).one().await
}

pub async fn count_folders(tx: &ShopTx, of: Condition) -> Result<u64, StorageError> {
    tx.rows::<folder::Entity>().with(of).count().await
}

/// Takes a folder's row away and puts its phrases into `to`; how many there were.
pub async fn empty_folder(
    tx: &ShopTx,
    [folders, phrases]: [Condition; 2],
    name: &str,
    to: &str,
) -> Result<u64, StorageError> {
    tx.delete::<folder::Entity>(folders.add(folder::Column::Name.eq(name)))
        .await?;
    let (to, more) = (
        Expr::value(to.to_owned()),
        Expr::col(phrase::Column::Rev).add(1_i64),
    );
    tx.update::<phrase::Entity>(phrases.add(phrase::Column::Folder.eq(name)), |row| {
        row.col_expr(phrase::Column::Folder, to)
            .col_expr(phrase::Column::Rev, more)
    })
    .await
}
