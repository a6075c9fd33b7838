use sea_orm::{ColumnTrait, Condition, ExprTrait};
use uuid::Uuid;
use yingke_schema::trade::request::Column as C;

use super::storage::RequestRow;
use crate::vocabulary::{Millis, OrderId};

/// Where a request stands among all, newest first; a page ends there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    at: Millis,
    order: OrderId,
    no: i64,
}

impl Place {
    pub const fn of(row: &RequestRow) -> Self {
        Self {
            at: row.at,
            order: row.order_id,
            no: row.no,
        }
    }

    /// None where the words were not made by [`Self::cursor`].
    pub fn of_cursor(cursor: &str) -> Option<Self> {
        let mut parts = cursor.splitn(3, '.');
        Some(Self {
            at: parts.next()?.parse().ok()?,
            order: OrderId(parts.next()?.parse::<Uuid>().ok()?),
            no: parts.next()?.parse().ok()?,
        })
    }

    pub fn cursor(self) -> String {
        format!("{}.{}.{}", self.at, self.order, self.no)
    }

    /// Older ones.
    pub fn behind(self) -> Condition {
        let same = C::At.eq(self.at);
        let beside = same.clone().and(C::OrderId.lt(self.order));
        let of_order = same.and(C::OrderId.eq(self.order)).and(C::No.lt(self.no));
        let older = Condition::any().add(C::At.lt(self.at));
        Condition::all()
            // Said once more for the index.
            .add(C::At.lte(self.at))
            .add(older.add(beside).add(of_order))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let place = Place {
            at: 1_763_800_000_000,
            order: OrderId(Uuid::from_u128(7)),
            no: 2,
        };
        assert_eq!(Place::of_cursor(&place.cursor()), Some(place));
        for wrong in ["", "1", "1.2.3", "1.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(Place::of_cursor(wrong), None, "{wrong}");
        }
    }
}
