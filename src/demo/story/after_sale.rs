use super::{Cast, DAY, Plot, Story};
use crate::{
    trade::{
        By, CaseReason, Claim, Event, Illegal, RefundKind, Said, TradeRules, ends_by,
        most_refundable_fen, share_fen,
    },
    vocabulary::Millis,
};

impl Story {
    /// Before shipping a line goes back whole.
    pub fn ask_whole(&mut self, line: usize) -> Result<(), Illegal> {
        let amount_fen = most_refundable_fen(&self.order, line);
        let refund = RefundKind::MoneyOnly;
        self.then(
            Event::RefundAsked {
                line,
                refund,
                amount_fen,
                claim: claim(CaseReason::Other, "拍错了，不想要了"),
            },
            By::Customer,
            20..=300,
        )
    }

    /// Something for a scratch or a price that fell.
    pub fn ask_part(&mut self) -> Result<(), Illegal> {
        let part = share_fen(&self.order, 0) * self.dice.between(4..=15) / 100;
        let amount_fen = (part / 100 * 100).max(100);
        let (line, refund) = (0, RefundKind::MoneyOnly);
        self.then(
            Event::RefundAsked {
                line,
                refund,
                amount_fen,
                claim: claim(CaseReason::Damage, "边角有一处划痕，申请补偿一部分"),
            },
            By::Customer,
            90..=3_000,
        )
    }

    pub fn pay_back(&mut self, line: usize) -> Result<(), Illegal> {
        let amount_fen = self.order.lines[line].refund.asked_fen;
        self.then(Event::Refunded { line, amount_fen }, By::Shop, 10..=900)
    }

    pub fn give_back(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
        let amount_fen = share_fen(&self.order, 0);
        let (line, refund) = (0, RefundKind::GoodsBack);
        self.then(
            Event::RefundAsked {
                line,
                refund,
                amount_fen,
                claim: claim(CaseReason::SevenDays, "和家里风格不太搭，想退掉"),
            },
            By::Customer,
            120..=4_000,
        )?;
        if plot == Plot::ReturnAsked {
            return Ok(());
        }
        self.then(Event::RefundAgreed { line }, By::Shop, 20..=1_200)?;
        if plot == Plot::ReturnAgreed {
            return Ok(());
        }
        let (carrier, waybill) = (cast.return_carrier.clone(), cast.return_waybill.clone());
        let sent = Event::ReturnSent {
            line,
            carrier,
            waybill,
        };
        self.then(sent, By::Customer, 8 * 60..=3 * 24 * 60)?;
        if plot == Plot::ReturnSent {
            return Ok(());
        }
        self.then(
            Event::ReturnReceived { line },
            By::Shop,
            2 * 24 * 60..=5 * 24 * 60,
        )?;
        if plot == Plot::ReturnReceived {
            return Ok(());
        }
        self.pay_back(line)?;
        if ends_by(&self.order, &TradeRules::default()).is_none() {
            return Ok(());
        }
        // Of an order of several lines the others stay.
        self.confirm()
    }

    pub fn exchange(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
        let (line, amount_fen) = (0, 0);
        let asked = Event::RefundAsked {
            line,
            refund: RefundKind::Exchange,
            amount_fen,
            claim: claim(CaseReason::Wrong, "颜色发错了，想换成订单里的颜色"),
        };
        self.then(asked, By::Customer, 60..=600)?;
        self.then(Event::RefundAgreed { line }, By::Shop, 20..=300)?;
        let (carrier, waybill) = (cast.return_carrier.clone(), cast.return_waybill.clone());
        let sent = Event::ReturnSent {
            line,
            carrier,
            waybill,
        };
        self.then(sent, By::Customer, 8 * 60..=24 * 60)?;
        let received = Event::ReturnReceived { line };
        self.then(received, By::Shop, 24 * 60..=3 * 24 * 60)?;
        if plot == Plot::ExchangeReceived {
            return Ok(());
        }
        let (carrier, waybill) = (cast.carrier.clone(), format!("{}2", cast.waybill));
        let resent = Event::Resent {
            line,
            quantity: None,
            carrier,
            waybill,
        };
        self.then(resent, By::Shop, 60..=900)?;
        if plot == Plot::ExchangeResent {
            return Ok(());
        }
        let fine = Event::ResentConfirmed { line };
        self.then(fine, By::Customer, 2 * 24 * 60..=4 * 24 * 60)?;
        self.confirm()
    }

    pub fn propose(&mut self) -> Result<(), Illegal> {
        self.ask_part()?;
        let amount_fen = (self.order.lines[0].refund.asked_fen / 2).max(100);
        let offered = Event::ProposalMade {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen,
            said: said("划痕在背面，先补偿一半可以吗"),
        };
        self.then(offered, By::Shop, 20..=300)
    }

    pub fn refuse(&mut self) -> Result<(), Illegal> {
        let said = said("照片里看不出划痕，请补充清晰的照片");
        let refused = Event::RefundRefused { line: 0, said };
        self.then(refused, By::Shop, 30..=900)
    }

    /// The platform was not asked in time.
    pub fn lapse(&mut self, refused_at: Millis) -> Result<(), Illegal> {
        let days = TradeRules::default().after_sale.platform_within_days;
        let wait = refused_at + days * DAY - self.last_at();
        self.exactly(Event::CaseLapsed { line: 0 }, By::System, wait)
    }

    pub fn ask_platform(&mut self) -> Result<(), Illegal> {
        let said = said("已经发过照片了，商家不认，请平台看一下");
        let asked = Event::PlatformAsked { line: 0, said };
        self.then(asked, By::Customer, 30..=300)
    }
}

fn claim(reason: CaseReason, words: &str) -> Claim {
    Claim {
        reason,
        words: words.to_owned(),
        ..Claim::default()
    }
}

fn said(words: &str) -> Said {
    Said {
        words: words.to_owned(),
        pictures: Vec::new(),
    }
}
