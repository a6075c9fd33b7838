use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::storage;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// How long a member was meant to serve, did, and rested, within some time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DutyTime)]
pub struct Worked {
    pub planned_ms: Millis,
    pub clocked_ms: Millis,
    pub rest_ms: Millis,
}

/// Of each member with any of it within `from..to`; what still goes on counts until `now`.
pub async fn worked(
    db: &ShopDb,
    from: Millis,
    to: Millis,
    now: Millis,
) -> Result<BTreeMap<MemberId, Worked>, StorageError> {
    let within = |starts: Millis, ends: Millis| (ends.min(to) - starts.max(from)).max(0);
    let mut of: BTreeMap<MemberId, Worked> = BTreeMap::new();
    for shift in storage::shifts_between(db, from, to).await? {
        of.entry(shift.member_id).or_default().planned_ms += within(shift.starts_at, shift.ends_at);
    }
    for one in storage::clockings_between(db, from, to, None).await? {
        let spent = within(one.from_at, one.to_at.unwrap_or(now));
        let sum = of.entry(one.member_id).or_default();
        if one.is_rest {
            sum.rest_ms += spent;
        } else {
            sum.clocked_ms += spent;
        }
    }
    Ok(of)
}
