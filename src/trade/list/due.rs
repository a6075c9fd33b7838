use std::ops::Range;

use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::trade::order::Column as C;

use crate::vocabulary::Millis;

/// As a row's mark says that it is near.
const SOON_MS: Millis = 6 * 60 * 60_000;

/// What still has to leave, by its time to ship (发货时限): late 已超时, soon 即将超时 within six hours, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShipDue {
    Late,
    Soon,
    Any,
}

impl ShipDue {
    /// When that has to leave.
    pub const fn within(self, now: Millis) -> Range<Millis> {
        let in_time = now + 1;
        match self {
            Self::Late => Millis::MIN..in_time,
            Self::Soon => in_time..now + SOON_MS,
            Self::Any => Millis::MIN..Millis::MAX,
        }
    }
}

/// In the words of the index `order_ship_by`.
pub fn due_within(due: &Range<Millis>) -> Condition {
    Condition::all()
        .add(C::ShipBy.is_not_null())
        .add(C::ShipBy.gte(due.start))
        .add(C::ShipBy.lt(due.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_is_not_soon() {
        let late = ShipDue::Late.within(10);
        let soon = ShipDue::Soon.within(10);
        assert!(late.contains(&10) && !soon.contains(&10));
        assert!(soon.contains(&11) && !late.contains(&11));
        assert!(soon.contains(&(9 + SOON_MS)) && !soon.contains(&(10 + SOON_MS)));
    }
}
