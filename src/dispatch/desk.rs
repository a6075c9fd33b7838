use std::{collections::HashSet, time::Duration};

use moka::sync::Cache;
use serde::{Deserialize, Serialize};

use super::{
    Agent, Arrival, Decision, Outcome, decide_all,
    gather::{Situation, gather},
    storage::{self, Trace},
    wait::waits,
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

/// What a decision was about, to make it again by other rules.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    pub arrival: Arrival,
    pub staff: Vec<Agent>,
}

/// Answers the live side's question who serves whom.
pub struct Desk {
    store: Store,
    said: Cache<(ConversationId, i64), &'static str>,
}

impl Desk {
    pub fn new(store: Store) -> Self {
        let said = Cache::builder()
            .max_capacity(REMEMBERED)
            .time_to_live(REMEMBERED_FOR);
        Self {
            store,
            said: said.build(),
        }
    }
}

#[async_trait::async_trait]
impl Dispatcher for Desk {
    async fn decide(&self, shop: ShopId, now: Millis) -> Result<Vec<Decided>, StorageError> {
        let db = self.store.shop(shop);
        let (rules, _) = storage::rules_of(&db).await?;
        let Situation { waiting, mut staff } = gather(&db, &rules, now).await?;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        self.remember(&db, &waiting).await?;
        let before = (staff.len() <= MOST_STAFF).then(|| staff.clone());
        let decided = decide_all(waiting, &mut staff, &rules, now);
        let queued = decided
            .iter()
            .filter(|(_, decision)| decision.outcome.waits());
        let waits = waits(&db, &staff, &rules, queued.count(), now).await?;
        let mut place = 0;
        let decided = decided.into_iter().map(|(arrival, decision)| {
            let is_queued = decision.outcome.waits();
            place += usize::from(is_queued);
            Decided {
                place: is_queued.then(|| (place, waits.get(place - 1).copied())),
                ..self.decided(shop, arrival, &decision, before.as_deref(), &staff)
            }
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
            let key = (decided.key.conversation, decided.session);
            decided.give.is_some() || self.said.get(&key) != Some(decided.outcome)
        };
        let news: Vec<_> = came_about.into_iter().filter(is_news).collect();
        for some in news.chunks(TOGETHER) {
            self.keep_some(shop, some, now).await?;
        }
        Ok(())
    }
}

impl Desk {
    /// What this node has not said itself was said before its start, or by another: it is no news, and no reason to write.
    async fn remember(&self, db: &ShopDb, waiting: &[Arrival]) -> Result<(), StorageError> {
        let of = |arrival: &Arrival| (arrival.conversation, arrival.session);
        let waiting = waiting.iter().map(of);
        let unknown: HashSet<_> = waiting.filter(|of| !self.said.contains_key(of)).collect();
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
        news: &[Decided],
        now: Millis,
    ) -> Result<(), StorageError> {
        let tx = self.store.begin(shop).await?;
        let given = news.iter().filter(|decided| decided.give.is_some());
        let given: Vec<_> = given.map(|decided| decided.key.conversation).collect();
        let left = news
            .iter()
            .filter(|decided| decided.outcome == Outcome::Pool.word());
        let left: Vec<_> = left
            .map(|decided| (decided.key.conversation, decided.session))
            .collect();
        let traces = news.iter().map(|decided| Trace {
            shop_id: shop,
            conversation_id: decided.key.conversation,
            at: now,
            session: decided.session,
            body: decided.why.clone(),
            situation: decided.situation.clone(),
        });
        storage::keep_traces(&tx, traces.collect()).await?;
        storage::drop_left(&tx, &given).await?;
        for (conversation, session) in left {
            storage::keep_left(&tx, conversation, session, now).await?;
        }
        tx.commit().await?;
        for decided in news {
            let of = (decided.key.conversation, decided.session);
            self.said.insert(of, decided.outcome);
        }
        Ok(())
    }

    fn decided(
        &self,
        shop: ShopId,
        arrival: Arrival,
        decision: &Decision,
        before: Option<&[Agent]>,
        staff: &[Agent],
    ) -> Decided {
        let name = |member: MemberId| staff.iter().find(|agent| agent.id == member);
        let give = match decision.outcome {
            Outcome::Given { member } => Some(Give {
                to: member,
                name: name(member)
                    .map(|agent| agent.name.clone())
                    .unwrap_or_default(),
                instead_of: arrival.held_by,
            }),
            _ => None,
        };
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

fn as_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("decisions are plain data")
}
