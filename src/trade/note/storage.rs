use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel, sea_query::Expr};
use yingke_schema::trade::{
    note::{self, Column},
    order::{self, Column as C},
};

use crate::{
    access::Member,
    storage::{ShopDb, ShopTx, StorageError},
    trade::storage::OrderRow,
    vocabulary::{Millis, OrderId},
};

pub use note::Model as NoteRow;

/// Newest first.
pub async fn notes_of(
    db: &ShopDb,
    order: OrderId,
    most: u64,
) -> Result<Vec<NoteRow>, StorageError> {
    let rows = db.rows::<note::Entity>().with(Column::OrderId.eq(order));
    rows.descending(Column::No).limit(most).all().await
}

/// One of the history.
pub async fn note_of(
    db: &ShopDb,
    order: OrderId,
    no: i64,
) -> Result<Option<NoteRow>, StorageError> {
    let rows = db.rows::<note::Entity>().with(Column::OrderId.eq(order));
    rows.with(Column::No.eq(no)).one().await
}

/// Puts a note in the place of the one before, which stays in the history. Whoever calls holds the order's lock.
pub async fn write(
    tx: &ShopTx,
    before: &OrderRow,
    by: &Member,
    (note, flag): (&str, i16),
    at: Millis,
) -> Result<(), StorageError> {
    let rows = tx
        .rows::<note::Entity>()
        .with(Column::OrderId.eq(before.id));
    let last = match rows.latest(Column::No).await? {
        None => keep_first(tx, before).await?,
        Some(last) => last,
    };
    let row = NoteRow {
        shop_id: tx.shop(),
        order_id: before.id,
        no: last + 1,
        member_id: Some(by.id),
        nick: by.nick.clone(),
        note: note.to_owned(),
        flag,
        at,
    };
    tx.insert(row.into_active_model().reset_all()).await?;
    tx.update::<order::Entity>(C::Id.eq(before.id), |row| {
        row.col_expr(C::Note, Expr::value(note))
            .col_expr(C::Flag, Expr::value(flag))
            .col_expr(C::Rev, Expr::value(before.rev + 1))
            .col_expr(C::Noted, Expr::value(before.noted + 1))
    })
    .await?;
    Ok(())
}

/// What came with the order, such as the services that were chosen, is the first of its history.
async fn keep_first(tx: &ShopTx, order: &OrderRow) -> Result<i64, StorageError> {
    if order.note.is_empty() && order.flag == 0 {
        return Ok(0);
    }
    let row = NoteRow {
        shop_id: tx.shop(),
        order_id: order.id,
        no: 1,
        member_id: None,
        nick: String::new(),
        note: order.note.clone(),
        flag: order.flag,
        at: order.created_at,
    };
    tx.insert(row.into_active_model().reset_all()).await?;
    Ok(1)
}
