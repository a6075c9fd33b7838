//! Money on its way in.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::{
    Millis,
    ids::{OrderId, ShopId},
};

/// A try to collect what an order costs.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    /// Under which it is collected, once, and called off.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Uuid,
    pub amount_fen: i64,
    /// `asked` or `collected`, while it may pay the order; then `kept`: the order is paid with it; or `called_off`, and once that is
    /// done `given_back`.
    pub state: String,
    /// When it was written, or its call-off refused last.
    pub since: Millis,
    /// When the payment service was asked last.
    pub asked_at: Millis,
    /// Somebody tries to call it off until then; 0: nobody does.
    pub claimed_until: Millis,
    /// To call it off.
    pub tries: i64,
    /// When that is tried next, unless somebody wishes it sooner.
    pub next_at: Millis,
    /// Why the last try failed: `declined` or `unreachable`; `settled_by_hand` where it went back another way.
    pub reason: Option<String>,
    /// What the payment service said then, or who settled it.
    pub words: String,
    /// When it was kept, given back or settled.
    pub ended_at: Option<Millis>,
}

crate::shop_entity!();
