//! Customers who were answered and fell silent: a reminder, and then the end of the reception.

use async_trait::async_trait;

use super::{
    decide,
    gather::{gather, is_message},
    rule::Occasion,
    say::Replies,
    situation::Trigger,
    storage::{self, Claim, Kept},
    timed,
};
use crate::{
    calendar::Calendar,
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
struct Silence<'a> {
    kept: &'a Kept,
    after: Millis,
    close_after: Option<Millis>,
}

/// Every rule about silence that is on, whenever it applies.
fn silences(rules: &[Kept]) -> impl Iterator<Item = Silence<'_>> {
    let on = rules.iter().filter(|kept| kept.rule.is_on);
    on.filter_map(|kept| match kept.rule.occasion {
        Occasion::Idle {
            after_s,
            close_after_s,
        } => Some(Silence {
            kept,
            after: after_s * 1_000,
            close_after: close_after_s.map(|seconds| seconds * 1_000),
        }),
        _ => None,
    })
}

/// The one that speaks of a silence now, as [`decide`] has it.
fn leading<'a>(
    rules: &'a [Kept],
    calendar: &Calendar,
    since: Millis,
    now: Millis,
) -> Option<Silence<'a>> {
    let due = silences(rules).filter(|silence| {
        since + silence.after <= now && silence.kept.rule.when.holds(calendar, now)
    });
    due.min_by_key(|silence| (-silence.kept.rule.priority, silence.kept.id))
}

/// When to look again: as soon as a rule may have something to say, whose time it may be by then.
fn next(rules: &[Kept], since: Millis, now: Millis) -> Option<Millis> {
    let later = silences(rules).map(|silence| match since + silence.after {
        due if due > now => due,
        _ => now + silence.after,
    });
    later.min()
}

/// Sets the timer of a reception, where a rule wants it.
pub async fn watch(
    replies: &Replies,
    key: Key,
    session: i64,
    rules: &[Kept],
) -> Result<(), StorageError> {
    let Some(after) = silences(rules).map(|silence| silence.after).min() else {
        return Ok(());
    };
    timed::set(replies, key, (KIND, session), replies.now() + after).await
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
        if head.session != session || head.status == Status::Closed {
            return Ok(None);
        }
        let now = self.0.now();
        let Some((since, seq)) = self.silent_since(key, &head).await? else {
            return Ok(next(&rules, now, now));
        };
        if let Some(reminded) = self.reminded(key, &rules, seq).await? {
            return self.close(key, &rules, reminded).await;
        }
        let calendar = self.0.calendar(shop).await?;
        match leading(&rules, &calendar, since, now) {
            None => Ok(next(&rules, since, now)),
            Some(silence) => {
                let quiet = Trigger::Quiet { since, seq };
                self.remind(key, &head, silence, quiet).await
            }
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

    /// The reminder of this silence, whichever rule gave it, even one whose time is over by now.
    async fn reminded(
        &self,
        key: Key,
        rules: &[Kept],
        seq: i64,
    ) -> Result<Option<Claim>, StorageError> {
        let db = self.0.store.shop(key.shop);
        for Silence { kept, .. } in silences(rules) {
            let once = decide::key_of_silence(kept.id, key.conversation, seq);
            let claim = storage::claim_of(&db, &once).await?;
            if let Some(said) = claim.filter(|claim| claim.is_said) {
                return Ok(Some(said));
            }
        }
        Ok(None)
    }

    async fn remind(
        &self,
        key: Key,
        head: &Head,
        silence: Silence<'_>,
        quiet: Trigger,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.0.now();
        let Some(draft) = gather(&self.0, key, head, quiet, now).await? else {
            return Ok(None);
        };
        let only = std::slice::from_ref(silence.kept);
        self.0.answer(key, only, &draft).await?;
        Ok(Some(now + silence.close_after.unwrap_or(silence.after)))
    }

    /// Closes when the rule that reminded wants it.
    async fn close(
        &self,
        key: Key,
        rules: &[Kept],
        reminded: Claim,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.0.now();
        let mut own = silences(rules).filter(|silence| silence.kept.id == reminded.rule_id);
        let Some(close_after) = own.next().and_then(|silence| silence.close_after) else {
            return Ok(next(rules, now, now));
        };
        let due = reminded.at + close_after;
        if due > now {
            return Ok(Some(due));
        }
        let is_over = self.0.close(key, &format!("{}/close", reminded.key)).await;
        Ok((!is_over).then_some(now + AGAIN_MS))
    }
}

/// How long a reception may be quiet before it is closed without a word.
pub struct IdleRules(pub Replies);

#[async_trait]
impl IdleAfter for IdleRules {
    async fn idle_ms(&self, shop: ShopId) -> Result<Millis, StorageError> {
        let rules = self.0.rules(shop).await?;
        let longest = silences(&rules)
            .map(|silence| silence.after + silence.close_after.unwrap_or(0))
            .max();
        Ok(IDLE_MS.max(longest.unwrap_or(0)))
    }
}
