//! How many customers wait for the shop, told without saying who.

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::reception::head;

use super::Status;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

/// Open conversations that want somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pressing {
    /// A member has it and the customer waits for an answer, or nobody has it.
    pub waiting: u64,
    /// Of these, those that nobody has.
    pub queued: u64,
    /// Since when the one who waits longest waits.
    pub longest_since: Option<Millis>,
}

pub async fn pressing(db: &ShopDb) -> Result<Pressing, StorageError> {
    let rows = |which: Condition| db.rows::<head::Entity>().with(which);
    let queued = || Condition::all().add(head::Column::Status.eq(Status::Queued.code()));
    let unanswered = Condition::all()
        .add(head::Column::Status.eq(Status::Assigned.code()))
        .add(head::Column::WaitingSince.is_not_null());
    let unanswered_n = rows(unanswered).count().await?;
    let queued_n = rows(queued()).count().await?;
    let open = [Status::Queued.code(), Status::Assigned.code()];
    let longest = Condition::all()
        .add(head::Column::Status.is_in(open))
        .add(head::Column::WaitingSince.is_not_null());
    let longest = rows(longest).ascending(head::Column::WaitingSince).limit(1);
    let longest = longest.one().await?;
    Ok(Pressing {
        waiting: unanswered_n + queued_n,
        queued: queued_n,
        longest_since: longest.and_then(|head| head.waiting_since),
    })
}
