use std::ops::Range;

use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Func, LikeExpr, Query},
};
use yingke_schema::trade::{
    line,
    order::{self, Column as C},
};

use super::{OrderTime, Outline, due::due_within, place::Sorted, words::Words};
use crate::{
    catalogue::Coded,
    storage::ShopDb,
    trade::{
        RefundState, Source, State,
        invoice::{is_to_invoice, to_invoice},
        refund_stuck::refund_stuck,
        storage::{LineRow, OrderRow},
        to_reply::to_reply,
    },
    vocabulary::{Millis, ProductId},
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

    fn fits(self, order: &Outline) -> bool {
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
    fn hidden(self) -> Condition {
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
    fn may_have(self, time: OrderTime) -> bool {
        match self {
            Self::In(state) => time.may_be_in(state),
            Self::ToShip => {
                let mut states = State::ALL.into_iter();
                states.any(|state| state.has_to_ship() && time.may_be_in(state))
            }
        }
    }
}

/// Where an order was placed, as somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Here,
    From(Source),
}

impl Origin {
    /// `here`, or a source's code.
    pub fn of_code(code: &str) -> Option<Self> {
        if code == "here" {
            return Some(Self::Here);
        }
        Source::of_code(code).map(Self::From)
    }

    fn fits(self, order: &Outline) -> bool {
        match self {
            Self::Here => order.source.is_empty(),
            Self::From(source) => order.source == source.code(),
        }
    }

    pub fn which(self) -> Condition {
        match self {
            Self::Here => Condition::all().add(is_from_here()),
            Self::From(source) => Condition::all()
                .add(C::Source.eq(source.code()))
                .add(Expr::cust(ELSEWHERE)),
        }
    }
}

/// Word for word as the indices `order_closed_paid` and `order_closed_shipped` have it: most closed orders were never paid, and a walk by
/// those times meets none of them.
const CLOSED: &str = "state = 'TRADE_CLOSED'";

/// Most are from here. Word for word as the index `order_by_source` has it: only so do databases go by it.
const ELSEWHERE: &str = "source <> ''";

pub fn is_from_here() -> Expr {
    C::Source.eq("")
}

/// What this shop still has to ship; orders of elsewhere are delivered there.
pub fn to_ship() -> Condition {
    let states = State::ALL.into_iter().filter(|state| state.has_to_ship());
    Condition::all()
        .add(C::State.is_in(states.map(State::code)))
        .add(is_from_here())
}

/// What must be true of an order.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each narrows by a fact of its own"
)]
pub struct Sought {
    pub words: Option<Words>,
    pub standing: Option<Standing>,
    pub flag: Option<i16>,
    /// What `from` and `to` are about, and the list goes by, the newest first.
    pub time: OrderTime,
    /// When it has to leave: then the list goes by that, the first first.
    pub due: Option<Range<Millis>>,
    /// Then or later.
    pub from: Option<Millis>,
    /// Before.
    pub to: Option<Millis>,
    pub min_fen: Option<i64>,
    pub max_fen: Option<i64>,
    pub product: Option<ProductId>,
    pub origin: Option<Origin>,
    pub is_refunding: bool,
    /// How the last case of a line stands.
    pub refund_state: Option<RefundState>,
    /// The shop has not replied to all that was said of it.
    pub is_to_reply: bool,
    /// Its invoice was asked for, and is to be issued.
    pub is_to_invoice: bool,
    /// Money of it did not go back.
    pub is_refund_stuck: bool,
}

impl Sought {
    pub const fn sorted(&self) -> Sorted {
        match self.due {
            Some(_) => Sorted::FirstDue,
            None => Sorted::Newest(self.time),
        }
    }

    /// Whether an order is not enough to tell.
    pub fn asks_lines(&self) -> bool {
        self.words.is_some()
            || self.product.is_some()
            || self.is_refunding
            || self.refund_state.is_some()
    }

    /// Whether no order can have all of it, so that none needs to be looked at.
    pub fn is_impossible(&self) -> bool {
        self.standing
            .is_some_and(|standing| !standing.may_have(self.time))
    }

    /// Whether all of it is true that an outline tells.
    pub fn may_fit(&self, order: &Outline) -> bool {
        let at = self.time.of(order);
        self.standing.is_none_or(|standing| standing.fits(order))
            && self.is_due(order)
            && self.flag.is_none_or(|flag| order.flag == flag)
            && self.from.is_none_or(|from| at.is_some_and(|at| at >= from))
            && self.to.is_none_or(|to| at.is_some_and(|at| at < to))
            && self.min_fen.is_none_or(|fen| order.total_fen >= fen)
            && self.max_fen.is_none_or(|fen| order.total_fen <= fen)
            && self.origin.is_none_or(|origin| origin.fits(order))
            && (!self.is_to_reply || order.to_reply > 0)
    }

    fn is_due(&self, order: &Outline) -> bool {
        let due = self.due.as_ref();
        due.is_none_or(|due| order.ship_by.is_some_and(|at| due.contains(&at)))
    }

    /// Whether the rest is true of an order that [`Self::may_fit`]; `lines` where [`Self::asks_lines`]. Of money that did not go back an
    /// order says nothing: those that have some are asked for first.
    pub fn fits(&self, row: &OrderRow, lines: &[LineRow]) -> bool {
        let bought = |product: ProductId| lines.iter().any(|line| line.product_id == Some(product));
        let stands = |state: RefundState| {
            let code = state.code();
            lines.iter().any(|line| line.refund_state == code)
        };
        self.product.is_none_or(bought)
            && (!self.is_to_invoice || is_to_invoice(row))
            && (!self.is_refunding || lines.iter().any(is_under_way))
            && self.refund_state.is_none_or(stands)
            && self
                .words
                .as_ref()
                .is_none_or(|words| words.fit(row, lines))
    }

    /// The same for the database: state, flag and time by an index, or the time to ship alone, and whatever else could lead it to another
    /// is hidden.
    pub fn which(&self, db: &ShopDb) -> Condition {
        let total = || Expr::col((order::Entity, C::TotalFen)).add(0_i64);
        let product = self.product.map(|id| line::Column::ProductId.eq(id));
        let refunds = self.is_refunding.then(refunds_under_way);
        let cases = self.refund_state.map(cases_in);
        let lines = product.into_iter().chain(refunds).chain(cases);
        let time = self.time.column();
        let is_by_due = self.due.is_some();
        let standing = |of: Standing| if is_by_due { of.hidden() } else { of.which() };
        let flag = |flag: i16| {
            if is_by_due {
                let hidden = Expr::col((order::Entity, C::Flag)).add(0_i64);
                hidden.is_in([i64::from(flag)])
            } else {
                C::Flag.eq(flag)
            }
        };
        let which = Condition::all()
            .add_option(self.due.as_ref().map(due_within))
            .add_option(self.standing.map(standing))
            .add_option(self.flag.map(flag))
            .add_option(self.origin.map(Origin::which))
            .add_option(self.is_to_reply.then(to_reply))
            .add_option(self.is_to_invoice.then(to_invoice))
            .add_option(self.is_refund_stuck.then(|| refund_stuck(db)))
            .add_option(self.from.map(|from| time.gte(from)))
            .add_option(self.to.map(|to| time.lt(to)))
            .add_option(self.min_fen.map(|fen| total().gte(fen)))
            .add_option(self.max_fen.map(|fen| total().lte(fen)))
            .add_option(self.words.as_ref().map(|words| said(db, words)));
        lines.fold(which, |which, line| which.add(has_line(db, line)))
    }
}

/// Any of it, so that no index fits.
fn said(db: &ShopDb, words: &Words) -> Condition {
    let title = words.may_be_text().then(|| titled(words.lower()));
    let coded = coded(words.coded()).into_iter();
    let any = Condition::any().add_option(title.map(|title| has_line(db, title)));
    let any = coded.fold(any, |any, line| any.add(has_line(db, line)));
    words
        .of_orders_hidden()
        .into_iter()
        .fold(any, Condition::add)
}

/// What has such a code, so that no index of it fits: each order looks at its own lines.
fn coded(Coded { products, skus }: &Coded) -> Vec<Expr> {
    let hidden = |column: line::Column| {
        let column = || Expr::col((line::Entity, column));
        Expr::expr(Func::coalesce([column(), column()]))
    };
    let mut which = Vec::new();
    if !products.is_empty() {
        let ids = products.iter().map(|id| id.0);
        which.push(hidden(line::Column::ProductId).is_in(ids));
    }
    if !skus.is_empty() {
        let ids = skus.iter().map(|id| id.0);
        which.push(hidden(line::Column::SkuId).is_in(ids));
    }
    which
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_orders_are_asked_for_in_the_words_of_their_indices() {
        let sql = include_str!("../../../schema/src/migrations/m0062_closed_orders.sql");
        assert_eq!(CLOSED, format!("state = '{}'", State::TradeClosed.code()));
        for time in ["paid_at", "shipped_at"] {
            let index = format!("WHERE {CLOSED} AND {time} IS NOT NULL;");
            assert!(sql.contains(&index), "{index}");
        }
    }
}
