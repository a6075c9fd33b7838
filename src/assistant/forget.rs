use sea_orm::sea_query::Expr;
use yingke_schema::assistant::batch::Column as C;

use super::{
    BatchState,
    batches::{self, Batch},
    items,
};
use crate::{
    jobs,
    storage::{ShopDb, StorageError, Store},
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
        let db = store.shop(shop);
        for batch in batches::long_under_way(&db, now - KEPT_MS).await? {
            give_up(store, &db, &batch, now - KEPT_MS).await?;
        }
        for batch in batches::stale(&db, now - KEPT_MS, now).await? {
            forget(store, shop, &batch).await?;
        }
    }
    Ok(())
}

/// One whose job failed, and that nobody went on with since, is as good as stopped.
async fn give_up(
    store: &Store,
    db: &ShopDb,
    batch: &Batch,
    old: Millis,
) -> Result<(), StorageError> {
    let job = match batch.job() {
        Some(job) => jobs::of(db, job).await?,
        None => None,
    };
    let is_left = |ended_at: Option<Millis>| ended_at.is_some_and(|at| at < old);
    if !job.is_none_or(|job| is_left(job.ended_at)) {
        return Ok(());
    }
    let tx = store.begin(db.shop()).await?;
    let from = [batch.state()];
    batches::turn(&tx, (batch.id, &from), BatchState::Stopped, |row| row).await?;
    tx.commit().await
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
