use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use axum::extract::ws::Utf8Bytes;
use parking_lot::Mutex;
use uuid::Uuid;

use super::{
    outbox::{Close, Outbox},
    say,
};
use crate::{
    access::Actor,
    http::Arrivals,
    reception::{Hears, Key, Outcome, Sender, SenderKind, log::Facts},
    vocabulary::{ClientId, ConversationId, Millis, ShopId},
};

/// Which of an entry's two frames a socket gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Customer,
    Staff,
}

impl Audience {
    pub const fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Member(_) => Self::Staff,
            _ => Self::Customer,
        }
    }
}

/// One open socket, as the rest of the node sees it.
pub struct Socket {
    pub id: u64,
    pub actor: Actor,
    pub sender: Sender,
    pub outbox: Outbox,
    heard_at: AtomicI64,
    arrivals: Arrivals,
    /// What had arrived when the last frame was whole.
    whole_at: AtomicU64,
    follows: Mutex<Vec<Arc<Facts>>>,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

impl Socket {
    pub fn new(actor: Actor, name: &str, now: Millis, arrivals: Arrivals) -> Arc<Self> {
        let (kind, id) = match &actor {
            Actor::Member(member) => (SenderKind::Member, member.id.0),
            Actor::Customer { customer, .. } => (SenderKind::Customer, customer.0),
            Actor::Anyone | Actor::Person { .. } => (SenderKind::System, Uuid::nil()),
        };
        Arc::new(Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            sender: Sender {
                kind,
                id,
                name: name.into(),
            },
            actor,
            outbox: Outbox::default(),
            heard_at: AtomicI64::new(now),
            whole_at: AtomicU64::new(arrivals.count()),
            arrivals,
            follows: Mutex::default(),
        })
    }

    pub fn shop(&self) -> Option<ShopId> {
        match &self.actor {
            Actor::Member(member) => Some(member.shop),
            Actor::Customer { shop, .. } => Some(*shop),
            Actor::Anyone | Actor::Person { .. } => None,
        }
    }

    pub fn audience(&self) -> Audience {
        Audience::of(&self.actor)
    }

    pub fn tell(&self, frame: impl Into<Utf8Bytes>) {
        self.outbox.push(frame.into());
    }

    pub fn close(&self, why: Close) {
        self.outbox.close(why);
    }

    pub fn heard(&self, now: Millis) {
        self.heard_at.store(now, Ordering::Relaxed);
    }

    /// A frame of any kind has come in full.
    pub fn came_whole(&self) {
        self.whole_at
            .store(self.arrivals.count(), Ordering::Relaxed);
    }

    /// What had arrived before the frame that has begun, where one has. What comes in one piece with the frame before it does not count
    /// as a beginning.
    pub fn begun_after(&self) -> Option<u64> {
        let whole_at = self.whole_at.load(Ordering::Relaxed);
        (self.arrivals.count() != whole_at).then_some(whole_at)
    }

    pub fn silent_for(&self, now: Millis) -> Millis {
        now - self.heard_at.load(Ordering::Relaxed)
    }

    /// What is known of a conversation this socket has resumed.
    pub fn followed(&self, conversation: ConversationId) -> Option<Arc<Facts>> {
        self.follows
            .lock()
            .iter()
            .find(|facts| facts.key.conversation == conversation)
            .cloned()
    }

    /// False where it was followed already.
    pub fn follow(&self, facts: Arc<Facts>) -> bool {
        let mut follows = self.follows.lock();
        let is_new = follows.iter().all(|followed| followed.key != facts.key);
        if is_new {
            follows.push(facts);
        }
        is_new
    }

    pub fn unfollow(&self, conversation: ConversationId) {
        self.follows
            .lock()
            .retain(|facts| facts.key.conversation != conversation);
    }

    pub fn all_followed(&self) -> Vec<Key> {
        self.follows.lock().iter().map(|facts| facts.key).collect()
    }
}

impl Hears for Socket {
    fn hear(&self, key: Key, client_id: ClientId, outcome: &Outcome) {
        let frame = say::outcome(key, client_id, outcome);
        self.outbox.push_held(frame.into());
    }

    fn heard_all(&self) {
        self.outbox.release();
    }

    fn id(&self) -> u64 {
        self.id
    }
}
