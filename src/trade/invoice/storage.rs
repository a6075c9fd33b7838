use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, IntoActiveModel,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::trade::{
    invoice::{self, Column as C, Entity},
    order,
};

use super::Form;
use crate::{
    access::Member,
    storage::{ShopDb, ShopTx, StorageError},
    trade::storage::OrderRow,
    vocabulary::{Millis, OrderId},
};

pub use invoice::Model as InvoiceRow;

pub async fn of_order(db: &ShopDb, order: OrderId) -> Result<Option<InvoiceRow>, StorageError> {
    let rows = db.rows::<Entity>().with(C::OrderId.eq(order));
    rows.one().await
}

/// Those of several orders.
pub async fn of_orders(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, InvoiceRow>, StorageError> {
    let rows = db.rows::<Entity>();
    let rows = rows.with(C::OrderId.is_in(orders.iter().copied()));
    let rows = rows.all().await?.into_iter();
    Ok(rows.map(|row| (row.order_id, row)).collect())
}

/// As [`of_order`], inside a transaction.
pub async fn of_order_in(tx: &ShopTx, order: OrderId) -> Result<Option<InvoiceRow>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::OrderId.eq(order));
    rows.one().await
}

/// What is asked for now, in the place of what was; by nobody of the shop: by the customer.
pub async fn keep(
    tx: &ShopTx,
    order: OrderId,
    (form, by): (&Form, Option<&Member>),
    at: Millis,
) -> Result<(), StorageError> {
    let row = InvoiceRow {
        shop_id: tx.shop(),
        order_id: order,
        kind: form.kind.code().to_owned(),
        title: form.title.clone(),
        tax_no: form.tax_no.clone(),
        email: form.email.clone(),
        asked_at: at,
        number: None,
        amount_fen: None,
        issued_at: None,
        member_id: None,
        nick: None,
        asked_nick: by.map(|member| member.nick.clone()),
    };
    let changed = OnConflict::columns([C::ShopId, C::OrderId])
        .update_columns([
            C::Kind,
            C::Title,
            C::TaxNo,
            C::Email,
            C::AskedAt,
            C::AskedNick,
        ])
        .to_owned();
    tx.upsert(row.into_active_model().reset_all(), changed)
        .await
}

pub async fn issue(
    tx: &ShopTx,
    order: OrderId,
    (number, amount_fen): (&str, i64),
    by: &Member,
    at: Millis,
) -> Result<(), StorageError> {
    tx.update::<Entity>(C::OrderId.eq(order), |row| {
        row.col_expr(C::Number, Expr::value(number))
            .col_expr(C::AmountFen, Expr::value(amount_fen))
            .col_expr(C::IssuedAt, Expr::value(at))
            .col_expr(C::MemberId, Expr::value(by.id.0))
            .col_expr(C::Nick, Expr::value(by.nick.as_str()))
    })
    .await?;
    Ok(())
}

/// Whoever acts on what is old is told so, and the order says whether its invoice is to be issued. Whoever calls holds its lock.
pub async fn raise(
    tx: &ShopTx,
    before: &OrderRow,
    is_to_invoice: bool,
) -> Result<(), StorageError> {
    use order::Column as C;
    tx.update::<order::Entity>(C::Id.eq(before.id), |row| {
        row.col_expr(C::Rev, Expr::value(before.rev + 1))
            .col_expr(C::ToInvoice, Expr::value(is_to_invoice))
    })
    .await?;
    Ok(())
}
