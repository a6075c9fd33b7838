use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::jobs::job::{Column as C, Entity};

use crate::{
    storage::{StorageError, Store},
    vocabulary::Millis,
};

/// A day longer than anybody can go on with one: of what is kept for 30 days, such as a batch's items, all is gone by then.
const KEPT_MS: Millis = 31 * 24 * 60 * 60 * 1_000;
/// Word for word as the index `job_ended` has it.
const ENDED: &str = "state IN ('stopped', 'done', 'failed')";

/// Deletes jobs that ended long ago; areas show what they did without them.
pub async fn forget_ended(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all()
        .add(Expr::cust(ENDED))
        .add(C::EndedAt.lt(now - KEPT_MS));
    store.forget::<Entity>(C::Id, old).await
}
