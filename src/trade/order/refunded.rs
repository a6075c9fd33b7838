use super::{Illegal, Line, Order};
use crate::{
    trade::{By, Event, Refund, RefundKind, ReturnFreight, State, after_sale, money},
    vocabulary::Millis,
};

impl Order {
    pub(super) fn refund(
        &mut self,
        line: usize,
        event: &Event,
        by: By,
        at: Millis,
    ) -> Result<(), Illegal> {
        let refund = self.lines.get(line).ok_or(Illegal::NoSuchLine)?.refund;
        let after = refund.after(event, by, at).ok_or(Illegal::Refund {
            refund: refund.state,
            event: event.kind(),
        })?;
        if refund.has_enough_of(event, by) {
            return Err(Illegal::Enough);
        }
        if self.state.has_to_ship() && after.is_open() {
            self.knows_its_freight(line, after)?;
        }
        let mut after = self.of_pieces(line, event, self.insured(event, after))?;
        self.may_want(line, event)?;
        if let Some((kind, amount_fen)) = event.wish() {
            let pieces = after.pieces_of(self.lines[line].item.quantity);
            self.may_wish(line, event, kind, (amount_fen, pieces))?;
            after_sale::may_be_offered(self, line, event)?;
        }
        if let Some((most_fen, amount_fen)) = after_sale::given_back(self, line, event) {
            money::may_be_refunded(self, line, (most_fen, amount_fen))?;
            after.given = self.pieces_given(line, after, amount_fen);
            let freight_fen = money::freight_in_fen(self, line, (after, amount_fen));
            self.lines[line].freight_gone_fen += freight_fen;
            self.refunded_fen += amount_fen;
        }
        self.may_be_resent(line, after)?;
        self.lines[line].refund = after;
        self.lines[line].drop_what_was_given();
        self.let_others_take_freight(line);
        self.end_installation();
        // A refused customer may still ask the platform.
        let goes_on = |line: &Line| line.refund.state.is_under_way();
        let is_over = money::is_all_refunded(self) && !self.lines.iter().any(goes_on);
        if self.state != State::TradeFinished && is_over {
            self.close(at);
        }
        self.may_be_all_sent(at);
        Ok(())
    }

    /// Whoever's fault it is, the way back is paid already.
    const fn insured(&self, event: &Event, after: Refund) -> Refund {
        let is_asked = matches!(
            event,
            Event::RefundAsked { .. } | Event::RefundChanged { .. }
        );
        if self.is_insured && is_asked {
            return Refund {
                freight: ReturnFreight::Insurance,
                ..after
            };
        }
        after
    }

    fn may_be_resent(&self, line: usize, after: Refund) -> Result<(), Illegal> {
        let most = after.pieces_of(self.lines[line].item.quantity);
        match after.resent {
            Some(pieces) if !(1..=most).contains(&pieces) => Err(Illegal::Quantity { most }),
            Some(_) | None => Ok(()),
        }
    }

    fn may_wish(
        &self,
        line: usize,
        event: &Event,
        kind: RefundKind,
        (amount_fen, pieces): (i64, i64),
    ) -> Result<(), Illegal> {
        // Not all of its goods are there yet, to come back or to be wrong.
        if !self.lines[line].is_all_sent() && kind != RefundKind::MoneyOnly {
            return Err(Illegal::State {
                state: self.state,
                event: event.kind(),
            });
        }
        if kind.has_money() {
            money::may_be_asked(self, line, amount_fen, pieces)
        } else if amount_fen == 0 {
            Ok(())
        } else {
            Err(Illegal::Moneyless)
        }
    }

    /// Nobody comes to put together what never leaves.
    fn end_installation(&mut self) {
        let installed = self.carried.iter().filter(|of| of.is_installed);
        let mut lines = installed.flat_map(|of| &of.lines).peekable();
        let is_bought = lines.peek().is_some();
        let never_leaves = |line: &Line| line.dropped == line.item.quantity;
        if is_bought && lines.all(|no| never_leaves(&self.lines[*no])) {
            self.installation = None;
        }
    }

    /// What the shop offers stays what it was: whether it takes the freight along it knows only while nothing else is open.
    fn knows_its_freight(&self, line: usize, after: Refund) -> Result<(), Illegal> {
        let mut others = self.open_beside(line);
        if others.any(|no| after.proposal.or(self.lines[no].refund.proposal).is_some()) {
            Err(Illegal::RefundOpen)
        } else {
            Ok(())
        }
    }

    /// The freight goes back with the last line: whichever of those that are asked back now is paid last asks for it by then. One that
    /// costs nothing is waited for only while it is asked back itself.
    fn let_others_take_freight(&mut self, line: usize) {
        if !self.state.has_to_ship() {
            return;
        }
        let others: Vec<_> = self.open_beside(line).collect();
        for no in others {
            let pieces = self.lines[no].case_pieces();
            self.lines[no].refund.asked_fen = money::most_of_pieces_fen(self, no, pieces);
        }
    }

    /// Lines with an open case that are brought together with this one, once something of the order has left.
    fn open_beside(&self, line: usize) -> impl Iterator<Item = usize> {
        let is_whole = self.state == State::WaitSellerSendGoods;
        let goes_with = move |no: usize| is_whole || money::go_together(self, no, line);
        let is_open = move |no: &usize| self.lines[*no].refund.is_open();
        let others = (0..self.lines.len()).filter(move |no| *no != line && goes_with(*no));
        others.filter(is_open)
    }
}
