//! How many pieces of a line a case is about, and how many have had their money back.

use super::Drops;
use crate::trade::{Event, Illegal, Line, Order, Refund, RefundKind, RefundState, money};

impl Refund {
    /// Of a line of so many pieces, those that the case is about.
    pub const fn pieces_of(&self, quantity: i64) -> i64 {
        match self.pieces {
            Some(pieces) => pieces,
            None => quantity - self.gone,
        }
    }

    /// It ended with money.
    pub const fn has_paid(&self) -> bool {
        matches!(self.state, RefundState::Success) && self.refunded_fen > 0
    }
}

impl Line {
    /// Those that its case is about.
    pub const fn case_pieces(&self) -> i64 {
        self.refund.pieces_of(self.item.quantity)
    }

    /// Those whose money went back, in this case or one before.
    pub const fn given_pieces(&self) -> i64 {
        self.refund.gone + self.refund.given
    }

    /// What went back in its cases.
    pub const fn given_fen(&self) -> i64 {
        self.refund.gone_fen + self.refund.refunded_fen
    }

    /// Of that: for the goods, and no freight or service.
    pub const fn goods_given_fen(&self) -> i64 {
        self.given_fen() - self.freight_gone_fen
    }

    /// Those that came back for their money.
    pub const fn returned_pieces(&self) -> i64 {
        let stays_here = stays_here(self.refund.kind, self.refund.is_back);
        let now = if stays_here && self.refund.has_paid() {
            self.case_pieces()
        } else {
            0
        };
        self.refund.returned + now
    }

    /// Those that a case may be about: no piece is paid back twice.
    pub const fn askable(&self) -> i64 {
        self.item.quantity - self.given_pieces()
    }
}

/// Once such a case is paid, the shop has its goods.
const fn stays_here(kind: RefundKind, is_back: bool) -> bool {
    match kind {
        RefundKind::GoodsBack => true,
        // What came back to be exchanged or mended stays here, where money was offered instead.
        RefundKind::MoneyOnly => is_back,
        RefundKind::Exchange | RefundKind::Reissue | RefundKind::Repair => false,
    }
}

impl Order {
    /// Of the pieces of the line's case, those that `amount_fen` pays back in full. What came back is paid for however little it was;
    /// and once nothing of the line is left to be given, all of it is: no case could be about the others.
    pub(in crate::trade) fn pieces_given(&self, line: usize, case: Refund, amount_fen: i64) -> i64 {
        let of = &self.lines[line];
        let most = case.pieces_of(of.item.quantity);
        // What was asked for after an old case was bounded by what that left.
        if case.drops == Drops::All {
            return most;
        }
        if money::is_rest_fen(self, line, amount_fen) {
            return of.item.quantity - case.gone;
        }
        if stays_here(case.kind, case.is_back) {
            return most;
        }
        let is_paid = |pieces: &i64| money::whole_of_pieces_fen(self, line, *pieces) <= amount_fen;
        (1..=most).rev().find(is_paid).unwrap_or(0)
    }

    /// Pieces that have not left yet, and never will if the line's case is paid as it was asked for.
    pub(in crate::trade) fn would_stay_here(&self, line: usize) -> i64 {
        let of = &self.lines[line];
        if !of.refund.state.is_under_way() {
            return 0;
        }
        of.stays_here(self.pieces_given(line, of.refund, of.refund.asked_fen))
    }

    /// The case that was just asked for, with the pieces it is about and what went back before it.
    pub(in crate::trade) fn of_pieces(
        &self,
        line: usize,
        event: &Event,
        after: Refund,
    ) -> Result<Refund, Illegal> {
        let (Event::RefundAsked { claim, .. } | Event::RefundChanged { claim, .. }) = event else {
            return Ok(after);
        };
        let of = &self.lines[line];
        let most = of.askable();
        if most == 0 {
            return Err(Illegal::Refund {
                refund: of.refund.state,
                event: event.kind(),
            });
        }
        let named = claim.quantity.unwrap_or(most);
        if !(1..=most).contains(&named) {
            return Err(Illegal::Quantity { most });
        }
        Ok(Refund {
            pieces: (named < most).then_some(named),
            gone: of.given_pieces(),
            gone_fen: of.given_fen(),
            returned: of.returned_pieces(),
            ..after
        })
    }
}
