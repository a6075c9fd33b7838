//! What a line costs less now, or why nothing of it is given back.

use axum::http::StatusCode;

use crate::{
    http::Problem,
    trade::{
        Illegal, Order, TradeRules,
        compensation::protection::{difference_fen, is_halved},
    },
};

/// What a line costs less now, or did when its customer asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    pub fen: i64,
    /// Of one piece, by which it is judged.
    pub price_fen: i64,
    /// It costs more by now, or is not sold any more: what the customer asked for stands.
    pub is_as_asked: bool,
    /// By more than half, which may be a slip.
    pub is_halved: bool,
    /// A customer has it once the shop has looked at it: it is more than an agent gives back alone, or may be a slip.
    pub needs_shop: bool,
}

/// Why nothing of a price is given back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unprotected {
    #[error("It does not cost less now")]
    NoDifference,
    #[error("It costs less than half now: somebody above you looks whether that is right")]
    Halved,
    #[error(transparent)]
    Illegal(#[from] Illegal),
}

impl Unprotected {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoDifference => "no_difference",
            Self::Halved => "price_halved",
            Self::Illegal(illegal) => illegal.code(),
        }
    }
}

impl From<Unprotected> for Problem {
    fn from(why: Unprotected) -> Self {
        Self::new(StatusCode::CONFLICT, why.code(), why.to_string())
    }
}

/// Lines are no way around a limit.
pub(super) fn protected_fen(order: &Order) -> i64 {
    order.lines.iter().map(|line| line.protected_fen).sum()
}

pub(super) fn of_line(
    (order, rules): (&Order, &TradeRules),
    line: usize,
    is_in_time: bool,
    (now_fen, asked_fen): (Option<i64>, Option<i64>),
) -> Result<Difference, Unprotected> {
    let of = order.lines.get(line).ok_or(Illegal::NoSuchLine)?;
    if of.protected_fen > 0 {
        return Err(Illegal::Enough.into());
    }
    if !is_in_time {
        return Err(Illegal::WindowOver.into());
    }
    if of.refund.state.is_under_way() {
        return Err(Illegal::RefundOpen.into());
    }
    let price_fen = now_fen.into_iter().chain(asked_fen).min();
    let price_fen = price_fen.ok_or(Unprotected::NoDifference)?;
    let fen = difference_fen(order, line, price_fen);
    if fen <= 0 {
        return Err(Unprotected::NoDifference);
    }
    let is_halved = is_halved(order, line, price_fen);
    Ok(Difference {
        fen,
        price_fen,
        is_as_asked: now_fen != Some(price_fen),
        is_halved,
        needs_shop: is_halved || protected_fen(order) + fen > rules.most_refund_fen,
    })
}
