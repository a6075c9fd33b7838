//! Who is at the desk: a lease in the database, renewed while a socket lives, and the dispatch that relies on it.

use std::{collections::HashSet, time::Duration};

use serde_json::json;
use yingke_schema::members::presence::State;

use super::{Live, WeakLive, cluster, socket::Socket};
use crate::{
    access::Actor,
    reception::{Key, open_by_member},
    storage::StorageError,
    vocabulary::{CustomerId, MemberId, Millis, ProductId, ShopId},
};

/// A member whose node says nothing for so long counts as gone.
pub const LEASE_MS: Millis = 5_000;
const RENEW: Duration = Duration::from_secs(2);

/// A member as colleagues see them.
#[derive(Clone, Debug)]
pub struct AtDesk {
    pub id: MemberId,
    pub nick: String,
    pub state: State,
    /// The role serves customers.
    pub serves: bool,
}

/// What a customer looks at on the shop's pages.
#[derive(Clone, Debug)]
pub struct Looked {
    pub customer: CustomerId,
    pub product: Option<ProductId>,
    pub title: String,
    pub path: String,
    pub at: Millis,
}

impl Looked {
    pub fn frame(&self, key: Key) -> String {
        let Self {
            product,
            title,
            path,
            at,
            ..
        } = self;
        let (kind, conversation) = ("looking", key.conversation);
        json!({ "type": kind, "conversation": conversation, "product": product, "title": title, "path": path, "at": at })
            .to_string()
    }
}

/// Keeps presence and what customers look at; the members' and customers' areas do.
#[async_trait::async_trait]
pub trait Presences: Send + Sync {
    async fn at_desk(&self, shop: ShopId, now: Millis) -> Result<Vec<AtDesk>, StorageError>;
    async fn set_state(
        &self,
        shop: ShopId,
        member: MemberId,
        state: State,
        lease: Millis,
        now: Millis,
    ) -> Result<(), StorageError>;
    async fn renew(
        &self,
        shop: ShopId,
        members: &[MemberId],
        lease: Millis,
    ) -> Result<(), StorageError>;
    async fn keep_looking(&self, shop: ShopId, looked: &Looked) -> Result<(), StorageError>;
    async fn looking(
        &self,
        shop: ShopId,
        customer: CustomerId,
    ) -> Result<Option<Looked>, StorageError>;
}

pub async fn set(
    live: &Live,
    shop: ShopId,
    member: MemberId,
    state: State,
) -> Result<(), StorageError> {
    let now = live.0.clock.now();
    live.0
        .ports
        .presences
        .set_state(shop, member, state, now + LEASE_MS, now)
        .await?;
    live.0.wake_dispatch.send(shop).ok();
    announce(live, shop).await?;
    cluster::tell(live, &cluster::News::Presence(shop));
    Ok(())
}

pub async fn announce(live: &Live, shop: ShopId) -> Result<(), StorageError> {
    live.0.desk.tell(shop, &frame(live, shop).await?);
    Ok(())
}

pub async fn frame(live: &Live, shop: ShopId) -> Result<String, StorageError> {
    let members = live
        .0
        .ports
        .presences
        .at_desk(shop, live.0.clock.now())
        .await?;
    let open = open_by_member(&live.0.store.shop(shop)).await?;
    let members: Vec<_> = members
        .iter()
        .map(|member| {
            let open = open.get(&member.id).copied().unwrap_or(0);
            json!({ "id": member.id, "state": member.state, "open": open })
        })
        .collect();
    Ok(json!({ "type": "presence", "members": members }).to_string())
}

/// What the customer of a conversation looks at, as a frame.
pub async fn looking_frame(live: &Live, key: Key) -> Result<Option<String>, StorageError> {
    let Some(facts) = live.facts(key).await? else {
        return Ok(None);
    };
    let looked = live
        .0
        .ports
        .presences
        .looking(key.shop, facts.customer)
        .await?;
    Ok(looked.map(|looked| looked.frame(key)))
}

/// The last socket of a member is gone: the lease runs out by itself; colleagues hear when it has.
pub fn left(live: &Live, socket: &Socket) {
    if let Some(shop) = socket
        .shop()
        .filter(|_| matches!(socket.actor, Actor::Member(_)))
    {
        cluster::tell(live, &cluster::News::Presence(shop));
    }
}

/// Renews the leases of members with a socket here, and tells watchers who came and went.
pub async fn run(live: WeakLive) {
    let mut tick = tokio::time::interval(RENEW);
    let mut told = std::collections::HashMap::new();
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        for (shop, members) in members_here(&live) {
            let until = live.0.clock.now() + LEASE_MS;
            let members: Vec<_> = members.into_iter().collect();
            if let Err(error) = live.0.ports.presences.renew(shop, &members, until).await {
                tracing::warn!(%error, "presence could not be renewed");
            }
        }
        for shop in live.0.desk.watched() {
            live.0.wake_dispatch.send(shop).ok();
            let Ok(now) = frame(&live, shop).await else {
                continue;
            };
            if told.get(&shop) != Some(&now) {
                live.0.desk.tell(shop, &now);
                told.insert(shop, now);
            }
        }
    }
}

fn members_here(live: &Live) -> std::collections::HashMap<ShopId, HashSet<MemberId>> {
    let mut here: std::collections::HashMap<ShopId, HashSet<MemberId>> =
        std::collections::HashMap::new();
    for socket in live.0.hub.sockets() {
        if let Actor::Member(member) = &socket.actor {
            here.entry(member.shop).or_default().insert(member.id);
        }
    }
    here
}
