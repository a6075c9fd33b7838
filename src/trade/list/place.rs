use sea_orm::{ColumnTrait, Condition, ExprTrait};
use uuid::Uuid;
use yingke_schema::trade::order::Column;

use crate::{
    trade::storage::OrderRow,
    vocabulary::{Millis, OrderId},
};

/// Where an order stands among all, and a page ends. It never moves, whatever becomes of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    at: Millis,
    id: OrderId,
}

impl Place {
    pub const fn of(row: &OrderRow) -> Self {
        Self {
            at: row.created_at,
            id: row.id,
        }
    }

    /// None where the words were not made by [`Self::cursor`].
    pub fn of_cursor(cursor: &str) -> Option<Self> {
        let (at, id) = cursor.split_once('.')?;
        Some(Self {
            at: at.parse().ok()?,
            id: OrderId(id.parse::<Uuid>().ok()?),
        })
    }

    pub fn cursor(self) -> String {
        format!("{}.{}", self.at, self.id)
    }

    /// Orders that come after it, newest first.
    pub fn behind(self) -> Condition {
        let beside = Column::CreatedAt.eq(self.at).and(Column::Id.lt(self.id));
        let behind = Condition::any().add(Column::CreatedAt.lt(self.at));
        Condition::all()
            // Said once more for the index.
            .add(Column::CreatedAt.lte(self.at))
            .add(behind.add(beside))
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
