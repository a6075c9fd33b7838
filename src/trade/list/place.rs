use sea_orm::{ColumnTrait, Condition, ExprTrait};
use uuid::Uuid;
use yingke_schema::trade::order::Column;

use super::{OrderTime, Outline};
use crate::{
    http::Problem,
    trade::storage::OrderRow,
    vocabulary::{Millis, OrderId},
};

/// What a list goes by: the latest of that time first, or what has to leave first.
#[derive(Clone, Copy, Debug)]
pub enum Sorted {
    Newest(OrderTime),
    FirstDue,
}

/// Where an order stands among all by one of its times, and a page ends. By when it was placed it never moves, whatever becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The time to ship counts down, so that the greatest comes first there too.
    at: Millis,
    id: OrderId,
}

impl Place {
    /// None: what the list goes by is not so of it.
    pub fn of(row: &OrderRow, sorted: Sorted) -> Option<Self> {
        Outline::from(row).place(sorted)
    }

    pub const fn new(at: Millis, id: OrderId) -> Self {
        Self { at, id }
    }

    /// What a question for the next page says; none: it is for the first.
    pub fn asked(cursor: Option<&str>) -> Result<Option<Self>, Problem> {
        let Some(cursor) = cursor.filter(|cursor| !cursor.is_empty()) else {
            return Ok(None);
        };
        let place = Self::of_cursor(cursor);
        let place = place.ok_or_else(|| Problem::bad_request("cursor: what a page before said"))?;
        Ok(Some(place))
    }

    /// The order that is there.
    pub const fn order(self) -> OrderId {
        self.id
    }

    /// None where the words were not made by [`Self::cursor`].
    fn of_cursor(cursor: &str) -> Option<Self> {
        let (at, id) = cursor.split_once('.')?;
        Some(Self {
            at: at.parse().ok()?,
            id: OrderId(id.parse::<Uuid>().ok()?),
        })
    }

    pub fn cursor(self) -> String {
        format!("{}.{}", self.at, self.id)
    }

    /// Orders that come after it.
    pub fn behind(self, sorted: Sorted) -> Condition {
        let (column, at) = match sorted {
            Sorted::Newest(time) => (time.column(), self.at),
            Sorted::FirstDue => (Column::ShipBy, self.at.saturating_neg()),
        };
        let beside = column.eq(at).and(Column::Id.lt(self.id));
        let (behind, not_before) = match sorted {
            Sorted::Newest(_) => (column.lt(at), column.lte(at)),
            Sorted::FirstDue => (column.gt(at), column.gte(at)),
        };
        Condition::all()
            // Said once more for the index.
            .add(not_before)
            .add(Condition::any().add(behind).add(beside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let place = Place {
            at: 1_763_800_000_000,
            id: OrderId(Uuid::from_u128(7)),
        };
        assert_eq!(Place::of_cursor(&place.cursor()), Some(place));
        for wrong in ["", "1", "1.2", "x.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(Place::of_cursor(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn of_one_moment_the_id_decides() {
        let at = |at, id| Place {
            at,
            id: OrderId(Uuid::from_u128(id)),
        };
        assert!(at(2, 1) > at(1, 9) && at(1, 2) > at(1, 1));
    }
}
