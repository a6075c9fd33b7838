//! Customers who were answered and fell silent: a reminder, and then the end of the reception.

use async_trait::async_trait;

use super::{
    decide,
    gather::{gather, is_message},
    rule::Occasion,
    say::Replies,
    situation::Trigger,
    storage::{self, Kept},
    timed,
};
use crate::{
    reception::{
        Head, Key, Lane, SenderKind, Status,
        idle::{IDLE_MS, IdleAfter},
        log::{self, Span},
    },
    storage::StorageError,
    timers::Effect,
    vocabulary::{Millis, ShopId},
};

const KIND: &str = "auto_idle";
const LOOKED_BACK: u64 = 60;
const AGAIN_MS: Millis = 60_000;

/// A rule about silence, in milliseconds.
#[derive(Clone, Copy)]
struct Silence {
    after: Millis,
    close_after: Option<Millis>,
}

/// The rule of a shop that speaks first, and what it says about silence.
fn leading(rules: &[Kept]) -> Option<(&Kept, Silence)> {
    let idle = rules.iter().filter(|kept| kept.rule.is_on);
    let idle = idle.filter_map(|kept| match kept.rule.occasion {
        Occasion::Idle {
            after_s,
            close_after_s,
        } => Some((
            kept,
            Silence {
                after: after_s * 1_000,
                close_after: close_after_s.map(|seconds| seconds * 1_000),
            },
        )),
        _ => None,
    });
    idle.min_by_key(|(kept, _)| (-kept.rule.priority, kept.id))
}

/// Sets the timer of a reception, where a rule wants it.
pub async fn watch(
    replies: &Replies,
    key: Key,
    session: i64,
    rules: &[Kept],
) -> Result<(), StorageError> {
    let Some((_, silence)) = leading(rules) else {
        return Ok(());
    };
    let due_at = replies.now() + silence.after;
    timed::set(replies, key, (KIND, session), due_at).await
}

/// Reminds and closes. The timer stays with the reception and looks again until it is over.
pub struct QuietCustomer(pub Replies);

#[async_trait]
impl Effect for QuietCustomer {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        timer: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let later = self.look(shop, payload).await?;
        if later.is_none() {
            self.0.unwatch(timer);
        }
        Ok(later)
    }
}

impl QuietCustomer {
    async fn look(&self, shop: ShopId, payload: &str) -> Result<Option<Millis>, StorageError> {
        let Some((key, head, session)) = timed::about(&self.0, shop, payload).await? else {
            return Ok(None);
        };
        let rules = self.0.rules(shop).await?;
        let Some((kept, silence)) = leading(&rules) else {
            return Ok(None);
        };
        if head.session != session || head.status == Status::Closed {
            return Ok(None);
        }
        let now = self.0.now();
        match self.silent_since(key, &head).await? {
            Some((since, _)) if since + silence.after > now => Ok(Some(since + silence.after)),
            Some((since, seq)) => {
                let quiet = Trigger::Quiet { since, seq };
                self.remind_or_close(key, &head, kept, silence, quiet).await
            }
            None => Ok(Some(now + silence.after)),
        }
    }

    /// When a member spoke last and by which line, if the customer has said nothing since.
    async fn silent_since(
        &self,
        key: Key,
        head: &Head,
    ) -> Result<Option<(Millis, i64)>, StorageError> {
        if head.waiting_since.is_some() {
            return Ok(None);
        }
        let db = self.0.store.shop(key.shop);
        let page = log::page(&db, key, Lane::Public, Span::Newest, LOOKED_BACK).await?;
        let mut people = page.rows.iter().rev().filter(|row| {
            is_message(row, SenderKind::Member) || is_message(row, SenderKind::Customer)
        });
        let last = people
            .next()
            .filter(|row| row.sender.kind == SenderKind::Member);
        Ok(last.map(|row| (row.at, row.seq)))
    }

    async fn remind_or_close(
        &self,
        key: Key,
        head: &Head,
        kept: &Kept,
        silence: Silence,
        quiet: Trigger,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.0.now();
        let Some(draft) = gather(&self.0, key, head, quiet, now).await? else {
            return Ok(None);
        };
        let db = self.0.store.shop(key.shop);
        let once = decide::key(kept, key.conversation, &draft.calendar, &draft.situation);
        let reminded = storage::claim_of(&db, &once)
            .await?
            .filter(|claim| claim.is_said);
        let Some(reminded) = reminded else {
            self.0
                .answer(key, std::slice::from_ref(kept), &draft)
                .await?;
            return Ok(Some(now + silence.close_after.unwrap_or(silence.after)));
        };
        let Some(close_after) = silence.close_after else {
            return Ok(Some(now + silence.after));
        };
        let due = reminded.at + close_after;
        if due > now {
            return Ok(Some(due));
        }
        let is_over = self.0.close(key, &format!("{once}/close")).await;
        Ok((!is_over).then_some(now + AGAIN_MS))
    }
}

/// How long a reception may be quiet before it is closed without a word.
pub struct IdleRules(pub Replies);

#[async_trait]
impl IdleAfter for IdleRules {
    async fn idle_ms(&self, shop: ShopId) -> Result<Millis, StorageError> {
        let rules = self.0.rules(shop).await?;
        let longest = leading(&rules).map_or(0, |(_, silence)| {
            silence.after + silence.close_after.unwrap_or(0)
        });
        Ok(IDLE_MS.max(longest))
    }
}
