use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Func, Query},
};
use serde::Deserialize;
use utoipa::ToSchema;
use yingke_schema::trade::{
    line,
    order::{self, Column as C},
};

use crate::{
    storage::ShopDb,
    trade::{RefundState, State, list::has_line},
};

/// What an order waits for, as its customer asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MyStanding {
    /// 待付款
    ToPay,
    /// 待发货: nothing of it has left.
    ToShip,
    /// 待收货: some of it has left, or all.
    ToReceive,
    /// 待评价: it is finished, and a line of it may still be reviewed.
    ToReview,
    /// 退款售后: something of it was ever asked back.
    AfterSale,
}

impl MyStanding {
    pub fn which(self, db: &ShopDb) -> Condition {
        let all = Condition::all().add_option(self.states().map(in_states));
        match self {
            Self::ToPay | Self::ToShip | Self::ToReceive => all,
            Self::ToReview => all.add(is_to_review(db)),
            Self::AfterSale => {
                let none = RefundState::NoRefund.code();
                all.add(has_line(db, line::Column::RefundState.ne(none)))
            }
        }
    }

    /// None: whatever its state.
    pub const fn states(self) -> Option<&'static [State]> {
        match self {
            Self::ToPay => Some(&[State::WaitBuyerPay]),
            Self::ToShip => Some(&[State::WaitSellerSendGoods]),
            Self::ToReceive => Some(&[State::SellerConsignedPart, State::WaitBuyerConfirmGoods]),
            Self::ToReview => Some(&[State::TradeFinished]),
            Self::AfterSale => None,
        }
    }
}

/// So that no index of it fits: a customer's own are few, a shop's in one state many.
fn in_states(states: &[State]) -> Expr {
    let state = || Expr::col((order::Entity, C::State));
    let codes = states.iter().map(|state| state.code());
    Expr::expr(Func::coalesce([state(), state()])).is_in(codes)
}

/// What is not sold here has no page for a review; of all else a line is reviewed once.
fn is_to_review(db: &ShopDb) -> Expr {
    let own = (order::Entity, C::Id);
    let sold_here = Query::select()
        .expr(Func::count(Expr::col((line::Entity, line::Column::No))))
        .from(line::Entity)
        .and_where(line::Column::ShopId.eq(db.shop()))
        .and_where(Expr::col((line::Entity, line::Column::OrderId)).equals(own))
        .and_where(line::Column::ProductId.is_not_null())
        .to_owned();
    Expr::from(sold_here).gt(Expr::col((order::Entity, C::Reviewed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_goes_on_waits_for_one_thing() {
        let standings = [
            MyStanding::ToPay,
            MyStanding::ToShip,
            MyStanding::ToReceive,
            MyStanding::ToReview,
        ];
        let states = standings.into_iter().filter_map(MyStanding::states);
        let mut codes: Vec<_> = states.flatten().map(|state| state.code()).collect();
        let open = State::ALL.into_iter();
        let open = open.filter(|state| *state != State::TradeClosed);
        let mut wanted: Vec<_> = open.map(State::code).collect();
        codes.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(codes, wanted);
    }
}
