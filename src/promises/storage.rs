use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, IntoActiveModel,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use yingke_schema::promises::{promise, rules};

use super::Rules;
use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{ConversationId, MemberId, Millis, PromiseId, new_id},
};

pub use promise::{Column, Model as Promise, State};

/// Most of one page.
pub const PAGE: u64 = 200;
/// A suggestion nobody decided about is news no more so long after it would have been due.
const STALE_MS: Millis = 14 * 24 * 60 * 60 * 1_000;

pub fn next_id() -> PromiseId {
    PromiseId(new_id())
}

/// A shop's rules and their revision; the usual ones at revision 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(Rules, i64), StorageError> {
    Ok(read(db.rows::<rules::Entity>().one().await?))
}

pub async fn rules_in(tx: &ShopTx) -> Result<(Rules, i64), StorageError> {
    Ok(read(tx.rows::<rules::Entity>().one().await?))
}

/// Rules are checked before they are written; ones of an older program that no longer parse are the usual ones.
fn read(row: Option<rules::Model>) -> (Rules, i64) {
    let Some(row) = row else {
        return (Rules::default(), 0);
    };
    let rules = serde_json::from_str(&row.body).unwrap_or_else(|error| {
        tracing::error!(%error, "the rules of promises cannot be read; the usual ones hold");
        Rules::default()
    });
    (rules, row.rev)
}

pub async fn keep_rules(
    tx: &ShopTx,
    kept: &Rules,
    rev: i64,
    at: Millis,
) -> Result<(), StorageError> {
    use rules::Column;
    let row = rules::ActiveModel {
        shop_id: Set(tx.shop()),
        body: Set(serde_json::to_string(kept).expect("rules are plain data")),
        rev: Set(rev),
        changed_at: Set(at),
    };
    let changed = OnConflict::column(Column::ShopId)
        .update_columns([Column::Body, Column::Rev, Column::ChangedAt])
        .to_owned();
    tx.upsert(row, changed).await
}

/// Adds a promise where none stands in its place yet.
pub async fn keep(tx: &ShopTx, new: impl IntoIterator<Item = Promise>) -> Result<(), StorageError> {
    let same = OnConflict::columns([
        Column::ShopId,
        Column::ConversationId,
        Column::Seq,
        Column::N,
    ])
    // Nothing changes: the same line was said at the same time.
    .update_column(Column::SaidAt)
    .to_owned();
    let rows = new.into_iter();
    let rows = rows.map(|promise| promise.into_active_model().reset_all());
    tx.upsert_many(rows, same).await
}

pub async fn find(db: &ShopDb, id: PromiseId) -> Result<Option<Promise>, StorageError> {
    let found = db.rows::<promise::Entity>().with(Column::Id.eq(id));
    found.one().await
}

/// Those of some lines.
pub async fn of_lines(
    db: &ShopDb,
    lines: &[(ConversationId, i64)],
) -> Result<Vec<Promise>, StorageError> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let line = |(conversation, seq): &(ConversationId, i64)| {
        let of = Condition::all().add(Column::ConversationId.eq(*conversation));
        of.add(Column::Seq.eq(*seq))
    };
    let any = lines
        .iter()
        .map(line)
        .fold(Condition::any(), Condition::add);
    let found = db.rows::<promise::Entity>().with(any);
    found
        .ascending(Column::Seq)
        .ascending(Column::N)
        .all()
        .await
}

/// How promises follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    NextDue,
    LastDue,
    LastSaid,
}

impl Order {
    fn column(self) -> Column {
        match self {
            Self::NextDue | Self::LastDue => Column::DueAt,
            Self::LastSaid => Column::SaidAt,
        }
    }

    pub fn time(self, promise: &Promise) -> Millis {
        match self {
            Self::NextDue | Self::LastDue => promise.due_at,
            Self::LastSaid => promise.said_at,
        }
    }
}

/// One page, after the promise with that time and id.
pub async fn page(
    db: &ShopDb,
    which: Condition,
    order: Order,
    after: Option<(Millis, PromiseId)>,
) -> Result<Vec<Promise>, StorageError> {
    let by = order.column();
    let later = after.map(|(at, id)| match order {
        Order::NextDue => Condition::any()
            .add(by.gt(at))
            .add(by.eq(at).and(Column::Id.gt(id))),
        Order::LastDue => Condition::any()
            .add(by.lt(at))
            .add(by.eq(at).and(Column::Id.lt(id))),
        // Those of one line in the order they stand in it.
        Order::LastSaid => Condition::any()
            .add(by.lt(at))
            .add(by.eq(at).and(Column::Id.gt(id))),
    });
    let which = Condition::all().add(which).add_option(later);
    let rows = db.rows::<promise::Entity>().with(which).limit(PAGE);
    let rows = match order {
        Order::NextDue => rows.ascending(by).ascending(Column::Id),
        Order::LastDue => rows.descending(by).descending(Column::Id),
        Order::LastSaid => rows.descending(by).ascending(Column::Id),
    };
    rows.all().await
}

/// Deletes suggestions that nobody decided about in time.
pub async fn forget_suggestions(store: &Store, now: Millis) -> Result<(), StorageError> {
    let stale = Condition::all()
        .add(Column::State.eq(State::Suggested))
        .add(Column::DueAt.lt(now - STALE_MS));
    store.forget::<promise::Entity>(Column::Id, stale).await
}

pub async fn count(db: &ShopDb, which: Condition) -> Result<u64, StorageError> {
    db.rows::<promise::Entity>().with(which).count().await
}

/// Writes what may change of a promise, unless somebody else did meanwhile.
pub async fn change(tx: &ShopTx, to: &Promise) -> Result<bool, StorageError> {
    let seen = Condition::all()
        .add(Column::Id.eq(to.id))
        .add(Column::Rev.eq(to.rev));
    let id = |id: Option<MemberId>| Expr::value(id.map(|MemberId(id)| id));
    let changed = tx.update::<promise::Entity>(seen, |row| {
        row.col_expr(Column::OwnerId, Expr::value(to.owner_id.0))
            .col_expr(Column::DueAt, Expr::value(to.due_at))
            .col_expr(Column::IsDueSaid, Expr::value(to.is_due_said))
            .col_expr(Column::State, Expr::value(word(to.state)))
            .col_expr(Column::Note, Expr::value(to.note.clone()))
            .col_expr(Column::DecidedBy, id(to.decided_by))
            .col_expr(Column::DecidedAt, Expr::value(to.decided_at))
            .col_expr(Column::ClosedBy, id(to.closed_by))
            .col_expr(Column::ClosedAt, Expr::value(to.closed_at))
            .col_expr(Column::Rev, Expr::value(to.rev + 1))
    });
    Ok(changed.await? == 1)
}

fn word(state: State) -> String {
    use sea_orm::ActiveEnum;
    state.to_value()
}

/// Takes back what a recalled line promised; which of them were open.
pub async fn withdraw(
    tx: &ShopTx,
    conversation: ConversationId,
    seq: i64,
) -> Result<Vec<Promise>, StorageError> {
    let of = Condition::all()
        .add(Column::ConversationId.eq(conversation))
        .add(Column::Seq.eq(seq))
        .add(Column::State.is_in([State::Suggested, State::Open]));
    let gone = tx.rows::<promise::Entity>().with(of.clone()).all().await?;
    // Its words are gone with the line.
    tx.update::<promise::Entity>(of, |row| {
        row.col_expr(Column::State, Expr::value(word(State::Withdrawn)))
            .col_expr(Column::Words, Expr::value(""))
            .col_expr(Column::Rev, Expr::col(Column::Rev).add(1_i64))
    })
    .await?;
    Ok(gone)
}

/// Gives everything unfinished of one member to another; what was open.
pub async fn give(tx: &ShopTx, from: MemberId, to: MemberId) -> Result<Vec<Promise>, StorageError> {
    let of = Condition::all()
        .add(Column::OwnerId.eq(from))
        .add(Column::State.eq(State::Open));
    let given = tx.rows::<promise::Entity>().with(of.clone()).all().await?;
    tx.update::<promise::Entity>(of, |row| {
        row.col_expr(Column::OwnerId, Expr::value::<Uuid>(to.0))
            .col_expr(Column::Rev, Expr::col(Column::Rev).add(1_i64))
    })
    .await?;
    Ok(given)
}

/// Fails where one stands in its place.
pub async fn insert(tx: &ShopTx, new: &Promise) -> Result<(), StorageError> {
    tx.insert(new.clone().into_active_model().reset_all()).await
}
