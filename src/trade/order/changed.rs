use super::{Illegal, Installation, MOST_DAYS, MOST_EXTENSIONS, Order, Parcel};
use crate::{
    calendar::Date,
    trade::{By, Carried, Event, Fare, LineDiscount, State, compensation, money},
    vocabulary::Millis,
};

impl Order {
    pub(super) fn changed_by(mut self, event: &Event, by: By, at: Millis) -> Result<Self, Illegal> {
        match event {
            Event::Placed { .. } | Event::PlacedElsewhere { .. } => {
                return Err(Illegal::NotPlaced);
            }
            Event::PriceChanged {
                freight_fen,
                discount_fen,
                lines,
            } => {
                self.freight_fen = *freight_fen;
                self.discount_fen = *discount_fen;
                self.discount_lines(lines)?;
                return money::has_a_price(&self)
                    .then_some(self)
                    .ok_or(Illegal::Price);
            }
            Event::Insured => {
                if std::mem::replace(&mut self.is_insured, true) {
                    return Err(Illegal::Enough);
                }
            }
            Event::Paid => {
                self.state = State::WaitSellerSendGoods;
                self.paid_fen = self.total_fen();
                self.paid_at = Some(at);
            }
            Event::Shipped { carrier, waybill } => {
                let pieces = self.all_that_is_left();
                self.ship(Parcel::said(carrier, waybill), pieces, at)?;
            }
            Event::PartShipped {
                carrier,
                waybill,
                pieces,
            } => {
                self.may_leave(pieces)?;
                self.ship(Parcel::said(carrier, waybill), pieces.clone(), at)?;
            }
            Event::Signed => {
                if self.signed_at.replace(at).is_some() {
                    return Err(Illegal::State {
                        state: self.state,
                        event: event.kind(),
                    });
                }
            }
            Event::Confirmed => {
                self.nothing_open()?;
                self.finish(at);
            }
            Event::PartConfirmed => self.confirm_what_came()?,
            Event::Extended { days } => self.extend(*days)?,
            Event::SkuChanged { line, was, to } => self.change_sku(*line, was, to)?,
            Event::AddressChanged { fare, carried, .. } => self.go_for(*fare, carried)?,
            Event::InstallationBooked { day } => self.book_installation(*day, by)?,
            Event::Closed { reason } => {
                self.close_reason = Some(*reason);
                self.close(at);
            }
            Event::Compensated {
                line,
                amount_fen,
                reason,
            } => compensation::compensate(&mut self, *line, *amount_fen, *reason)?,
            Event::ProtectionAsked {
                line,
                amount_fen,
                price_fen,
            } => compensation::ask(&mut self, *line, (*amount_fen, *price_fen), at)?,
            Event::ProtectionDeclined { line } => compensation::decline(&mut self, *line, by)?,
            Event::RefundAsked { line, .. }
            | Event::RefundChanged { line, .. }
            | Event::RefundAgreed { line }
            | Event::RefundRefused { line, .. }
            | Event::RefundWithdrawn { line }
            | Event::CaseLapsed { line }
            | Event::TurnedToReturn { line, .. }
            | Event::ReissueWithdrawn { line, .. }
            | Event::ProposalMade { line, .. }
            | Event::ProposalAccepted { line }
            | Event::ProposalDeclined { line }
            | Event::ReturnSent { line, .. }
            | Event::ReturnReceived { line }
            | Event::ReturnRefused { line, .. }
            | Event::FreightTaken { line }
            | Event::Refunded { line, .. }
            | Event::Resent { line, .. }
            | Event::ResentConfirmed { line }
            | Event::PlatformAsked { line, .. }
            | Event::EvidenceGiven { line, .. }
            | Event::DisputeDecided { line, .. } => self.refund(*line, event, by, at)?,
        }
        Ok(self)
    }

    /// What would be due for the way there is what limits of discounts are told by from then on. Of what is paid the freight stays.
    fn go_for(&mut self, fare: Option<Fare>, carried: &[Carried]) -> Result<(), Illegal> {
        if !carried.iter().all(|of| of.is_sound(self.lines.len())) {
            return Err(Illegal::NoSuchLine);
        }
        if !carried.is_empty() {
            self.carried = carried.to_vec();
        }
        let Some(fare) = fare else {
            return Ok(());
        };
        if self.state != State::WaitBuyerPay && fare.freight_fen != self.freight_fen {
            return Err(Illegal::FreightRises);
        }
        self.placed_freight_fen = self.placed_freight_fen.saturating_add(fare.due_fen);
        self.freight_fen = fare.freight_fen;
        money::has_a_price(self).then_some(()).ok_or(Illegal::Price)
    }

    fn extend(&mut self, days: i64) -> Result<(), Illegal> {
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(Illegal::Days);
        }
        if self.extended_times == MOST_EXTENSIONS {
            return Err(Illegal::ExtendedEnough);
        }
        self.extended_times += 1;
        self.extended_days += days;
        Ok(())
    }

    /// The customer buys it with the order; what the shop changes later is the day.
    fn book_installation(&mut self, day: Option<Date>, by: By) -> Result<(), Illegal> {
        match (self.installation, by) {
            (None, By::Shop) => return Err(Illegal::NoInstallation),
            (Some(_), By::Customer) => return Err(Illegal::Enough),
            _ => self.installation = Some(Installation { day }),
        }
        Ok(())
    }

    /// A line that is not named has no discount of its own any more.
    fn discount_lines(&mut self, lines: &[LineDiscount]) -> Result<(), Illegal> {
        for line in &mut self.lines {
            line.own_discount_fen = 0;
        }
        for of in lines {
            let line = self.lines.get_mut(of.line).ok_or(Illegal::NoSuchLine)?;
            line.own_discount_fen += of.discount_fen;
        }
        Ok(())
    }

    fn nothing_open(&self) -> Result<(), Illegal> {
        if self.is_refunding() {
            Err(Illegal::RefundOpen)
        } else {
            Ok(())
        }
    }
}
