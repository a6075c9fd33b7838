//! What must be true of the orders of a list.

mod fits;
mod lines;
mod origin;
mod standing;
mod which;

use std::ops::Range;

use super::{OrderTime, place::Sorted, words::Words};
use crate::{
    trade::{AskedConcern, RefundState},
    vocabulary::{Millis, ProductId},
};

pub use self::{
    lines::{cases_in, has_line, holds, is_under_way, refunds_under_way, titled},
    origin::{Origin, is_from_here},
    standing::{Standing, to_ship},
};

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
    /// What somebody should see to of its parcels.
    pub concern: Option<AskedConcern>,
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
}
