//! Invoices that were asked for.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{MemberId, OrderId, ShopId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_invoice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    /// `personal` or `company`.
    pub kind: String,
    pub title: String,
    /// Empty: a person has none.
    pub tax_no: String,
    pub email: String,
    pub asked_at: Millis,
    /// None: it is not issued yet.
    pub number: Option<String>,
    pub amount_fen: Option<i64>,
    pub issued_at: Option<Millis>,
    pub member_id: Option<MemberId>,
    pub nick: Option<String>,
    /// Of the member who entered it, as they were called then; none: the customer asked.
    pub asked_nick: Option<String>,
}

crate::shop_entity!();
