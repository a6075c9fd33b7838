//! What placing an order writes down, whatever it costs and whenever it was.

use super::{
    Bought, By, OrderChanged, TradeRules, deadlines, deed::entry_of_placing, stock, storage,
};
use crate::{
    access::Actor,
    audit, catalogue,
    storage::{ShopTx, StorageError},
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
    let taken = stock::pieces(order, &stock::held(order));
    catalogue::tell_taken(tx, &taken, at).await?;
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
