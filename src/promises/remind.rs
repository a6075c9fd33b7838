//! Before a promise is due, and when it is, its owner hears of it through the message centre.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use yingke_promises_zh::Kind;
use yingke_schema::members::member::Role;

use super::{
    Rules,
    storage::{self, Promise, State},
};
use crate::{
    calendar::LocalTime,
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Clock, Millis, PromiseId, ShopId},
};

const KIND: &str = "promise";
const MINUTE_MS: Millis = 60 * 1_000;

#[derive(Serialize, Deserialize)]
struct Payload {
    promise: PromiseId,
    due_at: Millis,
    is_before: bool,
}

/// Its two timers. The time is part of the key, so that a timer which fires while it is moved takes only itself away.
fn key(promise: &Promise, is_before: bool) -> String {
    let when = if is_before { "before" } else { "due" };
    format!("{KIND}/{}/{}/{when}", promise.id, promise.due_at)
}

/// Sets the timers of an open promise.
pub async fn time(tx: &ShopTx, promise: &Promise) -> Result<(), StorageError> {
    let (rules, _) = storage::rules_in(tx).await?;
    let before = rules.remind_before_min * MINUTE_MS;
    let reminds = [(before > 0).then_some((true, before)), Some((false, 0))];
    for (is_before, ahead) in reminds.into_iter().flatten() {
        let payload = Payload {
            promise: promise.id,
            due_at: promise.due_at,
            is_before,
        };
        let timer = Timer {
            key: key(promise, is_before),
            kind: KIND,
            due_at: promise.due_at - ahead,
            payload: serde_json::to_string(&payload).unwrap_or_default(),
        };
        timers::set(tx, timer).await?;
    }
    Ok(())
}

/// Adds a promise where none stands in its place, with its timers.
pub async fn enter(tx: &ShopTx, promise: Promise) -> Result<(), StorageError> {
    if promise.state == State::Open {
        time(tx, &promise).await?;
    }
    storage::keep(tx, [promise]).await
}

pub async fn untime(tx: &ShopTx, promise: &Promise) -> Result<(), StorageError> {
    timers::unset(tx, &[key(promise, true), key(promise, false)]).await
}

/// Timers as a promise needs them after a change.
pub async fn retime(tx: &ShopTx, before: &Promise, after: &Promise) -> Result<(), StorageError> {
    let was_timed = before.state == State::Open;
    let is_timed = after.state == State::Open;
    if was_timed && is_timed && before.due_at == after.due_at {
        return Ok(());
    }
    if was_timed {
        untime(tx, before).await?;
    }
    if is_timed {
        time(tx, after).await?;
    }
    Ok(())
}

/// Tells of what is due.
pub struct Reminder {
    pub store: Store,
    pub clock: Clock,
}

#[async_trait]
impl Effect for Reminder {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(payload) = serde_json::from_str::<Payload>(payload) else {
            return Ok(None);
        };
        let db = self.store.shop(shop);
        let promise = storage::find(&db, payload.promise).await?;
        let is_meant =
            |promise: &Promise| promise.state == State::Open && promise.due_at == payload.due_at;
        let Some(promise) = promise.filter(is_meant) else {
            return Ok(None);
        };
        let now = self.clock.now();
        // After a long stop both are due: being overdue says it all.
        if payload.is_before && promise.due_at <= now {
            return Ok(None);
        }
        let (rules, _) = storage::rules_of(&db).await?;
        let tx = self.store.begin(shop).await?;
        for notice in notices(&promise, &rules, payload.is_before) {
            tx.emit(&notice, now).await?;
        }
        tx.commit().await?;
        Ok(None)
    }
}

fn notices(promise: &Promise, rules: &Rules, is_before: bool) -> Vec<Notice> {
    let when = if is_before { "before" } else { "due" };
    let base = format!("{KIND}/{}/{}/{when}", promise.id, promise.due_at);
    let kind = Kind::of(&promise.kind).unwrap_or(Kind::FollowUp);
    let (zh, en) = sayings(promise, kind, is_before);
    let notice = |key: String, to: To| Notice {
        key,
        category: category(kind),
        to,
        zh: zh.clone(),
        en: en.clone(),
        link: Some(Link::Conversation {
            conversation: promise.conversation_id,
            seq: Some(promise.seq),
        }),
    };
    let to_owner = notice(base.clone(), To::Members(vec![promise.owner_id]));
    let leaders = To::Roles(vec![Role::Owner, Role::Supervisor]);
    let tells_leaders = !is_before && rules.tells_leaders;
    let to_leaders = tells_leaders.then(|| notice(format!("{base}/leaders"), leaders));
    [Some(to_owner), to_leaders].into_iter().flatten().collect()
}

fn sayings(promise: &Promise, kind: Kind, is_before: bool) -> (Saying, Saying) {
    let (zh_kind, en_kind) = names(kind);
    let words = yingke_masking::text(&promise.words);
    let LocalTime { date, minute, .. } = LocalTime::of(promise.due_at);
    let at = format!("{date} {:02}:{:02}", minute / 60, minute % 60);
    let (zh_when, en_when) = if is_before {
        ("承诺快到期", "A promise is due soon")
    } else {
        ("承诺已到期未完成", "A promise is overdue")
    };
    let zh = Saying {
        title: format!("{zh_when}：{zh_kind}"),
        text: format!("「{words}」 应在 {at} 前完成"),
    };
    let en = Saying {
        title: format!("{en_when}: {en_kind}"),
        text: format!("“{words}”, due {at}"),
    };
    (zh, en)
}

fn category(kind: Kind) -> Category {
    match kind {
        Kind::Ship | Kind::Deliver => Category::Logistics,
        Kind::Invoice | Kind::Gift | Kind::Contact => Category::Order,
        _ => Category::AfterSale,
    }
}

fn names(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Ship => ("发货", "ship"),
        Kind::Deliver => ("送达", "deliver"),
        Kind::Reissue => ("补发", "send again"),
        Kind::Exchange => ("换货", "exchange"),
        Kind::Refund => ("退款", "refund"),
        Kind::PriceDifference => ("退差价", "return the price difference"),
        Kind::Compensation => ("赔付", "compensate"),
        Kind::Apply => ("申请", "apply"),
        Kind::Contact => ("联系客户", "get in touch"),
        Kind::Invoice => ("开票", "invoice"),
        Kind::Gift => ("赠送", "gift"),
        Kind::Visit => ("上门", "visit"),
        Kind::FollowUp => ("跟进", "follow up"),
    }
}
