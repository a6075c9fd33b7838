use sea_orm::{ColumnTrait, Condition, ExprTrait};
use uuid::Uuid;
use yingke_schema::trade::after_sale::{Column as C, Model};

use crate::vocabulary::{Millis, OrderId};

/// Where a case stands among those under way, by the time left; a page ends there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    due_at: Millis,
    order: OrderId,
    line: i64,
}

impl Place {
    pub fn of(row: &Model) -> Option<Self> {
        Some(Self {
            due_at: row.due_at?,
            order: row.order_id,
            line: row.line_no,
        })
    }

    /// None where the words were not made by [`Self::cursor`].
    pub fn of_cursor(cursor: &str) -> Option<Self> {
        let mut parts = cursor.splitn(3, '.');
        Some(Self {
            due_at: parts.next()?.parse().ok()?,
            order: OrderId(parts.next()?.parse::<Uuid>().ok()?),
            line: parts.next()?.parse().ok()?,
        })
    }

    pub fn cursor(self) -> String {
        format!("{}.{}.{}", self.due_at, self.order, self.line)
    }

    /// Cases that have more time left.
    pub fn behind(self) -> Condition {
        let same = C::DueAt.eq(self.due_at);
        let beside = same.clone().and(C::OrderId.gt(self.order));
        let of_order = same
            .and(C::OrderId.eq(self.order))
            .and(C::LineNo.gt(self.line));
        let later = Condition::any().add(C::DueAt.gt(self.due_at));
        Condition::all()
            // Said once more for the index.
            .add(C::DueAt.gte(self.due_at))
            .add(later.add(beside).add(of_order))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let place = Place {
            due_at: 1_763_800_000_000,
            order: OrderId(Uuid::from_u128(7)),
            line: 2,
        };
        assert_eq!(Place::of_cursor(&place.cursor()), Some(place));
        for wrong in ["", "1", "1.2.3", "1.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(Place::of_cursor(wrong), None, "{wrong}");
        }
    }
}
