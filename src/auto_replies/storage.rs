use std::{collections::HashMap, sync::Arc};

use regex::Regex;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use yingke_schema::auto_replies::{own, rule, sent};

use super::{
    own::OwnWords,
    rule::{Occasion, Rule},
    situation::Sent,
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{ConversationId, MemberId, Millis, new_id},
};

/// Longer than any limit looks back.
const KEPT_MS: Millis = 40 * 24 * 60 * 60 * 1_000;
const LOOKED_BACK_MS: Millis = 8 * 24 * 60 * 60 * 1_000;
/// A claim that was not said by then was broken off; the next reason may say it.
const CLAIM_MS: Millis = 10_000;

pub use sent::Model as Claim;

/// A rule as it is kept, with its pattern ready.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: Uuid,
    pub rev: i64,
    pub rule: Rule,
    pub pattern: Option<Regex>,
}

impl Kept {
    pub fn new(id: Uuid, rev: i64, rule: Rule) -> Self {
        let pattern = match &rule.occasion {
            Occasion::Keyword(keyword) => keyword.pattern(),
            _ => None,
        };
        Self {
            id,
            rev,
            rule,
            pattern,
        }
    }
}

pub async fn rules_of(db: &ShopDb) -> Result<Arc<Vec<Kept>>, StorageError> {
    let rows = db
        .rows::<rule::Entity>()
        .ascending(rule::Column::Id)
        .all()
        .await?;
    Ok(Arc::new(rows.iter().filter_map(read).collect()))
}

pub async fn rule_in(tx: &ShopTx, id: Uuid) -> Result<Option<Kept>, StorageError> {
    let row = tx
        .rows::<rule::Entity>()
        .with(rule::Column::Id.eq(id))
        .one()
        .await?;
    Ok(row.as_ref().and_then(read))
}

pub async fn count_in(tx: &ShopTx) -> Result<u64, StorageError> {
    tx.rows::<rule::Entity>().count().await
}

/// Checked before it was written; what an older program wrote and no longer parses says nothing.
fn read(row: &rule::Model) -> Option<Kept> {
    let rule = serde_json::from_str(&row.body).inspect_err(|error| {
        tracing::error!(%error, rule = %row.id, "an automatic reply cannot be read");
    });
    Some(Kept::new(row.id, row.rev, rule.ok()?))
}

pub async fn keep_rule(
    tx: &ShopTx,
    id: Uuid,
    rule: &Rule,
    rev: i64,
    at: Millis,
) -> Result<(), StorageError> {
    let row = rule::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
        body: Set(as_text(rule)),
        rev: Set(rev),
        changed_at: Set(at),
    };
    let changed = OnConflict::columns([rule::Column::ShopId, rule::Column::Id])
        .update_columns([
            rule::Column::Body,
            rule::Column::Rev,
            rule::Column::ChangedAt,
        ])
        .to_owned();
    tx.upsert(row, changed).await
}

pub async fn drop_rule(tx: &ShopTx, id: Uuid) -> Result<bool, StorageError> {
    Ok(tx.delete::<rule::Entity>(rule::Column::Id.eq(id)).await? > 0)
}

/// Puts rules up in a shop that has none yet, within a transaction of the caller's; false where it has some.
pub async fn put_up(tx: &ShopTx, rules: &[Rule], at: Millis) -> Result<bool, StorageError> {
    if count_in(tx).await? > 0 {
        return Ok(false);
    }
    for rule in rules {
        keep_rule(tx, new_id(), rule, 1, at).await?;
    }
    Ok(true)
}

/// Own words of a shop's members; of those who have none there is nothing.
pub async fn own_of(db: &ShopDb) -> Result<HashMap<MemberId, OwnWords>, StorageError> {
    let rows = db.rows::<own::Entity>().all().await?;
    let read = rows.iter().map(|row| (row.member_id, own_words(row)));
    Ok(read.collect())
}

pub async fn own_in(tx: &ShopTx, member: MemberId) -> Result<OwnWords, StorageError> {
    let rows = tx.rows::<own::Entity>();
    let row = rows.with(own::Column::MemberId.eq(member)).one().await?;
    Ok(row.as_ref().map(own_words).unwrap_or_default())
}

/// Checked before they were written; what no longer parses is as if nobody had written it.
fn own_words(row: &own::Model) -> OwnWords {
    serde_json::from_str(&row.body).unwrap_or_default()
}

pub async fn keep_own(
    tx: &ShopTx,
    member: MemberId,
    kept: &OwnWords,
    at: Millis,
) -> Result<(), StorageError> {
    let row = own::ActiveModel {
        shop_id: Set(tx.shop()),
        member_id: Set(member),
        body: Set(serde_json::to_string(kept).expect("words are plain data")),
        changed_at: Set(at),
    };
    let changed = OnConflict::columns([own::Column::ShopId, own::Column::MemberId])
        .update_columns([own::Column::Body, own::Column::ChangedAt])
        .to_owned();
    tx.upsert(row, changed).await
}

/// What a conversation got lately.
pub async fn sent_to(
    db: &ShopDb,
    conversation: ConversationId,
    now: Millis,
) -> Result<Vec<Sent>, StorageError> {
    let rows = db.rows::<sent::Entity>().with(lately(conversation, now));
    Ok(as_sent(rows.all().await?, now))
}

pub async fn sent_in(
    tx: &ShopTx,
    conversation: ConversationId,
    now: Millis,
) -> Result<Vec<Sent>, StorageError> {
    let rows = tx.rows::<sent::Entity>().with(lately(conversation, now));
    Ok(as_sent(rows.all().await?, now))
}

fn lately(conversation: ConversationId, now: Millis) -> Condition {
    Condition::all()
        .add(sent::Column::ConversationId.eq(conversation))
        .add(sent::Column::At.gt(now - LOOKED_BACK_MS))
}

fn as_sent(rows: Vec<sent::Model>, now: Millis) -> Vec<Sent> {
    let rows = rows.into_iter();
    rows.filter(|row| row.is_said || row.at > now - CLAIM_MS)
        .map(|row| Sent {
            rule: row.rule_id,
            at: row.at,
            session: row.session,
        })
        .collect()
}

pub async fn claim_in(tx: &ShopTx, key: &str) -> Result<Option<Claim>, StorageError> {
    let rows = tx.rows::<sent::Entity>();
    rows.with(sent::Column::Key.eq(key)).one().await
}

pub async fn claim_of(db: &ShopDb, key: &str) -> Result<Option<Claim>, StorageError> {
    let rows = db.rows::<sent::Entity>();
    rows.with(sent::Column::Key.eq(key)).one().await
}

/// Another rule of the circle answers the line, or this one did under a key of another day or reception.
pub async fn is_answered(tx: &ShopTx, claim: &Claim) -> Result<bool, StorageError> {
    if claim.line_seq == 0 {
        return Ok(false);
    }
    let others = Condition::all()
        .add(sent::Column::ConversationId.eq(claim.conversation_id))
        .add(sent::Column::LineSeq.eq(claim.line_seq))
        .add(sent::Column::Circle.eq(claim.circle))
        .add(sent::Column::Key.ne(claim.key.as_str()));
    let rows = tx.rows::<sent::Entity>().with(others);
    Ok(rows.count().await? > 0)
}

/// One that was broken off answers the line that is heard now.
pub async fn take_up(tx: &ShopTx, claim: &Claim) -> Result<(), StorageError> {
    let line = Expr::value(claim.line_seq);
    tx.update::<sent::Entity>(sent::Column::Key.eq(claim.key.as_str()), |row| {
        row.col_expr(sent::Column::LineSeq, line)
    })
    .await?;
    Ok(())
}

pub async fn keep_claim(tx: &ShopTx, claim: &Claim) -> Result<(), StorageError> {
    let row = sent::ActiveModel {
        shop_id: Set(tx.shop()),
        key: Set(claim.key.clone()),
        conversation_id: Set(claim.conversation_id),
        rule_id: Set(claim.rule_id),
        session: Set(claim.session),
        at: Set(claim.at),
        body: Set(claim.body.clone()),
        is_said: Set(false),
        line_seq: Set(claim.line_seq),
        circle: Set(claim.circle),
    };
    tx.insert(row).await
}

pub async fn settle(tx: &ShopTx, key: &str) -> Result<(), StorageError> {
    let said = Expr::value(true);
    tx.update::<sent::Entity>(sent::Column::Key.eq(key), |row| {
        row.col_expr(sent::Column::IsSaid, said)
    })
    .await?;
    Ok(())
}

pub async fn drop_claim(tx: &ShopTx, key: &str) -> Result<(), StorageError> {
    tx.delete::<sent::Entity>(sent::Column::Key.eq(key)).await?;
    Ok(())
}

/// Deletes what no limit looks at any more.
pub async fn forget_sent(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all().add(sent::Column::At.lt(now - KEPT_MS));
    store.forget::<sent::Entity>(sent::Column::Key, old).await
}

fn as_text(rule: &Rule) -> String {
    serde_json::to_string(rule).expect("rules are plain data")
}
