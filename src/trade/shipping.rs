//! What has left of an order and what has not.

use super::{
    Illegal, Line, Order, Parcel, Pieces, RefundState, SentParcel, State, after_sale::Drops,
};
use crate::vocabulary::Millis;

/// Parcels that leave part by part; what is left then goes in one more.
const MOST_PARCELS: usize = 20;

impl Parcel {
    /// As an event says it.
    pub fn said(carrier: &str, waybill: &str) -> Self {
        Self {
            carrier: carrier.to_owned(),
            waybill: waybill.to_owned(),
        }
    }
}

impl Line {
    /// Pieces that are still to be shipped.
    pub const fn left(&self) -> i64 {
        self.item.quantity - self.shipped - self.dropped
    }

    /// Something of it has left, and nothing more will.
    pub const fn is_all_sent(&self) -> bool {
        self.shipped > 0 && self.left() == 0
    }

    /// Whose whole price went back is not sent any more; pieces that a case pays for are first of all those that have not left.
    pub fn drop_what_was_given(&mut self) {
        if self.refund.state == RefundState::Success {
            let given = self.refund.given;
            let pieces = (self.item.quantity - self.refund.gone).max(1);
            self.protected_gone_fen += self.protected_kept_fen() * given / pieces;
            self.dropped += self.stays_here(given);
        }
    }

    /// Given because it costs less, of the pieces whose money has not gone back.
    pub const fn protected_kept_fen(&self) -> i64 {
        self.protected_fen - self.protected_gone_fen
    }

    /// Of the pieces that have not left, those that stay here where its case gives back so many.
    pub fn stays_here(&self, given: i64) -> i64 {
        let many = match self.refund.drops {
            Drops::All => self.case_pieces(),
            Drops::Paid => given,
        };
        self.left().min(many)
    }
}

impl Order {
    /// Whose number the order goes by.
    pub fn first_parcel(&self) -> Option<&Parcel> {
        self.parcels.first().map(|sent| &sent.parcel)
    }

    pub fn all_that_is_left(&self) -> Vec<Pieces> {
        let lines = (0..).zip(&self.lines);
        let pieces = lines.map(|(line, of)| Pieces {
            line,
            quantity: of.left(),
        });
        pieces.filter(|pieces| pieces.quantity > 0).collect()
    }

    /// What is named is there, each line once, and there are not too many parcels.
    pub(super) fn may_leave(&self, pieces: &[Pieces]) -> Result<(), Illegal> {
        if self.parcels.len() >= MOST_PARCELS {
            return Err(Illegal::Enough);
        }
        if pieces.is_empty() {
            return Err(Illegal::NothingNamed);
        }
        for (place, Pieces { line, quantity }) in pieces.iter().enumerate() {
            let most = self.lines.get(*line).ok_or(Illegal::NoSuchLine)?.left();
            let is_twice = pieces[..place].iter().any(|other| other.line == *line);
            if is_twice || !(1..=most).contains(quantity) {
                return Err(Illegal::Quantity { most });
            }
        }
        Ok(())
    }

    /// A line whose case is open stays here.
    pub(super) fn ship(
        &mut self,
        parcel: Parcel,
        pieces: Vec<Pieces>,
        at: Millis,
    ) -> Result<(), Illegal> {
        let mut lines = pieces.iter().map(|pieces| &self.lines[pieces.line]);
        if lines.any(|line| line.refund.is_open()) {
            return Err(Illegal::RefundOpen);
        }
        for Pieces { line, quantity } in &pieces {
            self.lines[*line].shipped += quantity;
        }
        self.parcels.push(SentParcel { parcel, pieces, at });
        self.state = State::SellerConsignedPart;
        self.may_be_all_sent(at);
        Ok(())
    }

    /// The customer has all that has left so far; nothing of it may be in question.
    pub(super) fn confirm_what_came(&mut self) -> Result<(), Illegal> {
        let came = |line: &&Line| line.shipped > 0;
        let mut lines = self.lines.iter().filter(came);
        if lines.any(|line| line.refund.is_open()) {
            return Err(Illegal::RefundOpen);
        }
        let is_said = |line: &Line| line.confirmed == line.shipped;
        if self.lines.iter().all(is_said) {
            return Err(Illegal::Enough);
        }
        for line in &mut self.lines {
            line.confirmed = line.shipped;
        }
        Ok(())
    }

    /// The customer's time to confirm begins when the last of it has left, or will not leave any more. Who has confirmed all that came
    /// is not asked again.
    pub(super) fn may_be_all_sent(&mut self, at: Millis) {
        let is_left = self.lines.iter().any(|line| line.left() > 0);
        if self.state == State::SellerConsignedPart && !is_left {
            self.state = State::WaitBuyerConfirmGoods;
            self.shipped_at = Some(at);
            let has_all = self.lines.iter().all(|line| line.confirmed == line.shipped);
            if has_all && !self.is_refunding() {
                self.finish(at);
            }
        }
    }
}
