use sea_orm::sea_query::Expr;
use yingke_schema::assistant::batch::Column as C;

use super::{
    batches::{self, Batch},
    items,
};
use crate::{
    storage::{StorageError, Store},
    vocabulary::{Millis, ShopId},
};

/// What was only looked at is kept as long as what can be taken back.
pub const KEPT_MS: Millis = 30 * 24 * 60 * 60 * 1_000;
const AT_ONCE: usize = 500;

/// Deletes the items of batches that nobody can apply or take back any more; the batches themselves stay to be seen.
pub async fn forget_items(
    store: &Store,
    shops: impl IntoIterator<Item = ShopId>,
    now: Millis,
) -> Result<(), StorageError> {
    for shop in shops {
        for batch in batches::stale(&store.shop(shop), now - KEPT_MS, now).await? {
            forget(store, shop, &batch).await?;
        }
    }
    Ok(())
}

/// First it is forgotten, so that nobody applies or takes back the half of it; what was asked for goes with the last item, and tells
/// until then that some are left.
async fn forget(store: &Store, shop: ShopId, batch: &Batch) -> Result<(), StorageError> {
    let state = batch.state();
    let tx = store.begin(shop).await?;
    let from = [state];
    let forgotten = batches::turn(&tx, (batch.id, &from), state, |row| {
        row.col_expr(C::IsForgotten, Expr::value(true))
    });
    if !forgotten.await? {
        // Somebody was faster: it is looked at again the next time.
        return Ok(());
    }
    tx.commit().await?;
    // Numbers begin at 1, and a part that was stopped may lie behind what was counted.
    for upto in (AT_ONCE as i64..).step_by(AT_ONCE) {
        let tx = store.begin(shop).await?;
        let gone = items::forget(&tx, batch.id, upto).await?;
        let is_last = gone == 0 && upto > batch.total;
        if is_last {
            batches::turn(&tx, (batch.id, &[state]), state, |row| {
                row.col_expr(C::What, Expr::value(""))
            })
            .await?;
        }
        tx.commit().await?;
        if is_last {
            break;
        }
    }
    Ok(())
}
