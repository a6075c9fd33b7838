//! Customers nobody answered for so many seconds.

use async_trait::async_trait;

use super::{
    gather::gather, rule::Occasion, say::Replies, situation::Trigger, storage::Kept, timed,
};
use crate::{
    reception::Key,
    storage::StorageError,
    timers::Effect,
    vocabulary::{Millis, ShopId},
};

const KIND: &str = "auto_unanswered";

/// Sets the timer of one wait, where a rule wants it.
pub async fn watch(
    replies: &Replies,
    key: Key,
    since: Millis,
    rules: &[Kept],
) -> Result<(), StorageError> {
    match next(rules, since, since) {
        Some(due_at) => timed::set(replies, key, (KIND, since), due_at).await,
        None => Ok(()),
    }
}

/// When the first rule after `now` wants to be asked.
fn next(rules: &[Kept], since: Millis, now: Millis) -> Option<Millis> {
    let waits = rules.iter().filter(|kept| kept.rule.is_on);
    let waits = waits.filter_map(|kept| match kept.rule.occasion {
        Occasion::Unanswered { after_s } => Some(since + after_s * 1_000),
        _ => None,
    });
    waits.filter(|due| *due > now).min()
}

/// Asks the rules when a customer has waited long enough.
pub struct NobodyAnswered(pub Replies);

#[async_trait]
impl Effect for NobodyAnswered {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Some((key, head, since)) = timed::about(&self.0, shop, payload).await? else {
            return Ok(None);
        };
        if head.waiting_since != Some(since) {
            return Ok(None);
        }
        let (now, rules) = (self.0.now(), self.0.rules(shop).await?);
        let trigger = Trigger::Unanswered { since };
        if let Some(draft) = gather(&self.0, key, &head, trigger, now).await? {
            self.0.answer(key, &rules, &draft).await?;
        }
        Ok(next(&rules, since, now))
    }
}
