//! Between nodes: entries and fleeting news over the bus, and the comparison with the database that makes its losses harmless.

use std::{collections::HashMap, sync::Arc, time::Duration};

use sea_orm::{ColumnTrait, ExprTrait};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use uuid::Uuid;
use yingke_bus::Bus;
use yingke_schema::{
    members::{member, sign_in},
    reception::head,
};

use super::{
    Live, WeakLive, fanout,
    outbox::Close,
    socket::{Audience, Socket},
};
use crate::{
    access::{Actor, Member},
    reception::{Committed, Key},
    storage::StorageError,
    vocabulary::{ConversationId, CustomerId, MemberId, ShopId, SignInId, new_id},
};

const SUBJECT: &str = "yingke.live";
const COMPARE: Duration = Duration::from_secs(2);
const RIGHTS: Duration = Duration::from_secs(1);
/// Ids in one query.
const AT_ONCE: usize = 1_000;

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
    /// A frame for members of a shop; for all of them where none are named.
    Members {
        shop: ShopId,
        to: Option<Vec<MemberId>>,
        frame: String,
    },
    Presence(ShopId),
    Revoked(Vec<SignInId>),
    Forget(ConversationId),
    Blocked {
        shop: ShopId,
        customer: CustomerId,
        is_blocked: bool,
    },
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

/// Hands news to [`speak`]. Never waits: what a slow bus has no room for, the comparison finds.
pub fn tell(live: &Live, news: &News) {
    if !live.0.ports.bus.is_shared() {
        return;
    }
    let Ok(payload) = serde_json::to_vec(&Outgoing { node: node(), news }) else {
        return;
    };
    if payload.len() > live.0.ports.bus.max_payload() || live.0.news.try_send(payload).is_err() {
        tracing::debug!("the bus took nothing; the comparison will");
    }
}

pub fn tell_committed(live: &Live, committed: &[Arc<Committed>]) {
    if !live.0.ports.bus.is_shared() {
        return;
    }
    for chunk in committed.chunks(200) {
        let chunk = chunk.iter().map(|committed| Committed::clone(committed));
        tell(live, &News::Committed(chunk.collect()));
    }
}

/// Publishes in order. A bus that is frozen holds up this task and nothing else.
pub async fn speak(bus: Arc<dyn Bus>, mut news: mpsc::Receiver<Vec<u8>>) {
    while let Some(payload) = news.recv().await {
        if let Err(error) = bus.publish(SUBJECT, payload.into()).await {
            tracing::debug!(%error, "the bus took nothing; the comparison will");
        }
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
        News::Members { shop, to, frame } => {
            super::news::pass(&live.0.hub, shop, to.as_deref(), &frame);
        }
        News::Presence(shop) => {
            live.0.wake_dispatch.send(shop).ok();
            let _ = super::presence::announce(live, shop).await;
        }
        News::Blocked {
            shop,
            customer,
            is_blocked,
        } => live.0.blocked.set(shop, customer, is_blocked),
        News::Forget(conversation) => live.0.facts.invalidate(&conversation),
        News::Revoked(sign_ins) => live.0.hub.close_signed_out(&sign_ins),
    }
}

/// Every 2 s: what the database has and this node has not passed on.
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
    // A node that is alone is the only writer: its own fan-out has missed nothing.
    if live.0.ports.bus.is_shared() {
        compare_heads(live).await?;
        compare_desks(live).await?;
    }
    Ok(())
}

/// Every second: whose sign-in ended or whose place changed, here or elsewhere. Told news is faster, but may get lost.
pub async fn watch_rights(live: WeakLive) {
    let mut tick = tokio::time::interval(RIGHTS);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        if let Err(error) = compare_rights(&live).await {
            tracing::warn!(%error, "sign-ins could not be checked");
        }
    }
}

async fn compare_rights(live: &Live) -> Result<(), StorageError> {
    let sockets = live.0.hub.sockets();
    let members = sockets.iter().filter_map(|socket| match &socket.actor {
        Actor::Member(member) => Some((member, socket)),
        _ => None,
    });
    let members: Vec<_> = members.collect();
    for some in members.chunks(AT_ONCE) {
        close_ended(live, some).await?;
    }
    let mut by_shop: HashMap<ShopId, Vec<_>> = HashMap::new();
    for (member, socket) in members {
        by_shop
            .entry(member.shop)
            .or_default()
            .push((member, socket));
    }
    for (shop, open) in by_shop {
        close_moved(live, shop, &open).await?;
    }
    Ok(())
}

/// Sign-ins that were revoked or ran out.
async fn close_ended(live: &Live, open: &[(&Member, &Arc<Socket>)]) -> Result<(), StorageError> {
    let now = live.0.clock.now();
    let ended = sign_in::Column::RevokedAt
        .is_not_null()
        .or(sign_in::Column::ExpiresAt.lte(now));
    let which = sign_in::Column::Id.is_in(open.iter().map(|(member, _)| member.sign_in));
    let rows = live.0.store.across_shops().rows::<sign_in::Entity>();
    let ended = rows.with(which).with(ended).all().await?;
    let ended: Vec<_> = ended.into_iter().map(|row| row.id).collect();
    live.0.hub.close_signed_out(&ended);
    Ok(())
}

/// Members who left or whose role or nick changed: they come back as what they are now.
async fn close_moved(
    live: &Live,
    shop: ShopId,
    open: &[(&Member, &Arc<Socket>)],
) -> Result<(), StorageError> {
    let which = member::Column::Id.is_in(open.iter().map(|(member, _)| member.id));
    let db = live.0.store.shop(shop);
    let places = db.rows::<member::Entity>().with(which);
    let places = places.with(member::Column::LeftAt.is_null()).all().await?;
    let places: HashMap<_, _> = places.into_iter().map(|row| (row.id, row)).collect();
    for (member, socket) in open {
        let is_same = places
            .get(&member.id)
            .is_some_and(|place| place.role == member.role && place.nick == member.nick);
        if !is_same {
            socket.close(Close::SignedOut);
        }
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
        for chunk in topics.chunks(AT_ONCE) {
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
