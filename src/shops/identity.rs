use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};
use yingke_schema::shops::shop;

use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::new_secret,
};

/// What the transaction's shop signs its shoppers with, for its owner to see.
pub async fn identity_secret(tx: &ShopTx) -> Result<Option<String>, StorageError> {
    // Where a shop is older than the second secret, the first one signs links too, and must not be shown to anyone.
    let is_shared = Expr::col(shop::Column::IdentitySecret).eq(Expr::col(shop::Column::LinkSecret));
    replace(tx, own(tx).add(is_shared), &new_secret()).await?;
    let shop = tx.rows_of_all::<shop::Entity>().with(own(tx)).one().await?;
    Ok(shop.map(|shop| shop.identity_secret))
}

/// Gives the transaction's shop another one: what the old one signed counts no more.
pub async fn renew_identity(tx: &ShopTx) -> Result<String, StorageError> {
    let secret = new_secret();
    replace(tx, own(tx), &secret).await?;
    Ok(secret)
}

fn own(tx: &ShopTx) -> Condition {
    Condition::all().add(shop::Column::Id.eq(tx.shop()))
}

async fn replace(tx: &ShopTx, which: Condition, secret: &str) -> Result<(), StorageError> {
    let replaced = tx.update_global::<shop::Entity>(which, |row| {
        row.col_expr(shop::Column::IdentitySecret, Expr::value(secret))
    });
    replaced.await?;
    Ok(())
}
