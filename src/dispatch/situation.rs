use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Agent, Arrival, Facts, Outcome, Rules,
    look::{Look, look},
    queue::places,
    storage,
};
use crate::{
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

impl Standing {
    /// In the queue or in the pool: dispatch looks for a member.
    pub fn is_unserved(&self) -> bool {
        self.nobody_there || self.position > 0
    }
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
    let newcomer = newcomer(now);
    let conversation = newcomer.conversation;
    let look = look(&db, &rules, now, Some(newcomer)).await?;
    let all = stand(&db, look, &rules, now).await?;
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
    let look = look(&db, &rules, now, None).await?;
    stand(&db, look, &rules, now).await
}

async fn stand(
    db: &ShopDb,
    look: Look,
    rules: &Rules,
    now: Millis,
) -> Result<Vec<(ConversationId, Standing)>, StorageError> {
    let Look {
        decided,
        before,
        staff,
    } = look;
    let counts = |agent: &&Agent| agent.is_there() && !rules.is_draining(agent.id);
    let takes = |agent: &&Agent| agent.takes_new() && agent.is_free();
    let there = before.iter().filter(counts).count() as i64;
    let free = before.iter().filter(counts).filter(takes).count() as i64;
    let places = places(db, &staff, rules, &decided, now).await?;
    let decided = decided.into_iter().zip(places);
    let standings = decided.map(|((arrival, decision), place)| {
        let standing = Standing {
            queued: arrival.held_by.is_none(),
            position: place.map_or(0, |(position, _)| position),
            wait_ms: place.and_then(|(_, wait_ms)| wait_ms),
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
