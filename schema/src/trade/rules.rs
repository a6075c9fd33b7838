//! A shop's rules of trade.

use sea_orm::entity::prelude::*;

use crate::ids::ShopId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "trade_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    pub pay_within_min: i64,
    pub confirm_after_days: i64,
    /// Of the goods, in hundredths of a per cent.
    pub most_discount_bp: i64,
    /// JSON: six names, empty where the colour's own name will do.
    pub flag_names: String,
    pub rev: i64,
    /// JSON: the delays of after-sale cases; empty: the usual ones.
    pub after_sale: String,
    /// What one person gives alone for one order.
    pub most_compensation_fen: i64,
    pub price_protection_days: i64,
    /// Orders that are placed have the way back paid by an insurance.
    pub freight_insurance: bool,
    /// As `most_discount_bp`, of a supervisor.
    pub most_supervisor_discount_bp: i64,
    /// JSON: what waits for the customer's yes; empty: nothing.
    pub needs_customer: String,
    /// What an agent gives back of an order alone.
    pub most_refund_fen: i64,
    /// The same of a supervisor.
    pub most_supervisor_refund_fen: i64,
    /// When a step of after-sale cases last got less time; 0: never.
    pub times_shortened_at: i64,
    /// JSON: how long parcels may be without news; empty: the usual times.
    pub parcels: String,
    /// How often an order is given longer to be confirmed.
    pub most_extensions: i64,
}

crate::shop_entity!();
