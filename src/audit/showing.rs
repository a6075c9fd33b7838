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
const PER_HOUR: u64 = 30;
const MOST_REASON: usize = 200;
/// What the matrix calls the two ways to be shown personal data.
const SHOWINGS: [&str; 2] = ["show_customer_data", "show_order_data"];

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

/// A member saw something personal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerShown {
    pub member: MemberId,
    pub object: String,
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
    let member = actor.member()?.id;
    let reason = shown.reason.trim();
    if reason.is_empty() || reason.chars().count() > MOST_REASON {
        return Err(ShowingError::NoReason);
    }
    // Counting is no lock: without this, requests at the same moment would all find room.
    tx.lock(member.0.as_u64_pair().1 as i64).await?;
    within_quota(tx, member, at).await?;
    let detail = json!({ "field": shown.field, "reason": yingke_masking::text(reason) });
    let entry = Entry {
        action: shown.action,
        object: shown.object.clone(),
        detail,
    };
    write_down(tx, actor, at, entry).await?;
    let event = CustomerShown {
        member,
        object: shown.object,
        field: shown.field.to_owned(),
    };
    tx.emit(&event, at).await?;
    Ok(())
}

async fn within_quota(tx: &ShopTx, member: MemberId, at: Millis) -> Result<(), ShowingError> {
    let rows = tx
        .rows::<record::Entity>()
        .with(record::Column::ActorId.eq(member.0))
        .with(record::Column::Action.is_in(SHOWINGS))
        .with(record::Column::At.gt(at - HOUR_MS))
        .descending(record::Column::No)
        .limit(PER_HOUR);
    let shown = rows.all().await?;
    match shown.last() {
        Some(oldest) if shown.len() as u64 == PER_HOUR => Err(ShowingError::TooMany {
            retry_ms: (oldest.at + HOUR_MS - at) as u64,
        }),
        _ => Ok(()),
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
