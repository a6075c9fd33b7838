use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use parking_lot::Mutex;
use uuid::Uuid;

use super::{
    outbox::Close,
    say,
    socket::{Audience, Socket},
};
use crate::{
    access::Actor,
    reception::{Hears, Key, Lane, Row},
    vocabulary::{ConversationId, SignInId},
};

const SHARDS: usize = 16;

/// Who follows which conversation, and every open socket.
#[derive(Default)]
pub struct Hub {
    topics: [Mutex<HashMap<ConversationId, Topic>>; SHARDS],
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    sockets: HashMap<u64, Arc<Socket>>,
    /// How many each actor has.
    per_actor: HashMap<Uuid, usize>,
}

/// A followed conversation. `sent` is the last number passed on, per lane.
struct Topic {
    key: Key,
    sent: [i64; 2],
    followers: Vec<Arc<Socket>>,
}

/// Sockets that a commit has frames for: each is woken once, when all of it is queued.
#[derive(Default)]
pub struct Held {
    sockets: Vec<Arc<Socket>>,
    replies: Vec<Arc<dyn Hears>>,
}

impl Held {
    /// Someone who has been told an outcome.
    pub fn reply(&mut self, reply: Arc<dyn Hears>) {
        self.replies.push(reply);
    }

    fn tell(&mut self, socket: &Arc<Socket>, frame: axum::extract::ws::Utf8Bytes) {
        if socket.outbox.push_held(frame) {
            self.sockets.push(socket.clone());
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.replies.iter().for_each(|reply| reply.heard_all());
        self.sockets
            .iter()
            .for_each(|socket| socket.outbox.release());
    }
}

/// What passing a row on came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Passed {
    Done,
    /// Rows before it never came by: read them.
    Jump,
}

impl Open {
    fn forget(&mut self, socket: &Socket) {
        self.sockets.remove(&socket.id);
        if let Entry::Occupied(mut count) = self.per_actor.entry(socket.sender.id) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

impl Hub {
    pub fn enter(&self, socket: &Arc<Socket>) {
        let mut open = self.open.lock();
        *open.per_actor.entry(socket.sender.id).or_default() += 1;
        open.sockets.insert(socket.id, socket.clone());
    }

    pub fn leave(&self, socket: &Socket) {
        self.open.lock().forget(socket);
        for key in socket.all_followed() {
            self.unfollow(socket, key.conversation);
        }
    }

    pub fn len(&self) -> usize {
        self.open.lock().sockets.len()
    }

    pub fn sockets(&self) -> Vec<Arc<Socket>> {
        self.open.lock().sockets.values().cloned().collect()
    }

    pub fn count_of(&self, actor: Uuid) -> usize {
        self.open.lock().per_actor.get(&actor).copied().unwrap_or(0)
    }

    /// From now on the socket gets what is above the topic's numbers. `heads` is read before: what commits between is repaired as a jump.
    pub fn follow(&self, socket: &Arc<Socket>, key: Key, heads: [i64; 2]) {
        let mut topics = self.shard(key.conversation).lock();
        let topic = topics.entry(key.conversation).or_insert_with(|| Topic {
            key,
            sent: heads,
            followers: Vec::with_capacity(2),
        });
        topic.followers.push(socket.clone());
    }

    pub fn unfollow(&self, socket: &Socket, conversation: ConversationId) {
        let mut topics = self.shard(conversation).lock();
        if let Some(topic) = topics.get_mut(&conversation) {
            topic.followers.retain(|follower| follower.id != socket.id);
            if topic.followers.is_empty() {
                topics.remove(&conversation);
            }
        }
    }

    /// Passes a stored row to whoever follows. `origin` has its acknowledgement already.
    pub fn pass(&self, row: &Row, origin: u64, held: &mut Held) -> Passed {
        let mut topics = self.shard(row.key.conversation).lock();
        let Some(topic) = topics.get_mut(&row.key.conversation) else {
            return Passed::Done;
        };
        let sent = &mut topic.sent[row.lane.code() as usize];
        if row.seq <= *sent {
            return Passed::Done;
        }
        if row.seq > *sent + 1 {
            return Passed::Jump;
        }
        *sent = row.seq;
        let mut frames: [Option<axum::extract::ws::Utf8Bytes>; 2] = [None, None];
        for follower in &topic.followers {
            let audience = follower.audience();
            let is_hidden = row.lane == Lane::Staff && audience == Audience::Customer;
            if is_hidden || follower.id == origin {
                continue;
            }
            let frame =
                frames[audience as usize].get_or_insert_with(|| say::entry(row, audience).into());
            held.tell(follower, frame.clone());
        }
        Passed::Done
    }

    /// Last numbers passed on.
    pub fn sent(&self, conversation: ConversationId) -> Option<[i64; 2]> {
        self.shard(conversation)
            .lock()
            .get(&conversation)
            .map(|topic| topic.sent)
    }

    /// Every followed conversation with its numbers.
    pub fn topics(&self) -> Vec<(Key, [i64; 2])> {
        let shards = self.topics.iter();
        shards
            .flat_map(|shard| {
                shard
                    .lock()
                    .values()
                    .map(|topic| (topic.key, topic.sent))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Tells followers something that is not an entry; `to` picks an audience, `except` leaves out a socket.
    pub fn tell(
        &self,
        conversation: ConversationId,
        frame: &str,
        to: Option<Audience>,
        except: u64,
    ) {
        let topics = self.shard(conversation).lock();
        let Some(topic) = topics.get(&conversation) else {
            return;
        };
        let frame = axum::extract::ws::Utf8Bytes::from(frame.to_owned());
        for follower in &topic.followers {
            if follower.id != except && to.is_none_or(|audience| audience == follower.audience()) {
                follower.tell(frame.clone());
            }
        }
    }

    pub fn close_signed_out(&self, sign_ins: &[SignInId]) {
        for socket in self.sockets() {
            if let Actor::Member(member) = &socket.actor
                && sign_ins.contains(&member.sign_in)
            {
                socket.close(Close::SignedOut);
            }
        }
    }

    fn shard(&self, conversation: ConversationId) -> &Mutex<HashMap<ConversationId, Topic>> {
        &self.topics[conversation.0.as_bytes()[15] as usize % SHARDS]
    }
}
