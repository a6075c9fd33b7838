use std::{borrow::Cow, collections::HashSet};

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::Value;
use yingke_promises_zh::{Due, Promise as Found, promises};

use super::{
    Rules, due_at, remind,
    storage::{self, Promise, State},
    told,
};
use crate::{
    calendar::{self, Calendar},
    live::Teller,
    reception::{Follower, Key, Row, Said, SenderKind},
    storage::{ShopDb, StorageError, Store},
    vocabulary::{MemberId, Millis, ShopId},
};

/// Promises of one statement.
const TOGETHER: usize = 100;

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
    suggestions((key, seq), line, promises(&line.text), calendar, rules)
}

fn suggestions(
    (key, seq): (Key, i64),
    line: &Line<'_>,
    found: Vec<Found>,
    calendar: &Calendar,
    rules: &Rules,
) -> Vec<Promise> {
    let wanted = found.into_iter();
    let wanted = wanted.filter(|found| rules.kinds.contains(&found.kind));
    let units: Vec<u16> = line.text.encode_utf16().collect();
    let suggestion = |(n, found): (usize, Found)| Promise {
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
        is_due_said: !matches!(found.due, Due::Unsaid | Due::Soon),
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

    async fn follow(&self, shop: ShopId, said: &[Said<'_>]) -> Result<(), StorageError> {
        let mut spoken = Vec::new();
        let mut recalled = Vec::new();
        for Said { key, rows } in said {
            for row in rows {
                recalled.extend(self::recalled(row).map(|seq| (key.conversation, seq)));
                let Some(line) = line(row) else { continue };
                let found = promises(&line.text);
                // Most lines promise nothing, and then nothing is read.
                if !found.is_empty() {
                    spoken.push((*key, row.seq, line, found));
                }
            }
        }
        let db = self.store.shop(shop);
        let standing = storage::of_lines(&db, &recalled).await?;
        let mut new = Vec::new();
        if !spoken.is_empty() {
            new = self.suggested(&db, spoken).await?;
        }
        new.retain(|promise| !recalled.contains(&(promise.conversation_id, promise.seq)));
        if new.is_empty() && standing.is_empty() {
            return Ok(());
        }
        self.keep(shop, new, &standing).await
    }
}

/// A line with what it promises, and where it stands.
type Spoken<'a> = (Key, i64, Line<'a>, Vec<Found>);

impl Reader {
    async fn suggested(
        &self,
        db: &ShopDb,
        spoken: Vec<Spoken<'_>>,
    ) -> Result<Vec<Promise>, StorageError> {
        let (rules, _) = storage::rules_of(db).await?;
        if !rules.is_on {
            return Ok(Vec::new());
        }
        let calendar = calendar::of(db).await?;
        let of = |(key, seq, line, found)| suggestions((key, seq), &line, found, &calendar, &rules);
        Ok(spoken.into_iter().flat_map(of).collect())
    }

    async fn keep(
        &self,
        shop: ShopId,
        new: Vec<Promise>,
        recalled: &[Promise],
    ) -> Result<(), StorageError> {
        let of = new
            .iter()
            .chain(recalled)
            .map(|promise| promise.conversation_id);
        let told: HashSet<_> = of.collect();
        let tx = self.store.begin_unsynced(shop).await?;
        for some in new.chunks(TOGETHER) {
            storage::keep(&tx, some.iter().cloned()).await?;
        }
        let lines = recalled
            .iter()
            .map(|promise| (promise.conversation_id, promise.seq));
        for (conversation, seq) in lines.collect::<HashSet<_>>() {
            for gone in storage::withdraw(&tx, conversation, seq).await? {
                remind::untime(&tx, &gone).await?;
            }
        }
        tx.commit().await?;
        for conversation in told {
            let news = told::news(conversation);
            self.teller.tell_members(shop, None, "promises", &news);
        }
        Ok(())
    }
}

fn recalled(row: &Row) -> Option<i64> {
    let body: Value = (row.kind == "recall").then(|| serde_json::from_str(&row.body).ok())??;
    body["seq"].as_i64()
}
