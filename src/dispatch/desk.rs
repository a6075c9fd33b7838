use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use moka::sync::Cache;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::{
    Agent, Arrival, Decision, Outcome,
    look::{Look, look},
    queue::places,
    storage::{self, Trace},
};
use crate::{
    live::{Decided, Dispatcher, Give},
    reception::Key,
    storage::{ShopDb, StorageError, Store},
    vocabulary::{ConversationId, MemberId, Millis, ShopId},
};

/// More on duty are not written beside each trace: 200 take 30 KB.
const MOST_STAFF: usize = 200;
/// Remembered outcomes, so that who waits on is not written down every two seconds.
const REMEMBERED: u64 = 50_000;
const REMEMBERED_FOR: Duration = Duration::from_hours(24);
/// Traces of one transaction: each may say who was there.
const TOGETHER: usize = 50;
/// Traces of a shop that wait for the store to keep them: as many take 30 MB.
const MOST_OWED: usize = 1_000;

/// What a decision was about, to make it again by other rules.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    pub arrival: Arrival,
    pub staff: Vec<Agent>,
}

/// Answers the live side's question who serves whom.
pub struct Desk {
    store: Store,
    /// The last outcome of a reception that is written down, or owed.
    said: Cache<(ConversationId, i64), &'static str>,
    /// What came about when, and could not be written down yet.
    owed: Mutex<HashMap<ShopId, Vec<(Millis, Decided)>>>,
}

impl Desk {
    pub fn new(store: Store) -> Self {
        let said = Cache::builder()
            .max_capacity(REMEMBERED)
            .time_to_live(REMEMBERED_FOR);
        Self {
            store,
            said: said.build(),
            owed: Mutex::default(),
        }
    }
}

#[async_trait::async_trait]
impl Dispatcher for Desk {
    async fn decide(&self, shop: ShopId, now: Millis) -> Result<Vec<Decided>, StorageError> {
        let db = self.store.shop(shop);
        let (rules, _) = storage::rules_of(&db).await?;
        let Look {
            decided,
            before,
            staff,
        } = look(&db, &rules, now, None).await?;
        self.remember(&db, &decided).await?;
        let before = (before.len() <= MOST_STAFF).then_some(before);
        let places = places(&db, &staff, &rules, &decided, now).await?;
        let decided = decided.into_iter().zip(places);
        let decided = decided.map(|((arrival, decision), place)| Decided {
            place,
            ..self.decided(shop, arrival, &decision, before.as_deref(), &staff)
        });
        Ok(decided.collect())
    }

    async fn forbids(
        &self,
        shop: ShopId,
        group: Option<&str>,
        reason: &str,
    ) -> Result<Option<&'static str>, StorageError> {
        let (rules, _) = storage::rules_of(&self.store.shop(shop)).await?;
        if group.is_some_and(|name| rules.group(name).is_none()) {
            return Ok(Some("no_group"));
        }
        Ok((rules.needs_reason && reason.is_empty()).then_some("needs_reason"))
    }

    async fn keep(
        &self,
        shop: ShopId,
        came_about: Vec<Decided>,
        now: Millis,
    ) -> Result<(), StorageError> {
        let is_news = |decided: &Decided| {
            decided.give.is_some() || self.said.get(&reception_of(decided)) != Some(decided.outcome)
        };
        let news: Vec<_> = came_about.into_iter().filter(is_news).collect();
        for decided in &news {
            self.said.insert(reception_of(decided), decided.outcome);
        }
        let mut all = self.owed.lock().remove(&shop).unwrap_or_default();
        all.extend(news.into_iter().map(|decided| (now, decided)));
        let mut kept = Ok(());
        for some in all.chunks(TOGETHER) {
            if let Err(error) = self.keep_some(shop, some).await {
                self.owe(shop, some);
                kept = Err(error);
            }
        }
        kept
    }
}

impl Desk {
    /// What this node has not said itself was said before its start, or by another: it is no news, and no reason to write.
    async fn remember(
        &self,
        db: &ShopDb,
        decided: &[(Arrival, Decision)],
    ) -> Result<(), StorageError> {
        let of = |(arrival, _): &(Arrival, Decision)| (arrival.conversation, arrival.session);
        let decided = decided.iter().map(of);
        let unknown: HashSet<_> = decided.filter(|of| !self.said.contains_key(of)).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let ids: Vec<_> = unknown.iter().map(|(id, _)| *id).collect();
        for told in storage::told_of(db, &ids).await? {
            let of = (told.conversation_id, told.session);
            let decision = serde_json::from_str::<Decision>(&told.body);
            if let Some(decision) = decision.ok().filter(|_| unknown.contains(&of)) {
                self.said.insert(of, decision.outcome.word());
            }
        }
        Ok(())
    }

    async fn keep_some(
        &self,
        shop: ShopId,
        news: &[(Millis, Decided)],
    ) -> Result<(), StorageError> {
        let tx = self.store.begin(shop).await?;
        let given = news.iter().filter(|(_, decided)| decided.give.is_some());
        let given: Vec<_> = given.map(|(_, decided)| decided.key.conversation).collect();
        let pool = Outcome::Pool.word();
        // Kept late, it may be so no longer.
        let is_so = |of: (ConversationId, i64)| self.said.get(&of).is_none_or(|said| said == pool);
        let left = news
            .iter()
            .filter(|(_, decided)| decided.outcome == pool && is_so(reception_of(decided)));
        let left: Vec<_> = left
            .map(|(at, decided)| (*at, reception_of(decided)))
            .collect();
        let traces = news.iter().map(|(at, decided)| Trace {
            shop_id: shop,
            conversation_id: decided.key.conversation,
            at: *at,
            session: decided.session,
            body: decided.why.clone(),
            situation: decided.situation.clone(),
        });
        storage::keep_traces(&tx, traces.collect()).await?;
        storage::drop_left(&tx, &given).await?;
        for (at, (conversation, session)) in left {
            storage::keep_left(&tx, conversation, session, at).await?;
        }
        tx.commit().await
    }

    /// For the next look; of too many the oldest are given up.
    fn owe(&self, shop: ShopId, some: &[(Millis, Decided)]) {
        let mut owed = self.owed.lock();
        let of_shop = owed.entry(shop).or_default();
        of_shop.extend_from_slice(some);
        let too_many = of_shop.len().saturating_sub(MOST_OWED);
        for (_, lost) in of_shop.drain(..too_many) {
            tracing::error!(conversation = %lost.key.conversation, "why this was decided is lost: it could not be kept");
            self.said.invalidate(&reception_of(&lost));
        }
    }

    fn decided(
        &self,
        shop: ShopId,
        arrival: Arrival,
        decision: &Decision,
        before: Option<&[Agent]>,
        staff: &[Agent],
    ) -> Decided {
        let agent = |member: MemberId| staff.iter().find(|agent| agent.id == member);
        let give = decision.outcome.member().map(|to| Give {
            to,
            name: agent(to)
                .map(|agent| agent.name.clone())
                .unwrap_or_default(),
            capacity: agent(to).map(|agent| agent.capacity),
            instead_of: arrival.held_by,
        });
        let key = Key {
            shop,
            conversation: arrival.conversation,
        };
        let is_news = give.is_some()
            || self.said.get(&(arrival.conversation, arrival.session))
                != Some(decision.outcome.word());
        Decided {
            key,
            session: arrival.session,
            give,
            place: None,
            why: as_text(decision),
            outcome: decision.outcome.word(),
            situation: before.filter(|_| is_news).map(|staff| {
                as_text(&Kept {
                    arrival,
                    staff: staff.to_vec(),
                })
            }),
        }
    }
}

fn reception_of(decided: &Decided) -> (ConversationId, i64) {
    (decided.key.conversation, decided.session)
}

fn as_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("decisions are plain data")
}
