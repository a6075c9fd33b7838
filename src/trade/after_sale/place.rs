use sea_orm::{ColumnTrait, Condition, ExprTrait};
use uuid::Uuid;
use yingke_schema::trade::{
    after_sale::{Column as C, Model},
    asked_price,
};

use crate::vocabulary::{Millis, OrderId};

/// Which cases are listed, and so by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that wait, the least time left first.
    UnderWay,
    /// Those that are over, the last one first.
    Ended,
}

impl Which {
    pub const fn column(self) -> C {
        match self {
            Self::UnderWay => C::DueAt,
            Self::Ended => C::EndedAt,
        }
    }
}

/// Where a case stands in its list, by its time; a page ends there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    at: Millis,
    order: OrderId,
    line: i64,
}

impl Place {
    pub fn of(which: Which, row: &Model) -> Option<Self> {
        let at = match which {
            Which::UnderWay => row.due_at,
            Which::Ended => row.ended_at,
        };
        Some(Self {
            at: at?,
            order: row.order_id,
            line: row.line_no,
        })
    }

    /// None where the words were not made by [`Self::cursor`].
    pub fn of_cursor(cursor: &str) -> Option<Self> {
        let mut parts = cursor.splitn(3, '.');
        Some(Self {
            at: parts.next()?.parse().ok()?,
            order: OrderId(parts.next()?.parse::<Uuid>().ok()?),
            line: parts.next()?.parse().ok()?,
        })
    }

    pub fn cursor(self) -> String {
        format!("{}.{}.{}", self.at, self.order, self.line)
    }

    /// Where price protection that waits for the shop stands among the cases.
    pub fn of_asked(row: &asked_price::Model) -> Option<Self> {
        Some(Self {
            at: row.due_at?,
            order: row.order_id,
            line: row.line_no,
        })
    }

    /// By which the list is in order.
    pub const fn rank(self, which: Which) -> (Millis, OrderId, i64) {
        let at = match which {
            Which::UnderWay => self.at,
            Which::Ended => -self.at,
        };
        (at, self.order, self.line)
    }

    /// What has more time left, or ended before, by its time, order and line.
    pub fn behind<Column: ColumnTrait>(
        self,
        which: Which,
        (time, order, line): (Column, Column, Column),
    ) -> Condition {
        let same = time.eq(self.at);
        let beside = same.clone().and(order.gt(self.order));
        let of_order = same.and(order.eq(self.order)).and(line.gt(self.line));
        // Said once more for the index.
        let (on, far) = match which {
            Which::UnderWay => (time.gte(self.at), time.gt(self.at)),
            Which::Ended => (time.lte(self.at), time.lt(self.at)),
        };
        let later = Condition::any().add(far);
        Condition::all()
            .add(on)
            .add(later.add(beside).add(of_order))
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
            line: 2,
        };
        assert_eq!(Place::of_cursor(&place.cursor()), Some(place));
        for wrong in ["", "1", "1.2.3", "1.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(Place::of_cursor(wrong), None, "{wrong}");
        }
    }
}
