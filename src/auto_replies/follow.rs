use async_trait::async_trait;

use super::{
    gather::{gather, is_message},
    idle,
    say::Replies,
    situation::Trigger,
    storage::Kept,
    unanswered,
};
use crate::{
    reception::{Follower, Head, Key, Lane, Row, Said, SenderKind, Status, log},
    storage::StorageError,
    vocabulary::{Millis, ShopId},
};

/// What was said longer ago gets no reply by itself any more: a node was away, and a late greeting is worse than none.
const STALE_MS: Millis = 2 * 60 * 1_000;
/// Of many lines at once the last ones are enough.
const MOST_LINES: usize = 5;

/// Reads along for automatic replies.
pub struct Reader(pub Replies);

#[async_trait]
impl Follower for Reader {
    fn name(&self) -> &'static str {
        "auto_replies"
    }

    fn wants(&self, row: &Row) -> bool {
        is_message(row, SenderKind::Customer)
            || is_message(row, SenderKind::Member)
            || is_given(row)
    }

    async fn follow(&self, shop: ShopId, said: &[Said<'_>]) -> Result<(), StorageError> {
        let rules = self.0.rules(shop).await?;
        if !rules.iter().any(|kept| kept.rule.is_on) {
            return Ok(());
        }
        for said in said {
            self.hear(said, &rules).await?;
        }
        Ok(())
    }
}

impl Reader {
    async fn hear(&self, said: &Said<'_>, rules: &[Kept]) -> Result<(), StorageError> {
        let Said { key, rows } = said;
        let key = *key;
        let Some(head) = log::head(&self.0.store, key).await? else {
            return Ok(());
        };
        let answered = rows
            .iter()
            .rposition(|row| is_message(row, SenderKind::Member));
        if answered.is_some() && head.status != Status::Closed {
            idle::watch(&self.0, key, head.session, rules).await?;
        }
        let Some(since) = head.waiting_since else {
            return Ok(());
        };
        let fresh = self.0.now() - STALE_MS;
        let after = answered.map_or(0, |at| at + 1);
        let reasons = rows[after..]
            .iter()
            .filter_map(|row| Some((row.at, reason(row)?)));
        let (fresh, stale): (Vec<_>, Vec<_>) = reasons.partition(|(at, _)| *at > fresh);
        if !stale.is_empty() {
            let (stale, conversation) = (stale.len(), key.conversation);
            tracing::warn!(stale, %conversation, "lines got no automatic reply: this node was away or is late");
        }
        let reasons: Vec<Trigger> = fresh.into_iter().map(|(_, reason)| reason).collect();
        for trigger in &reasons[reasons.len().saturating_sub(MOST_LINES)..] {
            self.answer(key, &head, rules, trigger.clone()).await?;
        }
        if !reasons.is_empty() {
            unanswered::watch(&self.0, key, since, rules).await?;
        }
        Ok(())
    }

    async fn answer(
        &self,
        key: Key,
        head: &Head,
        rules: &[Kept],
        trigger: Trigger,
    ) -> Result<(), StorageError> {
        let draft = gather(&self.0, key, head, trigger, self.0.now()).await?;
        if let Some(draft) = draft {
            self.0.answer(key, rules, &draft).await?;
        }
        Ok(())
    }
}

fn is_given(row: &Row) -> bool {
    row.lane == Lane::Public && row.kind == "assign"
}

fn reason(row: &Row) -> Option<Trigger> {
    if is_given(row) {
        return Some(Trigger::Given { seq: row.seq });
    }
    is_message(row, SenderKind::Customer).then(|| Trigger::Line {
        seq: row.seq,
        text: said(row),
    })
}

fn said(row: &Row) -> String {
    let body: serde_json::Value = serde_json::from_str(&row.body).unwrap_or_default();
    let text = (row.kind == "text")
        .then(|| body["text"].as_str())
        .flatten();
    text.unwrap_or_default().to_owned()
}
