//! One connection of a [`super::client::Client`], from hello to its end.

use std::time::Duration;

use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

use super::{
    client::{Ack, Order, Party, Pending, State},
    view::Shown,
    wire::{self, Heard, Ws},
};

pub enum End {
    Lost(Option<u16>),
    Away(Duration),
    Dropped,
}

const LANES: [&str; 2] = ["public", "staff"];
const AGAIN: Duration = Duration::from_millis(100);

struct Session<'a> {
    party: &'a Party,
    state: &'a Mutex<State>,
    is_resuming: bool,
    is_fetching: [bool; 2],
    /// A read failed: it is asked for again.
    has_failed: bool,
    say: Vec<Value>,
}

pub async fn run(
    port: u16,
    party: &Party,
    state: &Mutex<State>,
    orders: &mut mpsc::UnboundedReceiver<Order>,
) -> End {
    let opened = tokio::time::timeout(Duration::from_secs(8), greet(port, party)).await;
    let mut ws = match opened {
        Ok(Ok(ws)) => ws,
        Ok(Err(why)) => {
            refuse(state, &why);
            return End::Lost(None);
        }
        Err(_) => return End::Lost(None),
    };
    let mut session = Session {
        party,
        state,
        is_resuming: true,
        is_fetching: [false; 2],
        has_failed: false,
        say: Vec::new(),
    };
    session.begin();
    session.serve(&mut ws, orders).await
}

async fn greet(port: u16, party: &Party) -> Result<Ws, Heard> {
    let mut ws = wire::open(port).await.map_err(|_| Heard::End(None))?;
    wire::greet(&mut ws, &party.hello).await?;
    Ok(ws)
}

/// Who is told that the sign-in is over would ask its person to sign in again.
fn refuse(state: &Mutex<State>, why: &Heard) {
    if let Heard::Frame(frame) = why
        && frame["code"] != "storage_unavailable"
    {
        state.lock().faults.push(format!("no welcome: {frame}"));
    }
}

impl Session<'_> {
    async fn serve(&mut self, ws: &mut Ws, orders: &mut mpsc::UnboundedReceiver<Order>) -> End {
        let mut again = tokio::time::interval(AGAIN);
        let mut heard_at = Instant::now();
        loop {
            for frame in std::mem::take(&mut self.say) {
                if wire::say(ws, &frame).await.is_err() {
                    return End::Lost(None);
                }
            }
            tokio::select! {
                heard = timeout_at(heard_at + self.party.silence, wire::next(ws)) => match heard {
                    Ok(Heard::Frame(frame)) => {
                        heard_at = Instant::now();
                        self.hear(&frame);
                    }
                    Ok(Heard::End(code)) => return End::Lost(code),
                    Err(_) => return End::Lost(None),
                },
                order = orders.recv() => match order {
                    Some(Order::Command(pending)) => {
                        self.say.push(pending.frame.clone());
                        self.state.lock().pending.push_back(pending);
                    }
                    Some(Order::Plain(frame)) => self.say.push(frame),
                    Some(Order::Away(time)) => return End::Away(time),
                    None => return End::Dropped,
                },
                _ = again.tick() => self.try_again(),
            }
        }
    }

    fn begin(&mut self) {
        let mut state = self.state.lock();
        self.say.push(self.resume(&state));
        for pending in &mut state.pending {
            pending.is_put_off = false;
            self.say.push(pending.frame.clone());
        }
    }

    fn resume(&self, state: &State) -> Value {
        let held = |lane: usize| state.lanes[lane].held;
        let mut resume = json!({ "type": "resume", "conversation": self.party.conversation,
            "public": held(0) });
        if self.party.is_staff {
            resume["staff"] = held(1).into();
        }
        resume
    }

    fn try_again(&mut self) {
        let mut state = self.state.lock();
        if std::mem::take(&mut self.has_failed) {
            self.is_resuming = true;
            self.is_fetching = [false; 2];
            self.say.push(self.resume(&state));
        }
        for pending in &mut state.pending {
            if std::mem::take(&mut pending.is_put_off) {
                self.say.push(pending.frame.clone());
            }
        }
    }

    fn hear(&mut self, frame: &Value) {
        let mut state = self.state.lock();
        let lane = usize::from(frame["lane"] == "staff");
        if !self.party.is_staff && (lane == 1 || !frame["staff"].is_null()) {
            state.faults.push(format!("a customer got {frame}"));
        }
        match frame["type"].as_str().unwrap_or_default() {
            "entry" => state.lanes[lane].take(frame["seq"].as_i64().unwrap(), Shown::of(frame)),
            "page" if self.is_fetching[lane] || self.is_resuming => {
                self.is_fetching[lane] = false;
                state.lanes[lane].page(frame);
            }
            "page" => state.lanes[lane].fill(frame),
            "resumed" => {
                self.is_resuming = false;
                state.is_online = true;
                state.resumes += 1;
            }
            "ack" => acknowledge(&mut state, lane, frame),
            "error" => self.has_failed |= is_lost_read(&mut state, frame),
            "notice" => state
                .notices
                .push(frame["code"].as_str().unwrap().to_owned()),
            "ping" => {
                self.say.push(json!({ "type": "pong", "at": frame["at"] }));
                self.compare(&mut state, frame);
            }
            _ => {}
        }
        for lane in 0..2 {
            if state.lanes[lane].is_behind() {
                self.fetch(&state, lane);
            }
        }
    }

    fn compare(&mut self, state: &mut State, ping: &Value) {
        let heads = &ping["heads"][self.party.conversation.to_string()];
        let heads = heads.as_array().map_or(&[][..], Vec::as_slice);
        if heads.len() > 1 && !self.party.is_staff {
            state.faults.push(format!("a customer got {ping}"));
        }
        for (lane, head) in heads.iter().enumerate() {
            if head.as_i64().unwrap_or(0) > state.lanes[lane].held {
                self.fetch(state, lane);
            }
        }
    }

    fn fetch(&mut self, state: &State, lane: usize) {
        if !self.is_resuming && !std::mem::replace(&mut self.is_fetching[lane], true) {
            self.say.push(
                json!({ "type": "fetch", "conversation": self.party.conversation,
                "lane": LANES[lane], "after": state.lanes[lane].held, "limit": 200 }),
            );
        }
    }
}

fn acknowledge(state: &mut State, lane: usize, frame: &Value) {
    let ack = Ack {
        client_id: frame["client_id"].as_str().unwrap().parse().unwrap(),
        staff: lane == 1,
        seq: frame["seq"].as_i64().unwrap(),
        at: frame["at"].as_i64().unwrap(),
    };
    let Some(place) = state
        .pending
        .iter()
        .position(|one| one.client_id == ack.client_id)
    else {
        return;
    };
    let Pending { frame, staff, .. } = state.pending.remove(place).unwrap();
    if staff != ack.staff {
        state
            .faults
            .push(format!("acknowledged on the other lane: {frame}"));
    }
    state.acks.push(ack);
    // A text does not come back to the connection that said it: the acknowledgement gives it its place.
    if frame["kind"] == "text" {
        let said = Shown {
            kind: "text".to_owned(),
            body: frame["body"].clone(),
            client_id: Some(ack.client_id),
        };
        state.lanes[lane].take(ack.seq, said);
    }
}

/// What becomes of a refused command. True where it was a read that the store could not serve.
fn is_lost_read(state: &mut State, frame: &Value) -> bool {
    let code = frame["code"].as_str().unwrap_or_default();
    let id = frame["client_id"].as_str().and_then(|id| id.parse().ok());
    let place = state
        .pending
        .iter()
        .position(|one| Some(one.client_id) == id);
    match (place, code) {
        (Some(place), "storage_unavailable" | "too_fast") => {
            state.pending[place].is_put_off = true;
            state.unordered.extend(id);
        }
        (Some(place), _) => {
            state.pending.remove(place);
            state.refused.push((id.unwrap(), code.to_owned()));
        }
        (None, "storage_unavailable") => return true,
        (None, _) => state.faults.push(frame.to_string()),
    }
    false
}
