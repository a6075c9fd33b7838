//! What the members of the demo have promised: some of it due soon, some overdue, some kept.

use yingke_promises_zh::Kind;

use super::{dice::id_of, story::HOUR};
use crate::{
    promises::{self, Promise, State},
    reception,
    storage::{ShopTx, StorageError},
    vocabulary::{CustomerId, MemberId, Millis, PromiseId},
};

struct Told {
    kind: Kind,
    words: &'static str,
    said_hours_ago: i64,
    due_in_hours: i64,
    state: State,
    note: &'static str,
}

const fn told(
    kind: Kind,
    words: &'static str,
    said_hours_ago: i64,
    due_in_hours: i64,
    state: State,
    note: &'static str,
) -> Told {
    Told {
        kind,
        words,
        said_hours_ago,
        due_in_hours,
        state,
        note,
    }
}

const TOLD: [Told; 9] = [
    told(
        Kind::Ship,
        "您的餐桌48小时内给您发货",
        47,
        1,
        State::Open,
        "",
    ),
    told(
        Kind::Contact,
        "我问下工厂，今天下班前给您回电话",
        3,
        2,
        State::Open,
        "",
    ),
    told(
        Kind::Reissue,
        "少的那包螺丝明天给您补发",
        20,
        6,
        State::Open,
        "",
    ),
    told(
        Kind::Visit,
        "三天内安排师傅上门给您调柜门",
        30,
        42,
        State::Open,
        "",
    ),
    told(
        Kind::Refund,
        "运费这边三个工作日内退给您",
        26,
        44,
        State::Open,
        "",
    ),
    told(
        Kind::Invoice,
        "发票今天开好发您邮箱",
        28,
        -3,
        State::Open,
        "",
    ),
    told(
        Kind::FollowUp,
        "我帮您催一下物流，晚点给您消息",
        25,
        -20,
        State::Open,
        "",
    ),
    told(
        Kind::Exchange,
        "给您换一块新的桌面",
        70,
        -24,
        State::Kept,
        "新桌面已发德邦，单号发给客户了",
    ),
    told(
        Kind::Gift,
        "随单送您一块擦布",
        90,
        -48,
        State::Broken,
        "仓库漏放，已补偿 10 元",
    ),
];

/// Whose they are and of whom: one customer each, members in turn.
pub async fn write_promises(
    tx: &ShopTx,
    slug: &str,
    members: &[MemberId],
    customers: &[CustomerId],
    now: Millis,
) -> Result<(), StorageError> {
    for (at, (told, customer)) in TOLD.iter().zip(customers).enumerate() {
        let found = reception::conversation_of(tx, *customer, "widget").await?;
        let said_at = now - told.said_hours_ago * HOUR;
        let conversation = match found {
            Some(conversation) => conversation,
            None => reception::start_conversation(tx, *customer, "widget", said_at).await?,
        };
        let owner = members[at % members.len()];
        let is_closed = told.state != State::Open;
        let promise = Promise {
            shop_id: tx.shop(),
            id: PromiseId(id_of("promise", slug, at as u64)),
            conversation_id: conversation,
            seq: 1,
            n: 0,
            kind: told.kind.word().to_owned(),
            words: told.words.to_owned(),
            span_from: 0,
            span_to: told.words.encode_utf16().count() as i64,
            amount_fen: None,
            said_by: owner,
            said_at,
            owner_id: owner,
            due_at: now + told.due_in_hours * HOUR,
            is_due_said: true,
            state: told.state,
            note: told.note.to_owned(),
            decided_by: Some(owner),
            decided_at: Some(said_at),
            closed_by: is_closed.then_some(owner),
            closed_at: is_closed.then_some(now + (told.due_in_hours - 2) * HOUR),
            rev: 1,
        };
        promises::enter(tx, promise).await?;
    }
    Ok(())
}
