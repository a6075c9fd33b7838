//! Where an order stands, as somebody asks for it.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Func},
};
use yingke_schema::trade::order::{self, Column as C};

use super::origin::is_from_here;
use crate::trade::{
    State,
    list::{OrderTime, Outline},
};

/// Where an order stands, as somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    In(State),
    /// Placed here, and something of it is still in the house.
    ToShip,
}

impl Standing {
    /// A state's code, or `TO_SHIP`.
    pub fn of_code(code: &str) -> Option<Self> {
        if code == "TO_SHIP" {
            return Some(Self::ToShip);
        }
        State::of_code(code).map(Self::In)
    }

    pub(super) fn fits(self, order: &Outline) -> bool {
        match self {
            Self::In(state) => order.state == state.code(),
            Self::ToShip => {
                let state = State::of_code(&order.state);
                order.source.is_empty() && state.is_some_and(State::has_to_ship)
            }
        }
    }

    pub fn which(self) -> Condition {
        match self {
            Self::In(State::TradeClosed) => Condition::all().add(Expr::cust(CLOSED)),
            Self::In(state) => Condition::all().add(C::State.eq(state.code())),
            Self::ToShip => to_ship(),
        }
    }

    /// The same, so that no index fits.
    pub(super) fn hidden(self) -> Condition {
        let state = || Expr::col((order::Entity, C::State));
        let is_meant = |of: &State| match self {
            Self::In(state) => *of == state,
            Self::ToShip => of.has_to_ship(),
        };
        let states = State::ALL.into_iter().filter(is_meant);
        let hidden = Expr::expr(Func::coalesce([state(), state()]));
        Condition::all().add(hidden.is_in(states.map(State::code)))
    }

    /// Whether an order that stands so may have that time.
    pub(super) fn may_have(self, time: OrderTime) -> bool {
        match self {
            Self::In(state) => time.may_be_in(state),
            Self::ToShip => {
                let mut states = State::ALL.into_iter();
                states.any(|state| state.has_to_ship() && time.may_be_in(state))
            }
        }
    }
}

/// Word for word as the indices `order_closed_paid` and `order_closed_shipped` have it: most closed orders were never paid, and a walk by
/// those times meets none of them.
const CLOSED: &str = "state = 'TRADE_CLOSED'";

/// What this shop still has to ship; orders of elsewhere are delivered there.
pub fn to_ship() -> Condition {
    let states = State::ALL.into_iter().filter(|state| state.has_to_ship());
    Condition::all()
        .add(C::State.is_in(states.map(State::code)))
        .add(is_from_here())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_orders_are_asked_for_in_the_words_of_their_indices() {
        let sql = include_str!("../../../../schema/src/migrations/m0062_closed_orders.sql");
        assert_eq!(CLOSED, format!("state = '{}'", State::TradeClosed.code()));
        for time in ["paid_at", "shipped_at"] {
            let index = format!("WHERE {CLOSED} AND {time} IS NOT NULL;");
            assert!(sql.contains(&index), "{index}");
        }
    }
}
