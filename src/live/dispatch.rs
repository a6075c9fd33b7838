//! Gives conversations to members whenever something may have changed. Who gets which is the dispatcher's to decide.

use std::collections::HashSet;

use serde_json::json;
use tokio::sync::mpsc;

use super::{Live, WeakLive, cluster};
use crate::{
    reception::{Act, AssignedBy, Item, Key, Outcome, Over, Refusal, Sender},
    storage::{Engine, StorageError},
    vocabulary::{ClientId, MemberId, Millis, ShopId, new_id},
};

/// The socket that need not hear it: none has this number.
const NOBODY: u64 = 0;

const MINUTE_MS: Millis = 60_000;

/// How many go before a customer, itself included, and how long that may take; none where nobody is on duty.
pub type Place = Option<(usize, Option<Millis>)>;

/// What was decided about one conversation that nobody serves.
#[derive(Clone, Debug)]
pub struct Decided {
    pub key: Key,
    pub session: i64,
    pub give: Option<Give>,
    pub place: Place,
    /// For [`Dispatcher::keep`]: the decision and what it was about, as JSON.
    pub why: String,
    pub situation: Option<String>,
    /// One word for the outcome.
    pub outcome: &'static str,
}

#[derive(Clone, Debug)]
pub struct Give {
    pub to: MemberId,
    pub name: String,
    /// How many they may have; they may have taken one by hand since this was decided.
    pub capacity: Option<i64>,
    /// Who has it and is gone.
    pub instead_of: Option<MemberId>,
}

/// Decides who serves whom; the dispatch area does.
#[async_trait::async_trait]
pub trait Dispatcher: Send + Sync {
    /// About everyone who waits, first come first served.
    async fn decide(&self, shop: ShopId, now: Millis) -> Result<Vec<Decided>, StorageError>;
    /// Why `to` a group, or for this reason, a conversation may not be handed; none where it may.
    async fn forbids(
        &self,
        shop: ShopId,
        group: Option<&str>,
        reason: &str,
    ) -> Result<Option<&'static str>, StorageError>;
    /// Keeps why, of the decisions that came about; what cannot be kept now is kept by a later call.
    async fn keep(
        &self,
        shop: ShopId,
        came_about: Vec<Decided>,
        now: Millis,
    ) -> Result<(), StorageError>;
}

pub async fn run(live: WeakLive, mut woken: mpsc::UnboundedReceiver<ShopId>) {
    while let Some(shop) = woken.recv().await {
        let mut shops = HashSet::from([shop]);
        while let Ok(shop) = woken.try_recv() {
            shops.insert(shop);
        }
        let Some(live) = live.get() else { return };
        for shop in shops {
            if let Err(error) = dispatch(&live, shop).await {
                tracing::warn!(%error, "dispatch failed");
            }
        }
    }
}

async fn dispatch(live: &Live, shop: ShopId) -> Result<(), StorageError> {
    let dispatcher = &live.0.ports.dispatcher;
    let now = live.0.clock.now();
    let mut decided = dispatcher.decide(shop, now).await?;
    let gives = |decided: &Decided| decided.give.is_some();
    let mut turn = None;
    if decided.iter().any(gives) && matches!(live.0.store.engine(), Engine::Postgres(_)) {
        // Another node that decided on the same numbers would fill the same places once more.
        turn = Some(live.0.store.hold(lock_of(shop)).await?);
        decided = dispatcher.decide(shop, now).await?;
    }
    let given = decided.iter().map(|decided| give(live, decided));
    let given = futures_util::future::join_all(given).await;
    // What was given has its reason kept, whatever becomes of the lock: it ends with its connection.
    if let Some(turn) = turn
        && let Err(error) = turn.release().await
    {
        tracing::warn!(%error, "the turn of dispatch was not given back");
    }
    let is_full = |outcome: &Outcome| *outcome == Outcome::Refused(Refusal::Full);
    if given.iter().flatten().any(is_full) {
        // Somebody else may have room.
        live.dispatch_soon(shop);
    }
    let mut came_about = Vec::new();
    for (decided, outcome) in decided.into_iter().zip(given) {
        tell_place(live, &decided);
        if outcome.is_none_or(|outcome| matches!(outcome, Outcome::Stored { .. })) {
            came_about.push(decided);
        }
    }
    dispatcher.keep(shop, came_about, now).await
}

/// Of those who decide about one shop.
fn lock_of(shop: ShopId) -> i64 {
    let (high, low) = shop.0.as_u64_pair();
    (high ^ low.rotate_left(17)) as i64
}

/// Refused where a colleague was faster; none where nobody is given.
async fn give(live: &Live, decided: &Decided) -> Option<Outcome> {
    let give = decided.give.as_ref()?;
    let item = Item {
        key: decided.key,
        client_id: ClientId(new_id()),
        sender: Sender::system(),
        act: Act::Assign {
            to: give.to,
            name: give.name.clone(),
            by: AssignedBy::Dispatch,
            over: give
                .instead_of
                .map_or(Over::Reception(decided.session), Over::One),
            capacity: give.capacity,
        },
        channel: "widget".into(),
        external_id: None,
    };
    Some(match live.guard().admit(item, &[]) {
        Ok(reviewed) => live.ledger().append_and_wait(reviewed).await,
        Err(_) => Outcome::Refused(Refusal::Unstorable),
    })
}

/// Tells a customer how many go before them. Lossy by design: the next look tells it again.
fn tell_place(live: &Live, decided: &Decided) {
    let conversation = decided.key.conversation;
    let place = decided.place.filter(|_| decided.give.is_none());
    if place.is_none() && decided.give.is_some() {
        live.0.places.invalidate(&conversation);
        return;
    }
    if live.0.places.get(&conversation).map(as_shown) == Some(as_shown(place)) {
        return;
    }
    live.0.places.insert(conversation, place);
    let frame = frame(decided.key, place);
    live.0.hub.tell(conversation, &frame, None, NOBODY);
    cluster::tell(
        live,
        &cluster::News::Say {
            conversation,
            frame,
            staff_only: false,
        },
    );
}

/// A customer sees whole minutes; an estimate moves with the clock.
fn as_shown(place: Place) -> Option<(usize, Option<Millis>)> {
    place.map(|(position, wait_ms)| (position, wait_ms.map(|ms| (ms + MINUTE_MS - 1) / MINUTE_MS)))
}

/// What whoever comes back was told before.
pub fn place_again(live: &Live, key: Key) -> Option<String> {
    let place = live.0.places.get(&key.conversation)?;
    Some(frame(key, place))
}

fn frame(key: Key, place: Place) -> String {
    let (position, wait_ms) = place.map_or((0, None), |(position, wait)| (position, wait));
    json!({ "type": "queue", "conversation": key.conversation, "position": position, "wait_ms": wait_ms })
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_told_again_only_what_looks_otherwise() {
        let shown = |wait_ms| as_shown(Some((3, Some(wait_ms))));
        assert_eq!(shown(118_000), shown(61_000));
        assert_ne!(shown(61_000), shown(60_000));
        assert_ne!(as_shown(Some((2, None))), as_shown(Some((3, None))));
        assert_ne!(as_shown(Some((1, None))), as_shown(None));
    }
}
