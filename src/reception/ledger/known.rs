//! What is stored already: the answer to a retry, and whether an entry may still be taken back.

use uuid::Uuid;

use super::Outcome;
use crate::{
    reception::{Act, Item, Key, Lane, Refusal, Row, SenderKind},
    vocabulary::Millis,
};

/// A message can be recalled for this long.
pub const RECALL_MS: Millis = 120_000;
/// Cards that ask nothing are recalled like any message; what another one asks is taken back at the card, so that an answer to it stands.
pub const SHOWING_CARDS: [&str; 6] = ["product", "products", "order", "coupon", "parcel", "refund"];

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

impl Known {
    pub fn of(row: &Row) -> Self {
        Self {
            key: row.key,
            lane: row.lane,
            seq: row.seq,
            at: row.at,
            kind: row.kind.to_string(),
            body: row.body.clone(),
        }
    }
}

/// An entry someone wants to recall.
#[derive(Clone, Debug)]
pub struct Target {
    pub sender_kind: SenderKind,
    pub sender_id: Uuid,
    pub at: Millis,
    pub kind: String,
    pub body: String,
}

impl Target {
    pub fn of(row: &Row) -> Self {
        Self {
            sender_kind: row.sender.kind,
            sender_id: row.sender.id,
            at: row.at,
            kind: row.kind.to_string(),
            body: row.body.clone(),
        }
    }

    fn is_message(&self) -> bool {
        match self.kind.as_str() {
            "text" | "image" | "file" | "product" | "order" => true,
            "card" => is_showing(&self.body),
            _ => false,
        }
    }
}

fn is_showing(body: &str) -> bool {
    let kind = named(body, "kind");
    let kind = kind.as_ref().and_then(serde_json::Value::as_str);
    kind.is_some_and(|kind| SHOWING_CARDS.contains(&kind))
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

/// What a card or a file shows is filled in by the server and may have changed since: it is the same by what its sender named.
fn same_content(item: &Item, known: &Known) -> bool {
    match &item.act {
        Act::Say {
            lane, kind, body, ..
        } => {
            let is_same = |a: &str, b: &str| match *kind {
                "product" | "order" | "file" => named(a, kind) == named(b, kind),
                "image" => ["file", "quote"]
                    .iter()
                    .all(|field| named(a, field) == named(b, field)),
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

fn named(body: &str, field: &str) -> Option<serde_json::Value> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    body.get(field).cloned()
}

pub fn may_recall(item: &Item, target: Option<&Target>, now: Millis) -> Result<(), Refusal> {
    let target = target.ok_or(Refusal::NoMessage)?;
    let is_own = target.sender_kind == item.sender.kind && target.sender_id == item.sender.id;
    if !is_own || !target.is_message() {
        return Err(Refusal::NoMessage);
    }
    if now - target.at > RECALL_MS {
        return Err(Refusal::TooLate);
    }
    Ok(())
}
