//! A day, counted.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_reply_metrics::{Counts, Facts, Figures, Opinion, Purchase, Round, figures, rounds};

use super::{
    left,
    profiles::Held,
    storage,
    threads::{self, Beside, Blocks},
};
use crate::{
    app::App,
    calendar::{Date, LocalTime},
    customers, rating, reception,
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::{MemberId, Millis, ShopId},
};

const HOUR_MS: Millis = 60 * 60 * 1_000;
/// A reception that began the evening before still explains the morning.
const BEFORE_MS: Millis = 24 * HOUR_MS;
/// What is not answered by then counts as unanswered.
const AFTER_MS: Millis = 24 * HOUR_MS;

/// Conversations read together.
const AT_ONCE: usize = 50;

/// Figures of one day: the shop's, and each member's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayFigures {
    pub shop: Figures,
    pub members: BTreeMap<MemberId, Figures>,
}

/// The rounds of a day, and what customers said of its receptions and bought.
pub struct Cut {
    pub facts: Facts,
    /// What was read for them.
    pub conversations: usize,
    pub took: Duration,
}

/// Counts a day, or takes what was counted when it was over; none where what it takes is not known any more.
pub async fn counted(
    app: &App,
    shop: ShopId,
    held: &Held,
    date: Date,
) -> Result<Option<DayFigures>, StorageError> {
    if let Some(kept) = kept(app, shop, held, [date, date]).await?.remove(&date) {
        return Ok(Some(kept));
    }
    let counted = count(app, shop, held, date).await?;
    Ok(counted.map(|(day, _)| day))
}

/// Days that were over when they were counted by these rules.
pub async fn kept(
    app: &App,
    shop: ShopId,
    held: &Held,
    span: [Date; 2],
) -> Result<HashMap<Date, DayFigures>, StorageError> {
    let db = app.store().shop(shop);
    let kept = storage::days_of(&db, &held.profile.id, held.counted_by(), span).await?;
    let read = |(date, body): (Date, String)| Some((date, serde_json::from_str(&body).ok()?));
    Ok(kept.into_iter().filter_map(read).collect())
}

/// Counts a day and keeps it where it is over; with how many conversations were read.
pub async fn count(
    app: &App,
    shop: ShopId,
    held: &Held,
    date: Date,
) -> Result<Option<(DayFigures, usize)>, StorageError> {
    let now = app.clock().now();
    let Some(cut) = cut_of(app, shop, held, date).await? else {
        return Ok(None);
    };
    let day = add_up(&cut, held, date, now);
    if is_over(held, date, now) {
        let body = serde_json::to_string(&day).expect("figures are plain data");
        let tx = app.store().begin(shop).await?;
        storage::keep_day(&tx, &held.profile.id, held.counted_by(), date, body).await?;
        tx.commit().await?;
    }
    Ok(Some((day, cut.conversations)))
}

/// Nothing of the day can change any more.
pub fn is_over(held: &Held, date: Date, now: Millis) -> bool {
    let answered = date.plus(1).start() + AFTER_MS;
    answered.max(paid_until(held, date)) <= now
}

/// What is paid from then on is not of the day any more.
fn paid_until(held: &Held, date: Date) -> Millis {
    date.plus(held.profile.paid_within_days).start()
}

/// The rounds of a day, as of a few seconds ago.
pub async fn cut_of(
    app: &App,
    shop: ShopId,
    held: &Held,
    date: Date,
) -> Result<Option<Arc<Cut>>, StorageError> {
    let (key, keeping) = ((shop, date, held.counted_by()), app.metrics());
    if let Some(known) = keeping.cuts.get(&key) {
        return Ok(Some(known));
    }
    let _turn = keeping.turn.lock().await;
    if let Some(known) = keeping.cuts.get(&key) {
        return Ok(Some(known));
    }
    let cut = cut(app, shop, held, date).await?.map(Arc::new);
    if let Some(cut) = &cut {
        keeping.cuts.insert(key, cut.clone());
    }
    Ok(cut)
}

/// Reads the conversations that were alive around the day, a few at a time: of each only its rounds stay in memory.
async fn cut(
    app: &App,
    shop: ShopId,
    held: &Held,
    date: Date,
) -> Result<Option<Cut>, StorageError> {
    let (began, db) = (Instant::now(), app.store().shop(shop));
    let (from, to) = (date.start() - BEFORE_MS, date.plus(1).start() + AFTER_MS);
    let alive = reception::alive_between(&db, from, to).await?;
    let around = [date.plus(-1), date.plus(1)];
    let left = match left::left_on(&db, around, app.clock().now()).await? {
        Some(left) => left,
        None if alive.is_empty() || !held.profile.excludes_left_messages => left::Left::default(),
        None => return Ok(None),
    };
    let blocks = blocks_of(&db, from, to).await?;
    let beside = Beside { left, blocks };
    let mut of_day = Vec::new();
    for some in alive.chunks(AT_ONCE) {
        for history in reception::histories(&db, some, from, to).await? {
            let cut = rounds(&threads::thread(&history, &beside), &held.profile);
            let is_of_day = |round: &Round| day_of(round.moment(&held.profile)) == date;
            of_day.extend(cut.into_iter().filter(is_of_day));
        }
    }
    Ok(Some(Cut {
        facts: Facts {
            rounds: of_day,
            opinions: opinions(&db, held, date).await?,
            purchases: purchases(&db, held, date).await?,
        },
        conversations: alive.len(),
        took: began.elapsed(),
    }))
}

/// What is said as late as answers count, counts too.
async fn opinions(db: &ShopDb, held: &Held, date: Date) -> Result<Vec<Opinion>, StorageError> {
    let mut measures = held.profile.measures.iter();
    if !measures.any(|measure| measure.of.is_of_ratings()) {
        return Ok(Vec::new());
    }
    let span = [date.start(), date.plus(1).start()];
    let heard = rating::heard_between(db, span, span[1] + AFTER_MS).await?;
    let opinions = heard.into_iter().map(|heard| Opinion {
        asked_at: heard.asked_at,
        member: heard.member.map(|member| member.0),
        by_person: heard.by_person,
        score: heard.score,
    });
    Ok(opinions.collect())
}

/// Orders since the day began, for as long as a payment counts.
async fn purchases(db: &ShopDb, held: &Held, date: Date) -> Result<Vec<Purchase>, StorageError> {
    let mut measures = held.profile.measures.iter();
    if !measures.any(|measure| matches!(measure.counts, Counts::Ordered | Counts::Paid)) {
        return Ok(Vec::new());
    }
    let until = paid_until(held, date).max(date.plus(1).start());
    let placed = trade::placed_between(db, date.start(), until).await?;
    let purchases = placed.into_iter().map(|order| Purchase {
        customer: order.customer_id.0,
        placed_at: order.created_at,
        paid_at: order.paid_at,
    });
    Ok(purchases.collect())
}

fn day_of(at: Millis) -> Date {
    LocalTime::of(at).date
}

async fn blocks_of(db: &ShopDb, from: Millis, to: Millis) -> Result<Blocks, StorageError> {
    let mut blocks = Blocks::new();
    for span in customers::blocked_between(db, from, to).await? {
        let of = blocks.entry(span.customer).or_default();
        of.push((span.from, span.to));
    }
    Ok(blocks)
}

fn add_up(cut: &Cut, held: &Held, date: Date, now: Millis) -> DayFigures {
    let span = date.start()..date.plus(1).start();
    let facts = &cut.facts;
    let of = |member: Option<Uuid>| figures(facts, &held.profile, span.clone(), member, now);
    let rated = facts.opinions.iter().filter_map(|opinion| opinion.member);
    let in_rounds = facts.rounds.iter().flat_map(who_is_in);
    let mut members: Vec<_> = in_rounds.chain(rated).collect();
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
