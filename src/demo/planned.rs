//! Shifts of this week and the next: early, late and in between in turn, everyone with two days off a week.

use super::{desk, story::DAY, world::begin};
use crate::{
    calendar::{LocalTime, Span},
    demo::content::MemberSheet,
    shifts,
    storage::{StorageError, Store},
    vocabulary::{Millis, ShopId},
};
use yingke_schema::members::member::Role;

const WEEKS: i64 = 2;
const HOUR: i64 = 60;
/// By place among those who serve, going round.
const SPANS: [Span; 3] = [
    Span {
        from: 8 * HOUR,
        to: 16 * HOUR,
    },
    Span {
        from: 15 * HOUR,
        to: 23 * HOUR,
    },
    Span {
        from: 10 * HOUR,
        to: 18 * HOUR,
    },
];

pub async fn write_shifts(
    store: &Store,
    shop: ShopId,
    slug: &str,
    members: &[MemberSheet],
    now: Millis,
) -> Result<(), StorageError> {
    let db = store.shop(shop);
    if !shifts::shifts_between(&db, now - 8 * DAY, now + 20 * DAY)
        .await?
        .is_empty()
    {
        return Ok(());
    }
    let today = LocalTime::of(now).date;
    let monday = today.plus(1 - today.weekday());
    let serving = members.iter().enumerate();
    let serving = serving.filter(|(_, one)| matches!(one.role, Role::Agent | Role::Supervisor));
    let tx = begin(store, shop).await?;
    for (nth, (place, member)) in serving.enumerate() {
        let id = desk::member_id(slug, place, member);
        for ahead in 0..7 * WEEKS {
            // Everyone has two days off, not the same.
            let is_off = (ahead + 2 * nth as i64) % 7 >= 5;
            if !is_off {
                let span = SPANS[nth % SPANS.len()];
                shifts::plan_shift(&tx, id, monday.plus(ahead), span, now).await?;
            }
        }
    }
    tx.commit().await
}
