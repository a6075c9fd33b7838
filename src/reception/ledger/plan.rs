//! From a batch and what the database knows of it to everything that is to be written: pure.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::{Committed, Outcome};
use crate::{
    reception::{Act, Head, Item, Key, Lane, Refusal, Row, SenderKind, rules},
    vocabulary::{ClientId, Millis, ShopId, new_id},
};

/// A message can be recalled for this long.
pub const RECALL_MS: Millis = 120_000;

/// Identifies a command: a retry carries the same.
pub type Once = (ClientId, Uuid, ShopId);

/// An entry that is stored already.
#[derive(Clone, Debug)]
pub struct Known {
    pub key: Key,
    pub lane: Lane,
    pub seq: i64,
    pub at: Millis,
    pub kind: String,
    pub body: String,
}

/// An entry someone wants to recall.
#[derive(Clone, Debug)]
pub struct Target {
    pub sender_kind: SenderKind,
    pub sender_id: Uuid,
    pub at: Millis,
    pub kind: String,
}

pub type Place = (Key, Lane, i64);

#[derive(Default)]
pub struct Loaded {
    pub heads: HashMap<Key, Head>,
    pub known: HashMap<Once, Known>,
    pub targets: HashMap<Place, Target>,
}

/// A change of a reception, beside the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionChange {
    pub key: Key,
    pub head: Head,
    pub opens: bool,
    pub first_answer: bool,
    /// The head before closing knows who had it.
    pub closes: bool,
    pub at: Millis,
}

#[derive(Default)]
pub struct Plan {
    pub rows: Vec<Row>,
    pub heads: HashMap<Key, Head>,
    pub emptied: Vec<Place>,
    pub sessions: Vec<SessionChange>,
    pub desks: BTreeSet<ShopId>,
    pub results: Vec<(Outcome, Option<Committed>)>,
}

impl Plan {
    pub fn writes_nothing(&self) -> bool {
        self.rows.is_empty()
    }

    /// Enters the revisions that the store step raised.
    pub fn enter_revisions(&mut self, revisions: &HashMap<ShopId, i64>) {
        for committed in self
            .results
            .iter_mut()
            .filter_map(|(_, committed)| committed.as_mut())
        {
            if committed.desk.is_some() {
                committed.desk = revisions.get(&committed.key.shop).copied();
            }
        }
    }
}

pub fn plan<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    mut loaded: Loaded,
    now: Millis,
) -> Plan {
    let mut plan = Plan::default();
    for item in items {
        let result = plan_one(item, &mut loaded, &mut plan, now);
        plan.results
            .push(result.unwrap_or_else(|refusal| (Outcome::Refused(refusal), None)));
    }
    plan
}

pub fn once(item: &Item) -> Once {
    (item.client_id, item.sender.id, item.key.shop)
}

fn plan_one(
    item: &Item,
    loaded: &mut Loaded,
    plan: &mut Plan,
    now: Millis,
) -> Result<(Outcome, Option<Committed>), Refusal> {
    if let Some(known) = loaded.known.get(&once(item)) {
        return answer_again(item, known).map(|outcome| (outcome, None));
    }
    let head = loaded
        .heads
        .get_mut(&item.key)
        .ok_or(Refusal::NoConversation)?;
    let now = now.max(head.last_at);
    if let Act::Recall { lane, seq } = item.act {
        let place = (item.key, lane, seq);
        may_recall(item, loaded.targets.get(&place), now)?;
        empty(plan, loaded, place);
        plan.emptied.push(place);
    }
    let head = loaded
        .heads
        .get_mut(&item.key)
        .ok_or(Refusal::NoConversation)?;
    let assignee_before = head.assignee;
    let change = rules::apply(head, item, now)?;
    let rows: Vec<Row> = change
        .entries
        .into_iter()
        .map(|entry| number(head, item, entry, now))
        .collect();
    if change.moves_desk || change.first_answer {
        let mut seen = head.clone();
        seen.assignee = head.assignee.or(assignee_before);
        plan.sessions.push(SessionChange {
            key: item.key,
            head: seen,
            opens: change.opens_session,
            first_answer: change.first_answer,
            closes: change.closes_session,
            at: now,
        });
    }
    if change.moves_desk {
        plan.desks.insert(item.key.shop);
    }
    plan.heads.insert(item.key, head.clone());
    let committed = Committed {
        key: item.key,
        rows,
        head: head.clone(),
        desk: change.moves_desk.then_some(0),
        origin: 0,
    };
    let outcome = remember(item, &committed.rows, loaded);
    plan.rows.extend(committed.rows.iter().cloned());
    Ok((outcome, Some(committed)))
}

fn number(head: &mut Head, item: &Item, entry: rules::NewEntry, at: Millis) -> Row {
    let seq = match entry.lane {
        Lane::Public => &mut head.public_seq,
        Lane::Staff => &mut head.staff_seq,
    };
    *seq += 1;
    Row {
        key: item.key,
        lane: entry.lane,
        seq: *seq,
        client_id: if entry.is_answer {
            item.client_id
        } else {
            ClientId(new_id())
        },
        sender: entry.sender,
        follows: if entry.lane == Lane::Staff {
            head.public_seq
        } else {
            0
        },
        kind: entry.kind.to_owned(),
        body: entry.body,
        at,
        channel: item.channel.clone(),
        external_id: if entry.is_answer {
            item.external_id.clone()
        } else {
            None
        },
    }
}

/// So that a retry or a recall later in the same batch finds what is not stored yet.
fn remember(item: &Item, rows: &[Row], loaded: &mut Loaded) -> Outcome {
    let answer = rows.iter().find(|row| row.client_id == item.client_id);
    let Some(row) = answer else {
        return Outcome::Refused(Refusal::NoMessage);
    };
    loaded.known.insert(
        once(item),
        Known {
            key: row.key,
            lane: row.lane,
            seq: row.seq,
            at: row.at,
            kind: row.kind.clone(),
            body: row.body.clone(),
        },
    );
    for row in rows {
        let target = Target {
            sender_kind: row.sender.kind,
            sender_id: row.sender.id,
            at: row.at,
            kind: row.kind.clone(),
        };
        loaded.targets.insert((row.key, row.lane, row.seq), target);
    }
    Outcome::Stored {
        lane: row.lane,
        seq: row.seq,
        at: row.at,
    }
}

pub fn answer_again(item: &Item, known: &Known) -> Result<Outcome, Refusal> {
    if known.key != item.key || !same_content(item, known) {
        return Err(Refusal::Conflict);
    }
    Ok(Outcome::Stored {
        lane: known.lane,
        seq: known.seq,
        at: known.at,
    })
}

/// A card's facts are filled in by the server and may have changed since, so a card is the same by what it shows.
fn same_content(item: &Item, known: &Known) -> bool {
    match &item.act {
        Act::Say {
            lane, kind, body, ..
        } => {
            let is_same = |a: &str, b: &str| match *kind {
                "product" | "order" => subject(a, kind) == subject(b, kind),
                _ => a == b,
            };
            *lane == known.lane
                && (known.kind == "recalled" || (known.kind == *kind && is_same(body, &known.body)))
        }
        Act::Recall { seq, .. } => {
            let stored = serde_json::from_str::<serde_json::Value>(&known.body);
            known.kind == "recall" && stored.is_ok_and(|body| body["seq"] == *seq)
        }
        Act::Assign { .. } => known.kind == "assign",
        Act::Transfer { .. } => known.kind == "transfer",
        Act::Close { .. } => known.kind == "close",
        Act::NoReply => known.kind == "no_reply",
    }
}

fn subject(body: &str, kind: &str) -> Option<serde_json::Value> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    body.get(kind).cloned()
}

fn may_recall(item: &Item, target: Option<&Target>, now: Millis) -> Result<(), Refusal> {
    let target = target.ok_or(Refusal::NoMessage)?;
    let is_own = target.sender_kind == item.sender.kind && target.sender_id == item.sender.id;
    let is_message = matches!(
        target.kind.as_str(),
        "text" | "image" | "file" | "product" | "order"
    );
    if !is_own || !is_message {
        return Err(Refusal::NoMessage);
    }
    if now - target.at > RECALL_MS {
        return Err(Refusal::TooLate);
    }
    Ok(())
}

/// The row stays, emptied: numbers have no gaps. A row of this very batch is emptied before it is stored.
fn empty(plan: &mut Plan, loaded: &mut Loaded, place: Place) {
    let (key, lane, seq) = place;
    if let Some(target) = loaded.targets.get_mut(&place) {
        "recalled".clone_into(&mut target.kind);
    }
    for row in &mut plan.rows {
        if (row.key, row.lane, row.seq) == (key, lane, seq) {
            "recalled".clone_into(&mut row.kind);
            "{}".clone_into(&mut row.body);
        }
    }
}
