//! After-sale cases, and who is waited for.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{CustomerId, MemberId, OrderId, ShopId},
};

/// The last case of a line, so that open ones are found by the time left.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "after_sale")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    /// The line's place in the order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_no: i64,
    /// Of the cases of the line, from 1.
    pub no: i64,
    pub customer_id: CustomerId,
    /// So that a search needs no other table.
    pub order_no: String,
    pub title: String,
    pub kind: String,
    pub reason: String,
    /// The field's code.
    pub state: String,
    pub asked_fen: i64,
    pub opened_at: Millis,
    /// None: nobody is waited for.
    pub due_at: Option<Millis>,
    /// What happens then, where nobody acts.
    pub falls: Option<String>,
    /// The member who sees to it.
    pub owner_id: Option<MemberId>,
    /// None: it is under way.
    pub ended_at: Option<Millis>,
}

crate::shop_entity!();
