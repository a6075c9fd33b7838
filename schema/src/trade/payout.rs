//! Money on its way back.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::{
    Millis,
    ids::{OrderId, ShopId},
};

/// Money that an event of an order gives back.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payout")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    /// Of the order's events.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_no: i64,
    /// Under which it is given, once.
    pub key: Uuid,
    pub amount_fen: i64,
    /// It had certainly not gone then: when it was written, or refused last.
    pub since: Millis,
    /// Somebody tries to give it until then; 0: nobody does.
    pub claimed_until: Millis,
    pub tries: i64,
    /// When it is tried next, unless somebody wishes it sooner.
    pub next_at: Millis,
    /// Why the last try gave nothing: `declined` or `unreachable`; `settled_by_hand` where it went another way.
    pub reason: Option<String>,
    /// What the payment service said then, or who settled it.
    pub words: String,
    /// None: it is still due.
    pub done_at: Option<Millis>,
}

crate::shop_entity!();
