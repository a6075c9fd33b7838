use super::{Cast, DAY, Plot, Story};
use crate::trade::{By, CloseReason, Event, Illegal, Item};

impl Story {
    pub fn until_paid(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
        let closed = |reason| Event::Closed { reason };
        match plot {
            Plot::Unpaid => return Ok(()),
            Plot::ClosedUnpaid => {
                return self.exactly(closed(CloseReason::NotPaidInTime), By::System, DAY);
            }
            Plot::Cancelled => {
                return self.then(
                    closed(CloseReason::CustomerCancelled),
                    By::Customer,
                    5..=600,
                );
            }
            Plot::OutOfStock => {
                return self.then(closed(CloseReason::OutOfStock), By::Shop, 30..=300);
            }
            Plot::Repriced => {
                let goods_fen: i64 = cast.items.iter().map(Item::total_fen).sum();
                let less = (goods_fen / 50 / 100 * 100).max(100);
                let discount_fen = cast.discount_fen + less;
                let event = Event::PriceChanged {
                    freight_fen: cast.freight_fen,
                    discount_fen,
                    lines: Vec::new(),
                };
                return self.then(event, By::Shop, 3..=40);
            }
            _ => {}
        }
        self.then(Event::Paid, By::Customer, 1..=25)
    }

    pub fn until_shipped(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
        match plot {
            Plot::Paid => return Ok(()),
            Plot::AskedBeforeShipping => return self.ask_whole(0),
            Plot::RefundedBeforeShipping => {
                for line in 0..self.order.lines.len() {
                    self.ask_whole(line)?;
                    self.pay_back(line)?;
                }
                return Ok(());
            }
            Plot::PartlyRefundedThenShipped if self.order.lines.len() > 1 => {
                self.ask_whole(1)?;
                self.pay_back(1)?;
            }
            _ => {}
        }
        let (carrier, waybill) = (cast.carrier.clone(), cast.waybill.clone());
        let hours = cast.ships_in.start() * 60..=cast.ships_in.end() * 60;
        self.then(Event::Shipped { carrier, waybill }, By::Shop, hours)
    }

    pub fn until_over(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
        if matches!(plot, Plot::Shipped | Plot::PartlyRefundedThenShipped) {
            return Ok(());
        }
        self.then(Event::Signed, By::Carrier, 26 * 60..=6 * 24 * 60)?;
        match plot {
            Plot::Finished => self.confirm(),
            Plot::FinishedByItself => self.ten_days_after_shipping(),
            Plot::RefusedThenFinished => {
                self.ask_part()?;
                self.refuse()?;
                let refused_at = self.last_at();
                self.confirm()?;
                self.lapse(refused_at)
            }
            Plot::Refused => {
                self.ask_part()?;
                self.refuse()
            }
            Plot::Proposed => self.propose(),
            Plot::PlatformAsked => {
                self.ask_part()?;
                self.refuse()?;
                self.ask_platform()
            }
            Plot::Withdrawn => {
                self.ask_part()?;
                self.then(Event::RefundWithdrawn { line: 0 }, By::Customer, 60..=1_500)
            }
            Plot::MoneyAsked => self.ask_part(),
            Plot::PartOfMoneyBack => {
                self.ask_part()?;
                self.pay_back(0)
            }
            Plot::RefundedAfterwards => {
                self.confirm()?;
                self.ask_part()?;
                self.pay_back(0)
            }
            Plot::ReturnAsked
            | Plot::ReturnAgreed
            | Plot::ReturnSent
            | Plot::ReturnReceived
            | Plot::Returned => self.give_back(plot, cast),
            Plot::ExchangeReceived | Plot::ExchangeResent | Plot::Exchanged => {
                self.exchange(plot, cast)
            }
            _ => Ok(()),
        }
    }

    pub fn confirm(&mut self) -> Result<(), Illegal> {
        self.then(Event::Confirmed, By::Customer, 60..=4 * 24 * 60)
    }

    fn ten_days_after_shipping(&mut self) -> Result<(), Illegal> {
        let shipped_at = self.order.shipped_at.unwrap_or(self.last_at());
        let wait = shipped_at + 10 * DAY - self.last_at();
        self.exactly(Event::Confirmed, By::System, wait)
    }
}
