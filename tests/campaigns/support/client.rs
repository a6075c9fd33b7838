use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use parking_lot::{Mutex, MutexGuard};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use uuid::Uuid;
use yingke::vocabulary::new_id;

use super::{
    millis, session,
    shop::{Customer, Member, SAID, hello},
    until,
    view::Lane,
};

const ASK_AGAIN: Duration = Duration::from_secs(2);
/// As docs/protocol.md has it.
const SILENCE: Duration = Duration::from_secs(30);

/// A client that keeps to the protocol: resends what is not acknowledged, comes back by itself, and shows the log.
pub struct Client {
    pub party: Party,
    state: Arc<Mutex<State>>,
    orders: mpsc::UnboundedSender<Order>,
}

#[derive(Clone)]
pub struct Party {
    pub sender: Uuid,
    pub conversation: Uuid,
    pub is_staff: bool,
    pub hello: Value,
    /// Nodes to turn to, in turn.
    pub ports: Vec<u16>,
    /// Longest wait before a new connection.
    pub patience_ms: u64,
    /// A line on which nothing is heard for so long is given up.
    pub silence: Duration,
}

impl Party {
    pub fn customer(customer: &Customer, ports: &[u16]) -> Self {
        Self {
            sender: customer.id,
            conversation: customer.conversation,
            is_staff: false,
            hello: hello("customer", &customer.device),
            ports: ports.to_vec(),
            patience_ms: 50,
            silence: SILENCE,
        }
    }

    pub fn member(member: &Member, conversation: Uuid, ports: &[u16]) -> Self {
        Self {
            sender: member.id,
            conversation,
            is_staff: true,
            hello: hello("member", &member.token),
            ports: ports.to_vec(),
            patience_ms: 50,
            silence: SILENCE,
        }
    }
}

pub enum Order {
    Command(Pending),
    Plain(Value),
    /// The connection breaks, and the client stays away for so long.
    Away(Duration),
}

/// A command without its acknowledgement yet.
#[derive(Clone)]
pub struct Pending {
    pub client_id: Uuid,
    pub staff: bool,
    pub frame: Value,
    /// The node said that nothing was stored: try again later.
    pub is_put_off: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Ack {
    pub client_id: Uuid,
    pub staff: bool,
    pub seq: i64,
    pub at: i64,
}

#[derive(Default)]
pub struct State {
    /// Public and staff.
    pub lanes: [Lane; 2],
    pub pending: VecDeque<Pending>,
    /// Everything ever sent, in order.
    pub sent: Vec<Uuid>,
    pub acks: Vec<Ack>,
    /// Those whose place among the others is not theirs to claim: put off once, or subject to how things stand.
    pub unordered: HashSet<Uuid>,
    pub refused: Vec<(Uuid, String)>,
    pub notices: Vec<String>,
    pub closes: Vec<u16>,
    pub is_online: bool,
    /// The node it is with.
    pub port: u16,
    pub resumes: u64,
    pub faults: Vec<String>,
}

impl Client {
    pub fn customer(customer: &Customer, ports: &[u16]) -> Self {
        Self::new(Party::customer(customer, ports))
    }

    pub fn member(member: &Member, conversation: Uuid, ports: &[u16]) -> Self {
        Self::new(Party::member(member, conversation, ports))
    }

    pub fn new(party: Party) -> Self {
        let (orders, taken) = mpsc::unbounded_channel();
        let state = Arc::<Mutex<State>>::default();
        tokio::spawn(live(party.clone(), state.clone(), taken));
        Self {
            party,
            state,
            orders,
        }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }

    pub fn say(&self, text: &str) -> Uuid {
        self.command(
            false,
            "send",
            json!({ "kind": "text", "body": { "text": format!("{text}{SAID}") } }),
        )
    }

    pub fn whisper(&self, text: &str) -> Uuid {
        let what =
            json!({ "lane": "staff", "kind": "text", "body": { "text": format!("{text}{SAID}") } });
        self.command(true, "send", what)
    }

    /// Anything that is acknowledged. `staff` is the lane its entry goes to.
    pub fn command(&self, staff: bool, kind: &str, mut frame: Value) -> Uuid {
        let client_id = new_id();
        frame["type"] = kind.into();
        frame["client_id"] = json!(client_id);
        frame["conversation"] = json!(self.party.conversation);
        let pending = Pending {
            client_id,
            staff,
            frame,
            is_put_off: false,
        };
        let mut state = self.state();
        state.sent.push(client_id);
        if kind != "send" {
            // Its refusal may get lost; asked again, it may be allowed.
            state.unordered.insert(client_id);
        }
        drop(state);
        let _ = self.orders.send(Order::Command(pending));
        client_id
    }

    pub fn plain(&self, frame: Value) {
        let _ = self.orders.send(Order::Plain(frame));
    }

    /// Back to the node it turned to first.
    pub async fn go_home(&self) {
        while self.state().port != self.party.ports[0] {
            let resumes = self.state().resumes;
            self.go_away(Duration::ZERO);
            let is_back = async || self.state().resumes > resumes;
            until("it is with a node again", Duration::from_secs(10), is_back).await;
        }
    }

    pub fn go_away(&self, time: Duration) {
        let _ = self.orders.send(Order::Away(time));
    }

    /// Commands not yet answered.
    pub fn open(&self) -> usize {
        let state = self.state();
        state.sent.len() - state.acks.len() - state.refused.len()
    }

    pub async fn online(&self) {
        let within = Duration::from_secs(20);
        until("the client is online", within, async || {
            self.state().is_online
        })
        .await;
    }

    /// Scrolls up until every hole is filled.
    pub async fn scroll(&self) {
        for (lane, word) in ["public", "staff"].into_iter().enumerate() {
            loop {
                let hole = self.state().lanes[lane].holes.first().copied();
                let Some((from, to)) = hole else { break };
                let limit = (to - from + 1).min(200);
                let ask = json!({ "type": "fetch", "conversation": self.party.conversation,
                    "lane": word, "before": to + 1, "limit": limit });
                self.plain(ask.clone());
                // A page that comes while another is awaited counts as that one: asked again.
                let mut asked = Instant::now();
                let is_read = async || {
                    if asked.elapsed() > ASK_AGAIN {
                        self.plain(ask.clone());
                        asked = Instant::now();
                    }
                    self.state().lanes[lane].holes.first() != Some(&(from, to))
                };
                until("an older page", Duration::from_secs(10), is_read).await;
            }
        }
    }

    /// Everything said is answered and the client is there.
    pub async fn settled(&self, within: Duration) {
        until("all is answered", within, async || {
            self.open() == 0 && self.state().is_online
        })
        .await;
    }
}

async fn live(party: Party, state: Arc<Mutex<State>>, mut orders: mpsc::UnboundedReceiver<Order>) {
    for turn in 0.. {
        let port = party.ports[turn % party.ports.len()];
        state.lock().port = port;
        let ended = session::run(port, &party, &state, &mut orders).await;
        state.lock().is_online = false;
        let wait = match ended {
            session::End::Dropped => return,
            session::End::Away(time) => time,
            session::End::Lost(code) => {
                state.lock().closes.extend(code);
                millis(0, party.patience_ms)
            }
        };
        if !stay_away(wait, &state, &mut orders).await {
            return;
        }
    }
}

/// What is said while away waits.
async fn stay_away(
    wait: Duration,
    state: &Mutex<State>,
    orders: &mut mpsc::UnboundedReceiver<Order>,
) -> bool {
    let back = tokio::time::Instant::now() + wait;
    while let Ok(order) = tokio::time::timeout_at(back, orders.recv()).await {
        match order {
            Some(Order::Command(pending)) => state.lock().pending.push_back(pending),
            Some(Order::Plain(_) | Order::Away(_)) => {}
            None => return false,
        }
    }
    true
}
