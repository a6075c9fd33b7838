use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Agent, Arrival, Facts, Outcome, Rules, decide_all,
    gather::{Situation, gather, staff},
    storage,
    wait::waits,
};
use crate::{
    shifts,
    storage::{ShopDb, StorageError, Store},
    vocabulary::{ConversationId, Millis, ShopId},
};

/// How a conversation stands with dispatch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each of its own")]
pub struct Standing {
    /// Nobody serves it yet.
    pub queued: bool,
    /// Place in the queue, from 1; 0 where it does not stand in it.
    pub position: usize,
    /// How long that may take; none where there is too little to go by.
    pub wait_ms: Option<Millis>,
    /// Somebody is on duty, and everyone who fits is full.
    pub all_full: bool,
    /// Nobody is on duty: it is in the pool of messages left.
    pub nobody_there: bool,
    /// Was left while nobody was on duty, and waits behind those who wait now.
    pub is_left: bool,
    /// Members who count for dispatch, and those of them who take new customers and have room: figures for a reason.
    #[serde(skip)]
    pub there: i64,
    #[serde(skip)]
    pub free: i64,
}

/// Asked by whoever tells customers how things stand. Decides nothing.
pub async fn situation(
    store: &Store,
    shop: ShopId,
    conversation: ConversationId,
    now: Millis,
) -> Result<Standing, StorageError> {
    let all = standings(store, shop, now).await?;
    Ok(standing_of(&all, conversation))
}

/// How a customer would stand who came now.
pub async fn foreseen(store: &Store, shop: ShopId, now: Millis) -> Result<Standing, StorageError> {
    let db = store.shop(shop);
    let (rules, _) = storage::rules_of(&db).await?;
    let mut met = gather(&db, &rules, now).await?;
    let duty = shifts::duty(&db, now).await?;
    met.staff = staff(&db, &rules, &duty, now).await?;
    let newcomer = newcomer(now);
    let conversation = newcomer.conversation;
    met.waiting.push(newcomer);
    let all = stand(&db, met, &rules, now).await?;
    Ok(standing_of(&all, conversation))
}

fn newcomer(now: Millis) -> Arrival {
    Arrival {
        conversation: ConversationId(Uuid::max()),
        session: 1,
        since: now,
        recent: None,
        dedicated: None,
        held_by: None,
        handed: None,
        is_left: false,
        robot: false,
        facts: Facts::default(),
    }
}

fn standing_of(all: &[(ConversationId, Standing)], conversation: ConversationId) -> Standing {
    let own = all.iter().find(|(id, _)| *id == conversation);
    own.map(|(_, standing)| *standing).unwrap_or_default()
}

/// Everyone nobody serves, or whose member is gone, in the order they will be served.
pub async fn standings(
    store: &Store,
    shop: ShopId,
    now: Millis,
) -> Result<Vec<(ConversationId, Standing)>, StorageError> {
    let db = store.shop(shop);
    let (rules, _) = storage::rules_of(&db).await?;
    let met = gather(&db, &rules, now).await?;
    stand(&db, met, &rules, now).await
}

async fn stand(
    db: &ShopDb,
    met: Situation,
    rules: &Rules,
    now: Millis,
) -> Result<Vec<(ConversationId, Standing)>, StorageError> {
    let Situation { waiting, mut staff } = met;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let counts = |agent: &&Agent| agent.is_there() && !rules.is_draining(agent.id);
    let takes = |agent: &&Agent| agent.takes_new() && agent.is_free();
    let there = staff.iter().filter(counts).count() as i64;
    let free = staff.iter().filter(counts).filter(takes).count() as i64;
    let decided = decide_all(waiting, &mut staff, rules, now);
    let queued = decided
        .iter()
        .filter(|(_, decision)| decision.outcome.waits());
    let waits = waits(db, &staff, rules, queued.count(), now).await?;
    let mut place = 0;
    let standings = decided.into_iter().map(|(arrival, decision)| {
        let is_queued = decision.outcome.waits();
        place += usize::from(is_queued);
        let standing = Standing {
            queued: arrival.held_by.is_none(),
            position: if is_queued { place } else { 0 },
            wait_ms: (is_queued.then(|| waits.get(place - 1).copied())).flatten(),
            all_full: decision.outcome == Outcome::Queue,
            nobody_there: decision.outcome == Outcome::Pool,
            is_left: arrival.is_left,
            there,
            free,
        };
        (arrival.conversation, standing)
    });
    Ok(standings.collect())
}
