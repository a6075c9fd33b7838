//! What waits for the yes of somebody higher.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{MemberId, OrderId, ShopId},
};

/// What one person may not do to an order alone.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "trade_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    /// Of the order's requests, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    /// `price`, `compensation`, `refund`, `offer`, `sku` or `address`.
    pub kind: String,
    /// `open`, `approved`, `refused` or `over`; of a card that was sent, `sent`.
    pub state: String,
    /// Who asks, and as they were called then.
    pub member_id: MemberId,
    pub nick: String,
    pub words: String,
    pub at: Millis,
    /// Of the order as it was then.
    pub total_fen: i64,
    /// Of a price.
    pub freight_fen: Option<i64>,
    pub discount_fen: Option<i64>,
    /// Of a compensation, a refund or an offer, whose reasons are how the money goes back, and of another SKU; an address has an amount.
    pub line_no: Option<i64>,
    pub amount_fen: Option<i64>,
    pub reason: Option<String>,
    /// None: nobody has, or the order went on.
    pub decided_by: Option<MemberId>,
    pub decided_nick: Option<String>,
    pub decided_words: Option<String>,
    pub decided_at: Option<Millis>,
    /// JSON. Of a price: the lines with a discount of their own; none: no line has one. Of a refund: what the customer reads with it. Of an
    /// offer: why it is made, and of how many pieces; of another SKU and an address what would be sent. None: the address is forgotten.
    pub lines: Option<String>,
    /// Of the order's events, the last one there was.
    pub event_no: i64,
    /// Until when a card that was agreed to may be sent; none: there is none to be sent.
    pub send_by: Option<Millis>,
}

crate::shop_entity!();
