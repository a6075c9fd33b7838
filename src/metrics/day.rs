//! A day, counted.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_reply_metrics::{Figures, Round, figures, rounds};

use super::{
    profiles::Held,
    storage,
    threads::{self, Beside, Blocks},
};
use crate::{
    app::App,
    calendar::Date,
    customers, dispatch, reception,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis, ShopId},
};

const HOUR_MS: Millis = 60 * 60 * 1_000;
/// A reception that began the evening before still explains the morning.
const BEFORE_MS: Millis = 24 * HOUR_MS;
/// What is not answered by then counts as unanswered.
const AFTER_MS: Millis = 24 * HOUR_MS;

/// Figures of one day: the shop's, and each member's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayFigures {
    pub shop: Figures,
    pub members: BTreeMap<MemberId, Figures>,
}

/// Counts a day, or takes what was counted when it was over.
pub async fn counted(
    app: &App,
    shop: ShopId,
    held: &Held,
    date: Date,
) -> Result<DayFigures, StorageError> {
    let (id, rev) = (&held.profile.id, held.rev);
    let db = app.store().shop(shop);
    if let Some(kept) = storage::day_of(&db, id, rev, date).await?
        && let Ok(day) = serde_json::from_str(&kept)
    {
        return Ok(day);
    }
    let now = app.clock().now();
    let rounds = rounds_of(app, shop, held, date).await?;
    let day = add_up(&rounds, held, date, now);
    if is_over(date, now) {
        let body = serde_json::to_string(&day).expect("figures are plain data");
        let tx = app.store().begin(shop).await?;
        storage::keep_day(&tx, id, rev, date, body).await?;
        tx.commit().await?;
    }
    Ok(day)
}

/// Nothing of the day can change any more.
pub fn is_over(date: Date, now: Millis) -> bool {
    date.plus(1).start() + AFTER_MS <= now
}

/// The rounds of conversations that were alive around a day; those of the day itself are for the engine to pick.
pub async fn rounds_of(
    app: &App,
    shop: ShopId,
    held: &Held,
    date: Date,
) -> Result<Arc<Vec<Round>>, StorageError> {
    let key = (shop, date, held.profile.id.clone(), held.rev);
    if let Some(known) = app.metrics().rounds.get(&key) {
        return Ok(known);
    }
    let (from, to) = (date.start() - BEFORE_MS, date.plus(1).start() + AFTER_MS);
    let db = app.store().shop(shop);
    let beside = Beside {
        left: dispatch::left_messages(&db, from, to).await?,
        blocks: blocks_of(&db, from, to).await?,
    };
    let histories = reception::histories(&db, from, to).await?;
    let cut = histories.iter().flat_map(|history| {
        let thread = threads::thread(history, &beside);
        rounds(&thread, &held.profile)
    });
    let cut: Arc<Vec<_>> = Arc::new(cut.collect());
    app.metrics().rounds.insert(key, cut.clone());
    Ok(cut)
}

async fn blocks_of(db: &ShopDb, from: Millis, to: Millis) -> Result<Blocks, StorageError> {
    let mut blocks = Blocks::new();
    for span in customers::blocked_between(db, from, to).await? {
        let of = blocks.entry(span.customer).or_default();
        of.push((span.from, span.to));
    }
    Ok(blocks)
}

fn add_up(rounds: &[Round], held: &Held, date: Date, now: Millis) -> DayFigures {
    let span = date.start()..date.plus(1).start();
    let of = |member: Option<Uuid>| figures(rounds, &held.profile, span.clone(), member, now);
    let mut members: Vec<_> = rounds.iter().flat_map(who_is_in).collect();
    members.sort_unstable();
    members.dedup();
    let members = members.into_iter().map(|id| (MemberId(id), of(Some(id))));
    let something =
        |(_, figures): &(MemberId, Figures)| figures.sums.iter().any(|sum| sum.of + sum.open > 0);
    DayFigures {
        shop: of(None),
        members: members.filter(something).collect(),
    }
}

fn who_is_in(round: &Round) -> impl Iterator<Item = Uuid> {
    let held = round.held.iter().map(|(_, who)| *who);
    held.chain(round.answered_by)
}
