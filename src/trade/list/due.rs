use std::ops::Range;

use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::trade::order::Column as C;

use crate::{
    storage::{ShopDb, StorageError},
    trade::trade_rules,
    vocabulary::Millis,
};

/// What still has to leave, by its time to ship (发货时限): late 已超时, soon 即将超时 within the hours of `due_soon_h`, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShipDue {
    Late,
    Soon,
    Any,
}

impl ShipDue {
    const fn within(self, now: Millis, soon: Millis) -> Range<Millis> {
        let in_time = now + 1;
        match self {
            Self::Late => Millis::MIN..in_time,
            Self::Soon => in_time..now + soon,
            Self::Any => Millis::MIN..Millis::MAX,
        }
    }
}

/// When that has to leave which is asked for; the shop's rules say what is soon.
pub async fn when(
    db: &ShopDb,
    asked: Option<ShipDue>,
    now: Millis,
) -> Result<Option<Range<Millis>>, StorageError> {
    let Some(asked) = asked else {
        return Ok(None);
    };
    let (rules, _) = trade_rules::rules_of(db).await?;
    Ok(Some(asked.within(now, rules.after_sale.due_soon_ms())))
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
        let late = ShipDue::Late.within(10, 5);
        let soon = ShipDue::Soon.within(10, 5);
        assert!(late.contains(&10) && !soon.contains(&10));
        assert!(soon.contains(&11) && !late.contains(&11));
        assert!(soon.contains(&14) && !soon.contains(&15));
    }
}
