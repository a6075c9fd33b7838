//! Orders as they stand.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{CustomerId, OrderId, ShopId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "trade_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderId,
    pub no: String,
    pub customer_id: CustomerId,
    /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`.
    pub state: String,
    pub goods_fen: i64,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub total_fen: i64,
    pub paid_fen: i64,
    pub refunded_fen: i64,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    pub carrier: Option<String>,
    pub waybill: Option<String>,
    /// What the customer wrote with it (买家留言): personal data, which nobody changes.
    pub buyer_message: String,
    /// What members wrote beside it.
    pub note: String,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    pub flag: i16,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
    pub shipped_at: Option<Millis>,
    pub finished_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    /// Raised by every change.
    pub rev: i64,
    /// How many of these were notes and flags, which its customer knows nothing of.
    pub noted: i64,
    pub extended_days: i64,
    /// Where it was placed, for instance `taobao`; empty: here.
    pub source: String,
    /// When it came into this shop's books: later than it was placed where it was brought in.
    pub came_at: Millis,
    /// Reviews of it that the shop has not replied to.
    pub to_reply: i64,
    /// Lines of it that were reviewed.
    pub reviewed: i64,
    /// Given by the shop for the way back of its returns, beside what was paid.
    pub freight_back_fen: i64,
    /// Its invoice was asked for, and not issued yet.
    pub to_invoice: bool,
    /// When all that is left of it has to have left; none where nothing is, or nothing of it may leave.
    pub ship_by: Option<Millis>,
    /// What somebody should see to of its parcels that nobody has yet, a bit each: see `trade::ParcelConcern`. 0: nothing.
    pub parcel_concerns: i64,
}

crate::shop_entity!();
