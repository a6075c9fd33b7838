//! Rows of an order after an event.

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::trade::{event, line, order};

use super::{Happening, Item, Order, Undone, destination::Destination, storage::Stored};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::OrderId,
};

/// The next of its history; `nick`: who of the shop did it, else nothing. Who comes second at the same moment finds the number taken.
pub async fn event(
    tx: &ShopTx,
    stored: &Stored,
    happening: &Happening,
    nick: &str,
) -> Result<(), Undone> {
    let last = stored.events.last().map_or(0, |event| event.no);
    let row = event::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(stored.row.id),
        no: Set(last + 1),
        kind: Set(happening.event.kind().to_owned()),
        by: Set(happening.by.code().to_owned()),
        detail: Set(happening.event.detail().to_string()),
        at: Set(happening.at),
        nick: Set(nick.to_owned()),
        waybill: Set(happening.event.waybill().map(str::to_owned)),
    };
    match tx.insert(row).await {
        Err(error) if error.is_double() => Err(Undone::ChangedMeanwhile),
        done => Ok(done?),
    }
}

/// What the order is now, and where its lines' refunds stand.
pub async fn order(tx: &ShopTx, stored: &Stored, after: &Order) -> Result<(), StorageError> {
    use order::Column as C;
    let parcel = after.first_parcel();
    let carrier = parcel.map(|parcel| parcel.carrier.clone());
    let waybill = parcel.map(|parcel| parcel.waybill.clone());
    tx.update::<order::Entity>(C::Id.eq(stored.row.id), |row| {
        row.col_expr(C::State, Expr::value(after.state.code()))
            .col_expr(C::GoodsFen, Expr::value(after.goods_fen()))
            .col_expr(C::FreightFen, Expr::value(after.freight_fen))
            .col_expr(C::DiscountFen, Expr::value(after.discount_fen))
            .col_expr(C::TotalFen, Expr::value(after.total_fen()))
            .col_expr(C::PaidFen, Expr::value(after.paid_fen))
            .col_expr(C::RefundedFen, Expr::value(after.refunded_fen))
            .col_expr(C::Carrier, Expr::value(carrier))
            .col_expr(C::Waybill, Expr::value(waybill))
            .col_expr(C::PaidAt, Expr::value(after.paid_at))
            .col_expr(C::ShippedAt, Expr::value(after.shipped_at))
            .col_expr(C::FinishedAt, Expr::value(after.finished_at))
            .col_expr(C::ClosedAt, Expr::value(after.closed_at))
            .col_expr(C::ExtendedDays, Expr::value(after.extended_days))
            .col_expr(C::Rev, Expr::value(stored.row.rev + 1))
    })
    .await?;
    for (row, now) in stored.lines.iter().zip(&after.lines) {
        let code = now.refund.state.code();
        if row.refund_state != code {
            refund_state(tx, row, code).await?;
        }
        if row.sku_id != now.item.sku_id {
            variant(tx, row, &now.item).await?;
        }
        if row.own_discount_fen != now.own_discount_fen {
            own_discount(tx, row, now.own_discount_fen).await?;
        }
    }
    Ok(())
}

async fn refund_state(tx: &ShopTx, row: &line::Model, code: &str) -> Result<(), StorageError> {
    tx.update::<line::Entity>(this(row), |row| {
        row.col_expr(line::Column::RefundState, Expr::value(code))
    })
    .await?;
    Ok(())
}

async fn own_discount(tx: &ShopTx, row: &line::Model, fen: i64) -> Result<(), StorageError> {
    tx.update::<line::Entity>(this(row), |row| {
        row.col_expr(line::Column::OwnDiscountFen, Expr::value(fen))
    })
    .await?;
    Ok(())
}

fn this(row: &line::Model) -> Condition {
    Condition::all()
        .add(line::Column::OrderId.eq(row.order_id))
        .add(line::Column::No.eq(row.no))
}

async fn variant(tx: &ShopTx, row: &line::Model, now: &Item) -> Result<(), StorageError> {
    use line::Column as C;
    tx.update::<line::Entity>(this(row), |row| {
        row.col_expr(C::SkuId, Expr::value(now.sku_id.map(|sku| sku.0)))
            .col_expr(C::Sku, Expr::value(now.sku.as_str()))
            .col_expr(C::Picture, Expr::value(now.picture.as_str()))
            .col_expr(C::PriceFen, Expr::value(now.price_fen))
            .col_expr(C::TotalFen, Expr::value(now.total_fen()))
    })
    .await?;
    Ok(())
}

pub async fn destination(
    tx: &ShopTx,
    order: OrderId,
    to: &Destination,
) -> Result<(), StorageError> {
    use order::Column as C;
    tx.update::<order::Entity>(C::Id.eq(order), |row| {
        row.col_expr(C::Receiver, Expr::value(to.receiver.as_str()))
            .col_expr(C::Phone, Expr::value(to.phone.as_str()))
            .col_expr(C::Address, Expr::value(to.address.as_str()))
    })
    .await?;
    Ok(())
}
