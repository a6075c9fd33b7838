use std::collections::{HashMap, HashSet};

use super::{
    rules::{MINUTE_MS, Rules, Serves},
    storage,
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// Whoever went off duty longer ago is looked up only where somebody is still with them.
const LOOKED_BACK_MS: Millis = 2 * 24 * 60 * MINUTE_MS;

/// Whose time it is to serve, at one moment.
#[derive(Clone, Debug)]
pub enum Duty {
    /// The shop does not go by shifts: whoever is at the desk serves.
    Present,
    Only {
        by: Serves,
        on: HashSet<MemberId>,
        /// When it ended for those who are off duty again, of the last two days.
        ended: HashMap<MemberId, Millis>,
    },
}

impl Duty {
    pub fn serves(&self, member: MemberId) -> bool {
        match self {
            Self::Present => true,
            Self::Only { on, .. } => on.contains(&member),
        }
    }

    /// Members who have been off duty since `at` or before.
    pub fn over_since(&self, at: Millis) -> Vec<MemberId> {
        let Self::Only { on, ended, .. } = self else {
            return Vec::new();
        };
        let over = ended
            .iter()
            .filter(|(member, end)| **end <= at && !on.contains(*member));
        over.map(|(member, _)| *member).collect()
    }

    fn of(
        by: Serves,
        stretches: impl Iterator<Item = (MemberId, Millis, Option<Millis>)>,
        now: Millis,
    ) -> Self {
        let (mut on, mut ended) = (HashSet::new(), HashMap::new());
        for (member, from, to) in stretches {
            match to {
                Some(to) if to <= now => {
                    let last = ended.entry(member).or_insert(to);
                    *last = to.max(*last);
                }
                _ if from <= now => {
                    on.insert(member);
                }
                _ => {}
            }
        }
        Self::Only { by, on, ended }
    }
}

/// Whose time it is, by the shop's rules; at most two small reads.
pub async fn duty(db: &ShopDb, now: Millis) -> Result<Duty, StorageError> {
    let (rules, _) = storage::rules_of(db).await?;
    duty_by(&rules, db, now).await
}

pub async fn duty_by(rules: &Rules, db: &ShopDb, now: Millis) -> Result<Duty, StorageError> {
    let (early, late) = (rules.early_min * MINUTE_MS, rules.late_min * MINUTE_MS);
    let back = now - LOOKED_BACK_MS;
    match rules.serves {
        Serves::Present => Ok(Duty::Present),
        Serves::Planned => {
            let shifts = storage::shifts_between(db, back, now + early + 1).await?;
            let shifts = shifts
                .into_iter()
                .map(|s| (s.member_id, s.starts_at - early, Some(s.ends_at + late)));
            Ok(Duty::of(rules.serves, shifts, now))
        }
        Serves::ClockedOn => {
            let clockings = storage::clockings_between(db, back, now + 1, None).await?;
            let on_duty = clockings.into_iter().filter(|one| !one.is_rest);
            Ok(Duty::of(
                rules.serves,
                on_duty.map(|one| (one.member_id, one.from_at, one.to_at)),
                now,
            ))
        }
    }
}

/// Those of `members` who went off duty before [`duty`] looks back. Whoever never was on duty is not meant: they serve by hand.
pub async fn long_over(
    db: &ShopDb,
    duty: &Duty,
    members: impl Iterator<Item = MemberId>,
    now: Millis,
) -> Result<Vec<MemberId>, StorageError> {
    let Duty::Only { by, on, ended } = duty else {
        return Ok(Vec::new());
    };
    let unknown = members.filter(|member| !on.contains(member) && !ended.contains_key(member));
    let unknown: Vec<_> = unknown.collect();
    if unknown.is_empty() {
        return Ok(unknown);
    }
    match by {
        Serves::ClockedOn => storage::once_clocked(db, &unknown, now).await,
        Serves::Planned | Serves::Present => storage::once_planned(db, &unknown, now).await,
    }
}
