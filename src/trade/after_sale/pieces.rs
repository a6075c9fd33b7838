//! How many pieces of a line a case is about, and how many have had their money back.

use crate::trade::{Event, Illegal, Line, Order, Refund, RefundKind, RefundState};

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
        let now = if self.refund.has_paid() {
            self.case_pieces()
        } else {
            0
        };
        self.refund.gone + now
    }

    /// What went back in its cases.
    pub const fn given_fen(&self) -> i64 {
        self.refund.gone_fen + self.refund.refunded_fen
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

/// The pieces that the cases of an order are about, as its history goes on.
pub struct CasesTold {
    lines: Vec<Told>,
}

struct Told {
    quantity: i64,
    named: Option<i64>,
    wanted: Option<String>,
    gone: i64,
    returned: i64,
    kind: RefundKind,
    offered: RefundKind,
    is_sent: bool,
    is_back: bool,
}

impl CasesTold {
    pub fn of(order: &Order) -> Self {
        Self::of_lines(order.lines.iter().map(|line| line.item.quantity))
    }

    /// Of lines of so many pieces each.
    pub fn of_lines(pieces: impl Iterator<Item = i64>) -> Self {
        let lines = pieces.map(|quantity| Told {
            quantity,
            named: None,
            wanted: None,
            gone: 0,
            returned: 0,
            kind: RefundKind::MoneyOnly,
            offered: RefundKind::MoneyOnly,
            is_sent: false,
            is_back: false,
        });
        Self {
            lines: lines.collect(),
        }
    }

    pub fn then(&mut self, event: &Event) {
        let Some(line) = event.line() else {
            return;
        };
        let Some(told) = self.lines.get_mut(line) else {
            return;
        };
        match event {
            Event::ReturnSent { .. } => told.is_sent = true,
            Event::ReturnReceived { .. } => told.is_back = true,
            Event::RefundAsked { refund, claim, .. }
            | Event::RefundChanged { refund, claim, .. } => {
                told.named = claim.quantity;
                told.wanted = claim.wanted.as_ref().map(|wanted| wanted.text.clone());
                told.kind = *refund;
                told.is_sent = false;
                told.is_back = false;
            }
            Event::ProposalMade { refund, .. } => told.offered = *refund,
            Event::ProposalAccepted { .. } => told.accepts(),
            Event::TurnedToReturn { .. } => told.kind = RefundKind::GoodsBack,
            Event::DisputeDecided { amount_fen, .. } if *amount_fen > 0 => told.pays(),
            Event::Refunded { .. } => told.pays(),
            _ => {}
        }
    }

    /// Of the line's last case until now.
    pub fn pieces(&self, line: usize) -> Option<i64> {
        self.lines.get(line).map(Told::pieces)
    }

    /// Those of the line that came back for their money.
    pub fn returned(&self, line: usize) -> i64 {
        self.lines.get(line).map_or(0, |told| told.returned)
    }

    /// What an exchange of the line's last case brings, where it is another SKU.
    pub fn wanted(&self, line: usize) -> Option<&str> {
        let told = self.lines.get(line)?;
        let wanted = told.wanted.as_deref();
        wanted.filter(|_| told.kind == RefundKind::Exchange)
    }

    /// The line's last case is one.
    pub fn is_exchange(&self, line: usize) -> bool {
        let told = self.lines.get(line);
        told.is_some_and(|told| told.kind == RefundKind::Exchange)
    }
}

impl Told {
    fn pieces(&self) -> i64 {
        self.named.unwrap_or(self.quantity - self.gone)
    }

    fn accepts(&mut self) {
        self.kind = self.offered;
        let is_back = self.kind == RefundKind::GoodsBack && self.is_sent;
        if self.kind == RefundKind::MoneyOnly || is_back {
            self.pays();
        }
    }

    fn pays(&mut self) {
        let pieces = self.pieces();
        if stays_here(self.kind, self.is_back) {
            self.returned += pieces;
        }
        self.gone += pieces;
    }
}
