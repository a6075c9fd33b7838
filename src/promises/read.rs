use std::borrow::Cow;

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::Value;
use yingke_promises_zh::{may_hold_one, promises};

use super::{
    Rules, due_at, remind,
    storage::{self, Promise, State},
    told,
};
use crate::{
    calendar::{self, Calendar},
    live::Teller,
    reception::{Follower, Key, Row, SenderKind},
    storage::{StorageError, Store},
    vocabulary::{MemberId, Millis},
};

/// Reads what members send for promises, and takes back what they recall.
pub struct Reader {
    pub store: Store,
    pub teller: Teller,
}

/// A text a member sent.
pub struct Line<'a> {
    pub by: MemberId,
    pub at: Millis,
    pub text: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    text: Cow<'a, str>,
    /// Sent by a rule or a robot.
    automatic: Option<Value>,
}

/// None for anything but a member's own words.
pub fn line(row: &Row) -> Option<Line<'_>> {
    if row.sender.kind != SenderKind::Member || row.kind != "text" {
        return None;
    }
    let body: Body<'_> = serde_json::from_str(&row.body).ok()?;
    body.automatic.is_none().then_some(Line {
        by: MemberId(row.sender.id),
        at: row.at,
        text: body.text,
    })
}

/// What a line promises, as suggestions.
pub fn found_in(
    key: Key,
    seq: i64,
    line: &Line<'_>,
    calendar: &Calendar,
    rules: &Rules,
) -> Vec<Promise> {
    let found = promises(&line.text).into_iter();
    let wanted = found.filter(|found| rules.kinds.contains(&found.kind));
    let units: Vec<u16> = line.text.encode_utf16().collect();
    let suggestion = |(n, found): (usize, yingke_promises_zh::Promise)| Promise {
        shop_id: key.shop,
        id: storage::next_id(),
        conversation_id: key.conversation,
        seq,
        n: n as i64,
        kind: found.kind.word().to_owned(),
        words: String::from_utf16_lossy(&units[found.span.0..found.span.1]),
        span_from: found.span.0 as i64,
        span_to: found.span.1 as i64,
        amount_fen: found.amount,
        said_by: line.by,
        said_at: line.at,
        owner_id: line.by,
        due_at: due_at(found.due, line.at, calendar, rules),
        is_due_said: !matches!(
            found.due,
            yingke_promises_zh::Due::Unsaid | yingke_promises_zh::Due::Soon
        ),
        state: State::Suggested,
        note: String::new(),
        decided_by: None,
        decided_at: None,
        closed_by: None,
        closed_at: None,
        rev: 0,
    };
    wanted.enumerate().map(suggestion).collect()
}

#[async_trait]
impl Follower for Reader {
    fn name(&self) -> &'static str {
        "promises"
    }

    fn wants(&self, row: &Row) -> bool {
        row.sender.kind == SenderKind::Member && (row.kind == "text" || row.kind == "recall")
    }

    async fn follow(&self, key: Key, rows: &[Row]) -> Result<(), StorageError> {
        let lines = rows.iter().filter_map(|row| Some((row.seq, line(row)?)));
        let promising = |(_, line): &(i64, Line<'_>)| may_hold_one(&line.text);
        let lines: Vec<_> = lines.filter(promising).collect();
        let recalled: Vec<i64> = rows.iter().filter_map(recalled).collect();
        // Most lines promise nothing, and then nothing is read.
        if lines.is_empty() && recalled.is_empty() {
            return Ok(());
        }
        let db = self.store.shop(key.shop);
        let (rules, _) = storage::rules_of(&db).await?;
        let mut found = Vec::new();
        if rules.is_on {
            let calendar = calendar::of(&db).await?;
            let of = |(seq, line): &(i64, Line<'_>)| found_in(key, *seq, line, &calendar, &rules);
            found.extend(lines.iter().flat_map(of));
        }
        let standing = storage::of_lines(&db, key.conversation, recalled).await?;
        found.retain(|promise| !standing.iter().any(|other| other.seq == promise.seq));
        if found.is_empty() && standing.is_empty() {
            return Ok(());
        }
        self.keep(key, found, &standing).await
    }
}

impl Reader {
    async fn keep(
        &self,
        key: Key,
        found: Vec<Promise>,
        recalled: &[Promise],
    ) -> Result<(), StorageError> {
        let tx = self.store.begin(key.shop).await?;
        for promise in found {
            storage::keep(&tx, promise).await?;
        }
        let mut seqs: Vec<i64> = recalled.iter().map(|promise| promise.seq).collect();
        seqs.dedup();
        for seq in seqs {
            for gone in storage::withdraw(&tx, key.conversation, seq).await? {
                remind::untime(&tx, &gone).await?;
            }
        }
        tx.commit().await?;
        let news = told::news(key.conversation);
        self.teller.tell_members(key.shop, None, "promises", &news);
        Ok(())
    }
}

fn recalled(row: &Row) -> Option<i64> {
    let body: Value = (row.kind == "recall").then(|| serde_json::from_str(&row.body).ok())??;
    body["seq"].as_i64()
}
