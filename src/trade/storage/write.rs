use sea_orm::ActiveValue::Set;
use yingke_schema::trade::{event, line, order};

use crate::{
    storage::{ShopTx, StorageError},
    trade::{Happening, Line, Order, Source},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// An order with what events do not say: whose it is and where it goes.
#[derive(Clone, Debug)]
pub struct Bought {
    pub id: OrderId,
    pub no: String,
    pub customer: CustomerId,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    /// What the customer wrote with it.
    pub buyer_message: String,
    pub note: String,
    pub flag: i16,
    /// What `history` makes.
    pub order: Order,
    pub history: Vec<Happening>,
}

/// Writes orders that are not there yet; they come into the books when they are placed.
pub async fn write(tx: &ShopTx, orders: &[Bought]) -> Result<(), StorageError> {
    let rows = orders
        .iter()
        .map(|bought| order_row(tx, bought, bought.order.created_at));
    tx.insert_many(rows).await?;
    write_parts(tx, orders).await
}

/// The same of orders that come into the books later.
pub async fn write_at(tx: &ShopTx, orders: &[Bought], at: Millis) -> Result<(), StorageError> {
    let rows = orders.iter().map(|bought| order_row(tx, bought, at));
    tx.insert_many(rows).await?;
    write_parts(tx, orders).await
}

async fn write_parts(tx: &ShopTx, orders: &[Bought]) -> Result<(), StorageError> {
    tx.insert_many(orders.iter().flat_map(|bought| line_rows(tx, bought)))
        .await?;
    tx.insert_many(orders.iter().flat_map(|bought| event_rows(tx, bought)))
        .await
}

fn order_row(tx: &ShopTx, bought: &Bought, came_at: Millis) -> order::ActiveModel {
    let order = &bought.order;
    order::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(bought.id),
        no: Set(bought.no.clone()),
        customer_id: Set(bought.customer),
        state: Set(order.state.code().to_owned()),
        goods_fen: Set(order.goods_fen()),
        freight_fen: Set(order.freight_fen),
        discount_fen: Set(order.discount_fen),
        total_fen: Set(order.total_fen()),
        paid_fen: Set(order.paid_fen),
        refunded_fen: Set(order.refunded_fen),
        receiver: Set(bought.receiver.clone()),
        phone: Set(bought.phone.clone()),
        address: Set(bought.address.clone()),
        carrier: Set(order.first_parcel().map(|parcel| parcel.carrier.clone())),
        waybill: Set(order.first_parcel().map(|parcel| parcel.waybill.clone())),
        buyer_message: Set(bought.buyer_message.clone()),
        note: Set(bought.note.clone()),
        flag: Set(bought.flag),
        created_at: Set(order.created_at),
        paid_at: Set(order.paid_at),
        shipped_at: Set(order.shipped_at),
        finished_at: Set(order.finished_at),
        closed_at: Set(order.closed_at),
        rev: Set(1),
        noted: Set(0),
        extended_days: Set(order.extended_days),
        source: Set(order.source.map_or("", Source::code).to_owned()),
        came_at: Set(came_at),
        to_reply: Set(0),
        reviewed: Set(0),
        freight_back_fen: Set(order.freight_back_fen()),
        to_invoice: Set(false),
        // The clocks say it, which begin once it is written.
        ship_by: Set(None),
        parcel_concerns: Set(0),
    }
}

fn line_rows(tx: &ShopTx, bought: &Bought) -> Vec<line::ActiveModel> {
    let row = |(no, line): (i64, &Line)| line::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(bought.id),
        no: Set(no),
        product_id: Set(line.item.product),
        sku_id: Set(line.item.sku_id),
        title: Set(line.item.title.clone()),
        sku: Set(line.item.sku.clone()),
        picture: Set(line.item.picture.clone()),
        price_fen: Set(line.item.price_fen),
        quantity: Set(line.item.quantity),
        total_fen: Set(line.item.total_fen()),
        refund_state: Set(line.refund.state.code().to_owned()),
        own_discount_fen: Set(line.own_discount_fen),
        is_custom: Set(line.item.promised.map(|promised| promised.is_custom)),
        ships_within_ms: Set(line.item.promised.map(|promised| promised.within_ms)),
        ships_not_before: Set(line.item.promised.and_then(|promised| promised.not_before)),
    };
    (0..).zip(&bought.order.lines).map(row).collect()
}

fn event_rows(tx: &ShopTx, bought: &Bought) -> Vec<event::ActiveModel> {
    let row = |(no, happening): (i64, &Happening)| event::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(bought.id),
        no: Set(no),
        kind: Set(happening.event.kind().to_owned()),
        by: Set(happening.by.code().to_owned()),
        detail: Set(happening.event.detail().to_string()),
        at: Set(happening.at),
        nick: Set(String::new()),
        waybill: Set(happening.event.waybill().map(str::to_owned)),
    };
    (1..).zip(&bought.history).map(row).collect()
}
