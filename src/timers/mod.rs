//! Everything that happens later: a row that is written with its reason, taken away with it, and claimed by one node when due.
//!
//! Owns `timer`. An effect is idempotent by its key, because a node may die between the effect and the end of its row; what was
//! missed while no node ran fires after the start. Areas hand their effects to [`run`] in `app/later.rs`.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, FromQueryResult,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::timers::timer;

use crate::{
    storage::{Rows, ShopDb, ShopTx, StorageError, Store},
    vocabulary::{Clock, Millis, ShopId},
};

const LOOK_EVERY: Duration = Duration::from_millis(500);
/// A node that has not finished by then is taken for dead.
const CLAIM_MS: Millis = 30_000;
const AT_ONCE: u64 = 100;

/// What one kind of timer does.
#[async_trait]
pub trait Effect: Send + Sync {
    fn kind(&self) -> &'static str;
    /// It asks somebody outside the house, who may not answer: deadlines do not wait behind it.
    fn asks_outside(&self) -> bool {
        false
    }
    /// `Some(later)` keeps the timer for another time. One that was set anew meanwhile, be it by the effect, stays as it was set.
    async fn fire(
        &self,
        shop: ShopId,
        key: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError>;
}

/// A timer to set.
pub struct Timer<'a> {
    /// One timer a key: setting it again moves it.
    pub key: String,
    pub kind: &'a str,
    pub due_at: Millis,
    /// JSON.
    pub payload: String,
}

/// Sets a timer in the transaction of its reason; one that is set already moves.
pub async fn set(tx: &ShopTx, new: Timer<'_>) -> Result<(), StorageError> {
    use timer::Column;
    let moved = [Column::DueAt, Column::Payload, Column::ClaimedUntil];
    write(tx, new, &moved).await
}

/// The same for some, no two of one key; at most a few hundred.
pub async fn set_many(tx: &ShopTx, new: Vec<Timer<'_>>) -> Result<(), StorageError> {
    let moved = [
        timer::Column::DueAt,
        timer::Column::Payload,
        timer::Column::ClaimedUntil,
    ];
    write_many(tx, new, &moved).await
}

/// Sets a timer in the transaction of its reason; one that is set already stays as it is.
pub async fn put(tx: &ShopTx, new: Timer<'_>) -> Result<(), StorageError> {
    write(tx, new, &[timer::Column::Kind]).await
}

/// Has a timer that fires come again at once with what is next, where it was not set anew since it said `from`.
pub async fn go_on(
    tx: &ShopTx,
    key: &str,
    (from, next): (&str, String),
) -> Result<(), StorageError> {
    let same = Condition::all()
        .add(timer::Column::Key.eq(key))
        .add(timer::Column::Payload.eq(from));
    tx.update::<timer::Entity>(same, |update| {
        update
            .col_expr(timer::Column::Payload, Expr::value(next))
            .col_expr(timer::Column::ClaimedUntil, Expr::value(0_i64))
    })
    .await?;
    Ok(())
}

async fn write(tx: &ShopTx, new: Timer<'_>, changed: &[timer::Column]) -> Result<(), StorageError> {
    write_many(tx, vec![new], changed).await
}

async fn write_many(
    tx: &ShopTx,
    new: Vec<Timer<'_>>,
    changed: &[timer::Column],
) -> Result<(), StorageError> {
    let rows = new.into_iter().map(|new| timer::ActiveModel {
        shop_id: Set(tx.shop()),
        key: Set(new.key),
        kind: Set(new.kind.to_owned()),
        due_at: Set(new.due_at),
        payload: Set(new.payload),
        claimed_until: Set(0),
    });
    let same = OnConflict::columns([timer::Column::ShopId, timer::Column::Key])
        .update_columns(changed.iter().copied())
        .to_owned();
    tx.upsert_many(rows.collect::<Vec<_>>(), same).await
}

/// What the timers of one kind are about; of few only.
pub async fn payloads_of(db: &ShopDb, kind: &str) -> Result<Vec<String>, StorageError> {
    payloads(db.rows(), kind).await
}

/// The same inside a transaction.
pub async fn payloads_of_in(tx: &ShopTx, kind: &str) -> Result<Vec<String>, StorageError> {
    payloads(tx.rows(), kind).await
}

async fn payloads<D: ConnectionTrait>(
    rows: Rows<'_, D, timer::Entity>,
    kind: &str,
) -> Result<Vec<String>, StorageError> {
    let rows = rows.with(timer::Column::Kind.eq(kind)).all().await?;
    Ok(rows.into_iter().map(|row| row.payload).collect())
}

/// What the timer of this key is about, where it is set.
pub async fn payload_in(tx: &ShopTx, key: &str) -> Result<Option<String>, StorageError> {
    let rows = tx.rows::<timer::Entity>();
    let row = rows.with(timer::Column::Key.eq(key)).one().await?;
    Ok(row.map(|row| row.payload))
}

/// When those of these timers are due that are set; at most a few hundred.
pub async fn due_of(
    db: &ShopDb,
    keys: Vec<String>,
) -> Result<HashMap<String, Millis>, StorageError> {
    #[derive(FromQueryResult)]
    struct Due {
        key: String,
        due_at: Millis,
    }
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = db.rows::<timer::Entity>();
    let rows = rows.with(timer::Column::Key.is_in(keys));
    let rows: Vec<Due> = rows
        .only([timer::Column::Key, timer::Column::DueAt])
        .await?;
    Ok(rows.into_iter().map(|row| (row.key, row.due_at)).collect())
}

/// Takes timers away with their reason.
pub async fn unset(tx: &ShopTx, keys: &[String]) -> Result<(), StorageError> {
    let which = timer::Column::Key.is_in(keys);
    tx.delete::<timer::Entity>(which).await?;
    Ok(())
}

/// Fires what is due, for ever.
pub async fn run(store: Store, clock: Clock, effects: Vec<Arc<dyn Effect>>) {
    let (outside, inside): (Vec<_>, Vec<_>) = effects
        .into_iter()
        .partition(|effect| effect.asks_outside());
    tokio::join!(
        look(&store, &clock, &inside),
        look(&store, &clock, &outside)
    );
}

async fn look(store: &Store, clock: &Clock, effects: &[Arc<dyn Effect>]) {
    if effects.is_empty() {
        return;
    }
    let mut tick = tokio::time::interval(LOOK_EVERY);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = fire_due(store, clock.now(), effects).await {
            tracing::warn!(%error, "timers wait for the next look");
        }
    }
}

/// Fires what is due at `now`; how many fired. One that fails keeps its claim, and comes again once that has run out.
pub async fn fire_due(
    store: &Store,
    now: Millis,
    effects: &[Arc<dyn Effect>],
) -> Result<usize, StorageError> {
    let rows = store
        .across_shops()
        .rows::<timer::Entity>()
        .with(timer::Column::DueAt.lte(now));
    // Those of an area that is gone, or of a newer program, must not fill the look.
    let known = effects.iter().map(|effect| effect.kind());
    let due = rows
        .with(timer::Column::Kind.is_in(known))
        .with(timer::Column::ClaimedUntil.lt(now))
        .ascending(timer::Column::DueAt);
    let mut fired = 0;
    for row in due.limit(AT_ONCE).all().await? {
        let Some(effect) = effects.iter().find(|effect| effect.kind() == row.kind) else {
            continue;
        };
        if !claim(store, &row, now).await? {
            continue;
        }
        match effect.fire(row.shop_id, &row.key, &row.payload).await {
            Ok(later) => {
                settle(store, &row, later, now + CLAIM_MS).await?;
                fired += 1;
            }
            Err(error) => tracing::warn!(%error, key = row.key, "a timer failed"),
        }
    }
    Ok(fired)
}

fn this(row: &timer::Model) -> Condition {
    Condition::all().add(timer::Column::Key.eq(&row.key))
}

/// True for the one node whose update finds it free, and about what it was read to be: what it is about since comes with the next look.
async fn claim(store: &Store, row: &timer::Model, now: Millis) -> Result<bool, StorageError> {
    let tx = store.begin(row.shop_id).await?;
    let free = this(row)
        .add(timer::Column::Payload.eq(&row.payload))
        .add(timer::Column::ClaimedUntil.lt(now))
        .add(timer::Column::DueAt.lte(now));
    let mine = Expr::value(now + CLAIM_MS);
    let claimed = tx
        .update::<timer::Entity>(free, |update| {
            update.col_expr(timer::Column::ClaimedUntil, mine)
        })
        .await?;
    tx.commit().await?;
    Ok(claimed == 1)
}

/// Ends a claim until `until`. Whoever set the timer since has taken the claim away, and knew more than the effect did.
async fn settle(
    store: &Store,
    row: &timer::Model,
    later: Option<Millis>,
    until: Millis,
) -> Result<(), StorageError> {
    let tx = store.begin(row.shop_id).await?;
    let mine = this(row)
        .add(timer::Column::DueAt.eq(row.due_at))
        .add(timer::Column::Payload.eq(&row.payload))
        .add(timer::Column::ClaimedUntil.eq(until));
    match later {
        None => tx.delete::<timer::Entity>(mine).await?,
        Some(due) => {
            tx.update::<timer::Entity>(mine, |update| {
                update
                    .col_expr(timer::Column::DueAt, Expr::value(due))
                    .col_expr(timer::Column::ClaimedUntil, Expr::value(0_i64))
            })
            .await?
        }
    };
    tx.commit().await
}
