//! Between nodes: entries and fleeting news over the bus, and the comparison with the database that makes its losses harmless.

use std::{collections::HashMap, time::Duration};

use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yingke_schema::{members::sign_in, reception::head};

use super::{Live, WeakLive, fanout, socket::Audience};
use crate::{
    reception::{Committed, Key},
    storage::StorageError,
    vocabulary::{ConversationId, Millis, ShopId, SignInId, new_id},
};

const SUBJECT: &str = "yingke.live";
const COMPARE: Duration = Duration::from_secs(2);
/// Sign-ins revoked in this long before now are looked for: longer than a comparison takes, whatever the clocks say.
const REVOKED_WITHIN_MS: Millis = 15_000;

/// What nodes tell each other.
#[derive(Serialize, Deserialize)]
pub enum News {
    Committed(Vec<Committed>),
    /// A frame for whoever follows a conversation.
    Say {
        conversation: ConversationId,
        frame: String,
        staff_only: bool,
    },
    Presence(ShopId),
    Revoked(Vec<SignInId>),
    Forget(ConversationId),
}

#[derive(Serialize)]
struct Outgoing<'a> {
    node: Uuid,
    news: &'a News,
}

#[derive(Deserialize)]
struct Incoming {
    node: Uuid,
    news: News,
}

/// This process, to know its own voice.
fn node() -> Uuid {
    static NODE: std::sync::OnceLock<Uuid> = std::sync::OnceLock::new();
    *NODE.get_or_init(new_id)
}

pub async fn tell(live: &Live, news: &News) {
    let bus = &live.0.ports.bus;
    if !bus.is_shared() {
        return;
    }
    let Ok(payload) = serde_json::to_vec(&Outgoing { node: node(), news }) else {
        return;
    };
    if payload.len() <= bus.max_payload()
        && let Err(error) = bus.publish(SUBJECT, payload.into()).await
    {
        tracing::debug!(%error, "the bus took nothing; the comparison will");
    }
}

/// News that nobody waits for.
pub fn tell_soon(live: &Live, news: News) {
    if live.0.ports.bus.is_shared() {
        let live = live.clone();
        tokio::spawn(async move { tell(&live, &news).await });
    }
}

pub async fn tell_committed(live: &Live, committed: &[Committed]) {
    if !live.0.ports.bus.is_shared() {
        return;
    }
    for chunk in committed.chunks(200) {
        tell(live, &News::Committed(chunk.to_vec())).await;
    }
}

pub async fn listen(live: WeakLive) {
    let Some(bus) = live.get().map(|live| live.0.ports.bus.clone()) else {
        return;
    };
    let mut news = match bus.subscribe(SUBJECT).await {
        Ok(news) => news,
        Err(error) => return tracing::error!(%error, "other nodes are not heard"),
    };
    drop(bus);
    while let Some(payload) = news.recv().await {
        let Some(live) = live.get() else { return };
        match serde_json::from_slice::<Incoming>(&payload) {
            Ok(incoming) if incoming.node == node() => {}
            Ok(incoming) => hear(&live, incoming.news).await,
            Err(error) => tracing::warn!(%error, "unknown news on the bus"),
        }
    }
}

async fn hear(live: &Live, news: News) {
    match news {
        News::Committed(list) => {
            for committed in &list {
                fanout::pass(live, committed).await;
            }
        }
        News::Say {
            conversation,
            frame,
            staff_only,
        } => {
            let to = staff_only.then_some(Audience::Staff);
            live.0.hub.tell(conversation, &frame, to, 0);
        }
        News::Presence(shop) => {
            live.0.wake_dispatch.send(shop).ok();
            let _ = super::presence::announce(live, shop).await;
        }
        News::Forget(conversation) => live.0.facts.invalidate(&conversation),
        News::Revoked(sign_ins) => live.0.hub.close_signed_out(&sign_ins),
    }
}

/// Every 2 s: what the database has and this node has not passed on, and who was signed out elsewhere.
pub async fn repair(live: WeakLive) {
    let mut tick = tokio::time::interval(COMPARE);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        if let Err(error) = compare(&live).await {
            tracing::warn!(%error, "the comparison with the database failed");
        }
    }
}

async fn compare(live: &Live) -> Result<(), StorageError> {
    let revoked = live.0.store.across_shops().rows::<sign_in::Entity>();
    let since = live.0.clock.now() - REVOKED_WITHIN_MS;
    let revoked = revoked
        .with(sign_in::Column::RevokedAt.gt(since))
        .all()
        .await?;
    let revoked: Vec<_> = revoked.into_iter().map(|row| row.id).collect();
    if !revoked.is_empty() {
        live.0.hub.close_signed_out(&revoked);
    }
    // A node that is alone is the only writer: its own fan-out has missed nothing.
    if live.0.ports.bus.is_shared() {
        compare_heads(live).await?;
        compare_desks(live).await?;
    }
    Ok(())
}

async fn compare_heads(live: &Live) -> Result<(), StorageError> {
    let mut by_shop: HashMap<ShopId, Vec<(Key, [i64; 2])>> = HashMap::new();
    for (key, sent) in live.0.hub.topics() {
        by_shop.entry(key.shop).or_default().push((key, sent));
    }
    for (shop, topics) in by_shop {
        let db = live.0.store.shop(shop);
        for chunk in topics.chunks(1_000) {
            let which =
                head::Column::ConversationId.is_in(chunk.iter().map(|(key, _)| key.conversation));
            let heads = db.rows::<head::Entity>().with(which).all().await?;
            let heads: HashMap<_, _> = heads
                .into_iter()
                .map(|row| (row.conversation_id, [row.public_seq, row.staff_seq]))
                .collect();
            for (key, sent) in chunk {
                let is_behind = heads
                    .get(&key.conversation)
                    .is_some_and(|head| head != sent);
                if is_behind {
                    fanout::catch_up(live, *key).await;
                }
            }
        }
    }
    Ok(())
}

/// A revision that passed this node by: its watchers ask anew when they see the number.
async fn compare_desks(live: &Live) -> Result<(), StorageError> {
    for shop in live.0.desk.watched() {
        let rev = crate::reception::desk::revision(&live.0.store.shop(shop)).await?;
        if live.0.desk.revision(shop).is_some_and(|told| told < rev) {
            live.0.desk.raise(shop, rev);
            let frame = serde_json::json!({ "type": "desk", "from": rev, "rev": rev, "rows": [] });
            live.0.desk.tell(shop, &frame.to_string());
        }
    }
    Ok(())
}
