//! Rows of an order after an event.

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::trade::{event, line, order};

use super::{Happening, Line, Order, Undone, destination::Destination, storage::Stored};
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
            .col_expr(C::FreightBackFen, Expr::value(after.freight_back_fen()))
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
        let was = (row.refund_state.as_str(), row.sku_id, row.own_discount_fen);
        if was
            != (
                now.refund.state.code(),
                now.item.sku_id,
                now.own_discount_fen,
            )
        {
            line_of(tx, row, now).await?;
        }
    }
    Ok(())
}

async fn line_of(tx: &ShopTx, row: &line::Model, now: &Line) -> Result<(), StorageError> {
    use line::Column as C;
    let this = Condition::all()
        .add(C::OrderId.eq(row.order_id))
        .add(C::No.eq(row.no));
    let item = &now.item;
    tx.update::<line::Entity>(this, |row| {
        row.col_expr(C::RefundState, Expr::value(now.refund.state.code()))
            .col_expr(C::OwnDiscountFen, Expr::value(now.own_discount_fen))
            .col_expr(C::SkuId, Expr::value(item.sku_id.map(|sku| sku.0)))
            .col_expr(C::Sku, Expr::value(item.sku.as_str()))
            .col_expr(C::Picture, Expr::value(item.picture.as_str()))
            .col_expr(C::PriceFen, Expr::value(item.price_fen))
            .col_expr(C::TotalFen, Expr::value(item.total_fen()))
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
