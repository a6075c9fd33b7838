//! Sockets: who is connected, what they follow, and how what happens reaches them.
//!
//! `connection` runs one socket, `commands` does what it asks, `fanout` passes committed entries on, `hub` knows who follows what,
//! `sweep` pings, drops the dead and repairs what the bus lost, `cluster` talks to other nodes. Nothing here decides a rule of the
//! trade, and no entry reaches anyone before it is stored.

mod addresses;
mod blocked;
mod cards_feed;
mod cluster;
mod commands;
mod connection;
mod crawling;
mod desk_feed;
mod dispatch;
mod fanout;
mod frames;
mod handing;
mod hub;
mod marks_feed;
mod news;
mod outbox;
mod presence;
mod routes;
mod say;
mod socket;
mod stepping_in;
mod sweep;

use std::sync::{Arc, OnceLock, Weak, atomic::AtomicBool};

use moka::sync::Cache;
use tokio::sync::mpsc;
use yingke_bus::Bus;
use yingke_schema::members::presence::State;

pub use self::{
    blocked::Blocks,
    connection::{FRAME_BYTES, Gatekeeper, ShopWelcome, Welcomed, upgrade},
    dispatch::{Decided, Dispatcher, Give, Place},
    frames::{Command, described as frames_described},
    handing::Handing,
    news::Teller,
    presence::{AtDesk, LEASE_MS, Looked, Presences},
    routes::routes,
    stepping_in::Witness,
};
use self::{desk_feed::DeskFeed, hub::Hub, marks_feed::MarksFeed};
use crate::{
    guard::Guard,
    reception::{
        Follower, Followers, Key, Ledger,
        cards::Cards,
        desk::Briefs,
        ledger::Told,
        log::{self, Facts},
    },
    storage::{StorageError, Store},
    vocabulary::{Clock, ConversationId, MemberId, Millis, ShopId},
};

/// News that may wait for the bus.
const NEWS: usize = 1_024;

/// Limits of sockets; every one is a setting.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Frames a socket may send per second, on average.
    pub frames_per_second: u32,
    /// Frames it may send at once.
    pub burst: u32,
    pub sockets_per_address: usize,
    pub sockets_per_actor: usize,
    /// A socket that has said nothing for so long is dead.
    pub silent_ms: Millis,
    /// Most bytes of one file, as clients are told.
    pub file_bytes: u64,
}

/// What the socket side needs from the areas.
pub struct Ports {
    pub guard: Arc<Guard>,
    pub cards: Cards,
    pub briefs: Box<dyn Briefs>,
    pub dispatcher: Box<dyn Dispatcher>,
    pub presences: Box<dyn Presences>,
    pub witness: Box<dyn Witness>,
    pub gate: Box<dyn Gatekeeper>,
    pub blocks: Box<dyn Blocks>,
    pub bus: Arc<dyn Bus>,
}

/// Everything live on this node.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Clock,
    limits: Limits,
    ports: Ports,
    ledger: Ledger,
    hub: Hub,
    addresses: addresses::Addresses,
    desk: DeskFeed,
    marks: MarksFeed,
    /// What never changes of conversations.
    facts: Cache<ConversationId, Arc<Facts>>,
    /// What waiting customers were told of their place.
    places: Cache<ConversationId, dispatch::Place>,
    blocked: blocked::Blocked,
    /// Areas that read along.
    followers: OnceLock<Followers>,
    is_draining: AtomicBool,
    wake_dispatch: mpsc::UnboundedSender<ShopId>,
    /// For the other nodes.
    news: mpsc::Sender<Vec<u8>>,
}

impl Live {
    /// Starts the writer, the fan-out and the sweeps; they end with the last handle.
    pub fn start(store: &Store, clock: &Clock, limits: Limits, ports: Ports) -> Self {
        let (ledger, told) = Ledger::start(store, clock.clone());
        let (wake_dispatch, woken) = mpsc::unbounded_channel();
        let (news, unspoken) = mpsc::channel(NEWS);
        tokio::spawn(cluster::speak(ports.bus.clone(), unspoken));
        let live = Self(Arc::new(Inner {
            store: store.clone(),
            clock: clock.clone(),
            limits,
            ports,
            ledger,
            hub: Hub::default(),
            addresses: addresses::Addresses::default(),
            desk: DeskFeed::default(),
            marks: MarksFeed::default(),
            facts: Cache::new(20_000),
            places: Cache::new(20_000),
            blocked: blocked::Blocked::default(),
            followers: OnceLock::new(),
            is_draining: AtomicBool::new(false),
            wake_dispatch,
            news,
        }));
        live.spawn_all(told, woken);
        live
    }

    fn spawn_all(&self, told: mpsc::Receiver<Vec<Told>>, woken: mpsc::UnboundedReceiver<ShopId>) {
        tokio::spawn(fanout::run(self.weak(), told));
        tokio::spawn(dispatch::run(self.weak(), woken));
        tokio::spawn(desk_feed::run(self.weak()));
        tokio::spawn(marks_feed::run(self.weak()));
        tokio::spawn(presence::run(self.weak()));
        tokio::spawn(sweep::pings(self.weak(), self.0.limits.silent_ms));
        tokio::spawn(sweep::probe(self.weak()));
        tokio::spawn(blocked::run(self.weak()));
        tokio::spawn(cluster::listen(self.weak()));
        tokio::spawn(cluster::repair(self.weak()));
        tokio::spawn(cluster::watch_rights(self.weak()));
    }

    fn weak(&self) -> WeakLive {
        WeakLive(Arc::downgrade(&self.0))
    }

    /// Lets areas read along from now on. They need what is live themselves, so they come after it; only the first call counts.
    pub fn read_along(&self, followers: Vec<Arc<dyn Follower>>) {
        let followers = Followers::start(&self.0.store, &self.0.clock, followers);
        if self.0.followers.set(followers).is_ok() {
            tokio::spawn(fanout::repair(self.weak()));
        }
    }

    pub fn is_draining(&self) -> bool {
        self.0
            .is_draining
            .load(std::sync::atomic::Ordering::Acquire)
    }

    pub fn ledger(&self) -> &Ledger {
        &self.0.ledger
    }

    pub fn guard(&self) -> &Arc<Guard> {
        &self.0.ports.guard
    }

    pub fn briefs(&self) -> &dyn Briefs {
        &*self.0.ports.briefs
    }

    /// What never changes of a conversation.
    async fn facts(&self, key: Key) -> Result<Option<Arc<Facts>>, StorageError> {
        if let Some(facts) = self.0.facts.get(&key.conversation) {
            return Ok((facts.key == key).then_some(facts));
        }
        let facts = log::facts(&self.0.store, key).await?.map(Arc::new);
        if let Some(facts) = &facts {
            self.0.facts.insert(key.conversation, facts.clone());
        }
        Ok(facts)
    }

    /// What the customer of a conversation looks at now.
    pub async fn looking(&self, key: Key) -> Result<Option<serde_json::Value>, StorageError> {
        let frame = presence::looking_frame(self, key).await?;
        Ok(frame.and_then(|frame| serde_json::from_str(&frame).ok()))
    }

    /// Forgets who a conversation belongs to: it was given to another customer.
    pub fn forget(&self, conversation: ConversationId) {
        self.0.facts.invalidate(&conversation);
        cluster::tell(self, &cluster::News::Forget(conversation));
    }

    /// Sets a member's state for them; everyone at the desk hears it.
    pub async fn set_presence(
        &self,
        shop: ShopId,
        member: MemberId,
        state: State,
    ) -> Result<(), StorageError> {
        presence::set(self, shop, member, state).await
    }

    /// Looks at who waits, because something about dispatch has changed.
    pub fn dispatch_soon(&self, shop: ShopId) {
        self.0.wake_dispatch.send(shop).ok();
    }

    /// Open sockets on this node.
    pub fn sockets(&self) -> usize {
        self.0.hub.len()
    }

    /// Refuses new sockets, tells the open ones to go and waits until they have, at most `patience`.
    pub async fn drain(&self, patience: std::time::Duration) {
        self.0
            .is_draining
            .store(true, std::sync::atomic::Ordering::Release);
        for socket in self.0.hub.sockets() {
            socket.tell(say::notice("draining"));
            socket.close(outbox::Close::GoingAway);
        }
        let gone = async {
            while self.sockets() > 0 {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        };
        let _ = tokio::time::timeout(patience, gone).await;
    }

    /// Closes the sockets of sign-ins that were revoked, here and on other nodes.
    pub fn revoke(&self, sign_ins: &[crate::vocabulary::SignInId]) {
        self.0.hub.close_signed_out(sign_ins);
        cluster::tell(self, &cluster::News::Revoked(sign_ins.to_vec()));
    }
}

/// Lets background work end when the node does.
#[derive(Clone)]
struct WeakLive(Weak<Inner>);

impl WeakLive {
    fn get(&self) -> Option<Live> {
        self.0.upgrade().map(Live)
    }
}
