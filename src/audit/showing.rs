use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use yingke_schema::audit::record;

use super::{Entry, record as write_down};
use crate::{
    access::{Actor, Denied},
    http::Problem,
    storage::{Event, ShopTx, StorageError},
    vocabulary::{MemberId, Millis},
};

const HOUR_MS: Millis = 60 * 60 * 1000;
const DAY_MS: Millis = 24 * HOUR_MS;
const MOST_REASON: usize = 200;
/// What the matrix calls the two ways to be shown personal data.
const SHOWINGS: Quota = Quota {
    actions: &["show_customer_data", "show_order_data"],
    most: 30,
    within_ms: HOUR_MS,
};
/// The same as a file of many.
const FILES: Quota = Quota {
    actions: &["export_order_data"],
    most: 5,
    within_ms: DAY_MS,
};

/// Guessing at what is masked would take years.
const MATCHES: Quota = Quota {
    actions: &["match_order_data"],
    most: 60,
    within_ms: HOUR_MS,
};

/// How often a member may do any of these.
struct Quota {
    actions: &'static [&'static str],
    most: u64,
    within_ms: Millis,
}

/// A piece of personal data a member asks to see in full.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// `show_customer_data` or `show_order_data`.
    pub action: &'a str,
    /// Whose it is, for instance `customer/<id>`.
    pub object: String,
    pub field: &'a str,
    pub reason: &'a str,
}

/// A file with personal data of many that a member asks for.
#[derive(Clone, Debug)]
pub struct HandedOut<'a> {
    /// `export_order_data`.
    pub action: &'a str,
    /// Whose they are, for instance `shop/<id>`.
    pub object: String,
    /// Of how many.
    pub count: u64,
    pub reason: &'a str,
    /// What file it is; nothing personal.
    pub file: serde_json::Value,
}

/// A member saw something personal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerShown {
    pub member: MemberId,
    pub object: String,
    /// `file`: all of them, of many.
    pub field: String,
}

impl Event for CustomerShown {
    const KIND: &'static str = "CustomerShown";
}

#[derive(Debug, thiserror::Error)]
pub enum ShowingError {
    #[error("say in a few words why you need it")]
    NoReason,
    #[error("enough was shown to you for now")]
    TooMany { retry_ms: u64 },
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Writes down that something is shown, within the member's quota. Show it only after the commit.
pub async fn show(
    tx: &ShopTx,
    actor: &Actor,
    at: Millis,
    shown: Shown<'_>,
) -> Result<(), ShowingError> {
    let reason = reason(shown.reason)?;
    let entry = Entry {
        action: shown.action,
        object: shown.object,
        detail: json!({ "field": shown.field, "reason": reason }),
    };
    within(tx, actor, at, (&SHOWINGS, entry, shown.field)).await
}

/// The same of a file: its row says of how many, and why. Write the file only after the commit.
pub async fn hand_out(
    tx: &ShopTx,
    actor: &Actor,
    at: Millis,
    out: HandedOut<'_>,
) -> Result<(), ShowingError> {
    let reason = reason(out.reason)?;
    let entry = Entry {
        action: out.action,
        object: out.object,
        detail: json!({ "count": out.count, "reason": reason, "file": out.file }),
    };
    within(tx, actor, at, (&FILES, entry, "file")).await
}

/// Writes down that what a member typed is compared with something personal, within their quota. Say how they compare only after the
/// commit.
pub async fn compare(
    tx: &ShopTx,
    actor: &Actor,
    at: Millis,
    entry: Entry<'_>,
) -> Result<(), ShowingError> {
    limited(tx, actor, at, (&MATCHES, entry)).await
}

/// As it is written down.
fn reason(said: &str) -> Result<String, ShowingError> {
    let reason = said.trim();
    if reason.is_empty() || reason.chars().count() > MOST_REASON {
        return Err(ShowingError::NoReason);
    }
    Ok(yingke_masking::text(reason))
}

async fn within(
    tx: &ShopTx,
    actor: &Actor,
    at: Millis,
    (quota, entry, field): (&Quota, Entry<'_>, &str),
) -> Result<(), ShowingError> {
    let event = CustomerShown {
        member: actor.member()?.id,
        object: entry.object.clone(),
        field: field.to_owned(),
    };
    limited(tx, actor, at, (quota, entry)).await?;
    tx.emit(&event, at).await?;
    Ok(())
}

async fn limited(
    tx: &ShopTx,
    actor: &Actor,
    at: Millis,
    (quota, entry): (&Quota, Entry<'_>),
) -> Result<(), ShowingError> {
    let member = actor.member()?.id;
    // Counting is no lock: without this, requests at the same moment would all find room.
    tx.lock(member.0.as_u64_pair().1 as i64).await?;
    quota.has_room(tx, member, at).await?;
    write_down(tx, actor, at, entry).await?;
    Ok(())
}

impl Quota {
    async fn has_room(
        &self,
        tx: &ShopTx,
        member: MemberId,
        at: Millis,
    ) -> Result<(), ShowingError> {
        let rows = tx
            .rows::<record::Entity>()
            .with(record::Column::ActorId.eq(member.0))
            .with(record::Column::Action.is_in(self.actions.iter().copied()))
            .with(record::Column::At.gt(at - self.within_ms))
            .descending(record::Column::No)
            .limit(self.most);
        let shown = rows.all().await?;
        match shown.last() {
            Some(oldest) if shown.len() as u64 == self.most => Err(ShowingError::TooMany {
                retry_ms: (oldest.at + self.within_ms - at) as u64,
            }),
            _ => Ok(()),
        }
    }
}

impl From<ShowingError> for Problem {
    fn from(error: ShowingError) -> Self {
        match error {
            ShowingError::NoReason => Self::bad_request(error.to_string()),
            ShowingError::TooMany { retry_ms } => Self::too_fast(retry_ms),
            ShowingError::Denied(denied) => denied.into(),
            ShowingError::Storage(error) => error.into(),
        }
    }
}
