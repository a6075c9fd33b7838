//! Receptions that began while nobody was there, day by day: dispatch forgets after a month why it decided, and any day may be
//! counted anew, by other rules.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::storage;
use crate::{
    calendar::{DAY_MS, Date, LocalTime},
    dispatch,
    storage::{ShopDb, StorageError, Store},
    vocabulary::{ConversationId, Millis, ShopId},
};

type Reception = (ConversationId, i64);

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Left {
    pub nobody: HashSet<Reception>,
    /// All who were there were suspended; judges differ on it.
    pub suspended: HashSet<Reception>,
}

impl Left {
    /// As it was noted; earlier programs noted the first set alone.
    pub fn read(noted: &str) -> Option<Self> {
        let both = serde_json::from_str(noted).ok();
        both.or_else(|| {
            let nobody = serde_json::from_str(noted).ok()?;
            let suspended = HashSet::new();
            Some(Self { nobody, suspended })
        })
    }

    fn add(&mut self, more: Self) {
        self.nobody.extend(more.nobody);
        self.suspended.extend(more.suspended);
    }
}

/// Days that are looked through for what was not noted yet; dispatch knows them all.
const LOOKED_BACK: i64 = 27;
/// A decision of the last minute before midnight is surely written by then.
const SETTLED_MS: Millis = 60 * 60 * 1_000;

/// Of the days from `first` to `last`; none where it is not known any more.
pub async fn left_on(
    db: &ShopDb,
    [first, last]: [Date; 2],
    now: Millis,
) -> Result<Option<Left>, StorageError> {
    let noted = storage::left_between(db, [first, last]).await?;
    let missing = missing([first, last], &noted);
    let mut left = Left::default();
    for of_day in noted.into_values() {
        left.add(of_day);
    }
    if let (Some(first), Some(last)) = (missing.first(), missing.last()) {
        if !dispatch::knows_left(before(*first), now) {
            return Ok(None);
        }
        let seen = seen(db, [*first, *last]).await?;
        for of_day in seen.into_values() {
            left.add(of_day);
        }
    }
    Ok(Some(left))
}

/// Notes what was left on days that are over, before dispatch forgets.
pub async fn note_left(
    store: &Store,
    shops: impl IntoIterator<Item = ShopId>,
    now: Millis,
) -> Result<(), StorageError> {
    let last = LocalTime::of(now - SETTLED_MS).date.plus(-1);
    let days = [last.plus(1 - LOOKED_BACK), last];
    for shop in shops {
        let db = store.shop(shop);
        let noted = storage::left_between(&db, days).await?;
        let missing = missing(days, &noted);
        let (Some(first), Some(last)) = (missing.first(), missing.last()) else {
            continue;
        };
        let mut seen = seen(&db, [*first, *last]).await?;
        let tx = store.begin(shop).await?;
        for date in missing {
            let left = seen.remove(&date).unwrap_or_default();
            storage::keep_left(&tx, date, &left).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn missing([first, last]: [Date; 2], noted: &HashMap<Date, Left>) -> Vec<Date> {
    let days = (0..).map(|days| first.plus(days));
    let days = days.take_while(|date| *date <= last);
    days.filter(|date| !noted.contains_key(date)).collect()
}

/// A reception that began the day before has its first decision there.
fn before(date: Date) -> Millis {
    date.start() - DAY_MS
}

async fn seen(db: &ShopDb, [first, last]: [Date; 2]) -> Result<HashMap<Date, Left>, StorageError> {
    let left = dispatch::left_messages(db, before(first), last.plus(1).start()).await?;
    let mut seen: HashMap<_, Left> = HashMap::new();
    for (reception, alone) in left {
        let date = LocalTime::of(alone.at).date;
        if date < first {
            continue;
        }
        let of_day = seen.entry(date).or_default();
        if alone.all_suspended {
            of_day.suspended.insert(reception);
        } else {
            of_day.nobody.insert(reception);
        }
    }
    Ok(seen)
}
