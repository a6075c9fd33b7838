//! What placing an order writes down, whatever it costs and whenever it was.

use std::collections::BTreeMap;

use super::{
    Bought, By, Order, OrderChanged, TradeRules, deadlines, deed::entry_of_placing, storage,
};
use crate::{
    access::Actor,
    audit, catalogue,
    storage::{ShopTx, StorageError},
    vocabulary::ProductId,
};

/// An order whose pieces were just set aside, with its clocks.
pub async fn enter(tx: &ShopTx, bought: &Bought, rules: &TradeRules) -> Result<(), StorageError> {
    storage::write(tx, std::slice::from_ref(bought)).await?;
    deadlines::settle(tx, bought.id, &bought.order, rules).await
}

/// The audit row comes last: whoever has its lock waits for nobody.
pub async fn tell(tx: &ShopTx, actor: &Actor, bought: &Bought) -> Result<(), StorageError> {
    let Bought { id, order, .. } = bought;
    let at = order.created_at;
    catalogue::tell_taken(tx, &taken(order), at).await?;
    let entry = entry_of_placing(*id, order);
    let changed = OrderChanged {
        order: *id,
        customer: bought.customer,
        kind: entry.action.to_owned(),
        state: order.state.code().to_owned(),
        by: By::Customer,
    };
    tx.emit(&changed, at).await?;
    audit::record(tx, actor, at, entry).await
}

/// How many pieces of each product are set aside.
fn taken(order: &Order) -> BTreeMap<ProductId, i64> {
    let mut taken = BTreeMap::new();
    for item in order.lines.iter().map(|line| &line.item) {
        if let Some(product) = item.product {
            *taken.entry(product).or_default() += item.quantity;
        }
    }
    taken
}
