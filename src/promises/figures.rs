use sea_orm::{ColumnTrait, Condition};

use super::{
    State, rights,
    storage::{self, Column},
};
use crate::{
    access::Member,
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

/// Open promises that press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromiseFigures {
    pub overdue: u64,
    /// Not overdue yet, and due before the end that was asked for.
    pub due: u64,
}

/// All of the shop's for leaders, their own for others.
pub async fn pressing(
    db: &ShopDb,
    member: &Member,
    now: Millis,
    end: Millis,
) -> Result<PromiseFigures, StorageError> {
    let own = (!rights::leads(member)).then(|| Column::OwnerId.eq(member.id));
    let open = Condition::all()
        .add(Column::State.eq(State::Open))
        .add_option(own);
    let overdue = open.clone().add(Column::DueAt.lte(now));
    let due = open.add(Column::DueAt.gt(now)).add(Column::DueAt.lt(end));
    Ok(PromiseFigures {
        overdue: storage::count(db, overdue).await?,
        due: storage::count(db, due).await?,
    })
}
