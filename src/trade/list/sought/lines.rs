//! Orders by what is true of a line.

use sea_orm::{
    ColumnTrait, ExprTrait,
    sea_query::{Expr, Func, LikeExpr, Query},
};
use yingke_schema::trade::{
    line,
    order::{self, Column as C},
};

use crate::{
    storage::ShopDb,
    trade::{RefundState, storage::LineRow},
};

/// Somebody has still to do something about a refund of it.
pub fn is_under_way(line: &LineRow) -> bool {
    RefundState::of_code(&line.refund_state).is_some_and(RefundState::is_under_way)
}

pub fn refunds_under_way() -> Expr {
    line::Column::RefundState.is_in(RefundState::under_way_codes())
}

pub fn cases_in(state: RefundState) -> Expr {
    line::Column::RefundState.eq(state.code())
}

/// As it was called when it was bought.
pub fn titled(lower: &str) -> Expr {
    holds(Expr::col((line::Entity, line::Column::Title)), lower)
}

/// These words stand somewhere in it, in whatever case.
pub fn holds(column: Expr, lower: &str) -> Expr {
    let literal = lower
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    Expr::expr(Func::lower(column)).like(LikeExpr::new(format!("%{literal}%")).escape('\\'))
}

/// An order has such a line.
pub fn has_line(db: &ShopDb, which: Expr) -> Expr {
    let own = (order::Entity, C::Id);
    let of_it = Query::select()
        .expr(Expr::value(1_i64))
        .from(line::Entity)
        .and_where(line::Column::ShopId.eq(db.shop()))
        .and_where(Expr::col((line::Entity, line::Column::OrderId)).equals(own))
        .and_where(which)
        .to_owned();
    Expr::exists(of_it)
}
