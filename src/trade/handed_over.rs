use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Serialize;
use yingke_schema::trade::{after_sale, order};

use super::{By, OrderChanged, deed::lock_of, mine::pour_cart, storage::OrderRow};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// What went from one customer to another.
#[derive(Debug, Serialize)]
pub struct HandedOver {
    pub orders: Vec<OrderId>,
    pub cart_lines: usize,
}

impl HandedOver {
    pub const fn is_nothing(&self) -> bool {
        self.orders.is_empty() && self.cart_lines == 0
    }
}

/// Whatever one customer bought, its cases, and what lies in their cart is another's from now on. The caller knows that they are one.
pub async fn hand_over(
    tx: &ShopTx,
    from: CustomerId,
    to: CustomerId,
    at: Millis,
) -> Result<HandedOver, StorageError> {
    let cart_lines = pour_cart(tx, from, to).await?;
    // Whoever acts on one of them now would write its new case down as the first customer's.
    for row in orders_of(tx, from).await? {
        tx.lock(lock_of(row.id)).await?;
    }
    let rows = orders_of(tx, from).await?;
    let orders: Vec<_> = rows.iter().map(|row| row.id).collect();
    if orders.is_empty() {
        return Ok(HandedOver { orders, cart_lines });
    }
    let owner = Expr::value(to);
    tx.update::<order::Entity>(order::Column::CustomerId.eq(from), |row| {
        row.col_expr(order::Column::CustomerId, owner)
    })
    .await?;
    let owner = Expr::value(to);
    let theirs = after_sale::Column::OrderId.is_in(orders.iter().copied());
    tx.update::<after_sale::Entity>(theirs, |row| {
        row.col_expr(after_sale::Column::CustomerId, owner)
    })
    .await?;
    for row in &rows {
        tx.emit(&changed(row, to), at).await?;
    }
    Ok(HandedOver { orders, cart_lines })
}

/// By their ids, so that two at once wait for each other in one order.
async fn orders_of(tx: &ShopTx, customer: CustomerId) -> Result<Vec<OrderRow>, StorageError> {
    let rows = tx.rows::<order::Entity>();
    let rows = rows.with(order::Column::CustomerId.eq(customer));
    rows.ascending(order::Column::Id).all().await
}

/// Who looks at it now is somebody else.
fn changed(row: &OrderRow, to: CustomerId) -> OrderChanged {
    OrderChanged {
        order: row.id,
        customer: to,
        kind: "handed_over".to_owned(),
        state: row.state.clone(),
        by: By::Customer,
    }
}
