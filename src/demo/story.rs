use std::ops::RangeInclusive;

use super::dice::Dice;
use crate::{
    trade::{
        By, CaseReason, Claim, CloseReason, Event, Happening, Illegal, Item, Order, RefundKind,
        Said, Times, TradeRules, ends_by, share_fen,
    },
    vocabulary::Millis,
};

pub const MINUTE: Millis = 60_000;
pub const HOUR: Millis = 60 * MINUTE;
pub const DAY: Millis = 24 * HOUR;
/// What ends a story by itself is at least so far ahead when the shop opens.
const LEAST_LEFT: Millis = 4 * HOUR;
/// The shop works and its customers sleep by China's clock.
const CHINA: Millis = 8 * HOUR;

/// How an order goes and where its story has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    Unpaid,
    Repriced,
    ClosedUnpaid,
    Cancelled,
    OutOfStock,
    Paid,
    AskedBeforeShipping,
    RefundedBeforeShipping,
    PartlyRefundedThenShipped,
    Shipped,
    Signed,
    Finished,
    FinishedByItself,
    RefusedThenFinished,
    Refused,
    Withdrawn,
    MoneyAsked,
    PartOfMoneyBack,
    ReturnAsked,
    ReturnAgreed,
    ReturnSent,
    ReturnReceived,
    Returned,
    RefundedAfterwards,
    Proposed,
    ExchangeReceived,
    ExchangeResent,
    Exchanged,
    PlatformAsked,
}

/// How often each plot is told among 600 orders.
pub const PLOTS: [(Plot, usize); 29] = [
    (Plot::Unpaid, 12),
    (Plot::Repriced, 6),
    (Plot::ClosedUnpaid, 26),
    (Plot::Cancelled, 12),
    (Plot::OutOfStock, 3),
    (Plot::Paid, 44),
    (Plot::AskedBeforeShipping, 5),
    (Plot::RefundedBeforeShipping, 16),
    (Plot::PartlyRefundedThenShipped, 6),
    (Plot::Shipped, 42),
    (Plot::Signed, 30),
    (Plot::Finished, 249),
    (Plot::FinishedByItself, 66),
    (Plot::RefusedThenFinished, 5),
    (Plot::Refused, 4),
    (Plot::Withdrawn, 6),
    (Plot::MoneyAsked, 6),
    (Plot::PartOfMoneyBack, 10),
    (Plot::ReturnAsked, 5),
    (Plot::ReturnAgreed, 5),
    (Plot::ReturnSent, 5),
    (Plot::ReturnReceived, 3),
    (Plot::Returned, 8),
    (Plot::RefundedAfterwards, 5),
    (Plot::Proposed, 3),
    (Plot::ExchangeReceived, 5),
    (Plot::ExchangeResent, 4),
    (Plot::Exchanged, 4),
    (Plot::PlatformAsked, 5),
];

impl Plot {
    /// Nothing more is expected, so it may lie anywhere in the past.
    pub const fn is_over(self) -> bool {
        matches!(
            self,
            Self::ClosedUnpaid
                | Self::Cancelled
                | Self::OutOfStock
                | Self::RefundedBeforeShipping
                | Self::Finished
                | Self::FinishedByItself
                | Self::RefusedThenFinished
                | Self::Returned
                | Self::RefundedAfterwards
                | Self::Exchanged
        )
    }

    /// Goods made to measure are not taken back, and only what is on the shelf ships at once.
    pub const fn suits_made_to_order(self) -> bool {
        matches!(self, Self::Unpaid | Self::Paid | Self::Finished)
    }
}

/// What a story is told with.
pub struct Cast {
    pub items: Vec<Item>,
    pub freight_fen: i64,
    pub discount_fen: i64,
    /// Hours until the shop ships.
    pub ships_in: RangeInclusive<i64>,
    pub carrier: String,
    pub waybill: String,
    pub return_carrier: String,
    pub return_waybill: String,
}

/// An order and how it came about, from its own day zero.
pub struct Story {
    pub order: Order,
    pub history: Vec<Happening>,
    dice: Dice,
}

/// Tells `plot` with `cast`: every step goes through the trade's own rules.
pub fn tell(plot: Plot, cast: &Cast, dice: Dice) -> Result<Story, Illegal> {
    let mut story = Story::begin(cast, dice)?;
    story.until_paid(plot, cast)?;
    if story.order.paid_at.is_none() {
        return Ok(story);
    }
    story.until_shipped(plot, cast)?;
    if story.order.shipped_at.is_none() {
        return Ok(story);
    }
    story.until_over(plot, cast)?;
    Ok(story)
}

impl Story {
    fn begin(cast: &Cast, mut dice: Dice) -> Result<Self, Illegal> {
        let Cast {
            freight_fen,
            discount_fen,
            ..
        } = *cast;
        let event = Event::Placed {
            freight_fen,
            discount_fen,
            times: Some(Times::of(&TradeRules::default())),
        };
        // Any midnight of China serves: the story is moved by whole days afterwards.
        let at = 1_000 * DAY - CHINA + 8 * HOUR + dice.between(0..=15 * 60 - 1) * MINUTE;
        let placed = Happening {
            event,
            by: By::Customer,
            at: at + dice.between(0..=59_999),
        };
        let order = Order::place(cast.items.clone(), &placed)?;
        Ok(Self {
            order,
            history: vec![placed],
            dice,
        })
    }

    fn until_paid(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
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

    fn until_shipped(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
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

    fn until_over(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
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

    fn give_back(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
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

    fn exchange(&mut self, plot: Plot, cast: &Cast) -> Result<(), Illegal> {
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

    fn propose(&mut self) -> Result<(), Illegal> {
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

    fn refuse(&mut self) -> Result<(), Illegal> {
        let said = said("照片里看不出划痕，请补充清晰的照片");
        let refused = Event::RefundRefused { line: 0, said };
        self.then(refused, By::Shop, 30..=900)
    }

    /// The platform was not asked in time.
    fn lapse(&mut self, refused_at: Millis) -> Result<(), Illegal> {
        let days = TradeRules::default().after_sale.platform_within_days;
        let wait = refused_at + days * DAY - self.last_at();
        self.exactly(Event::CaseLapsed { line: 0 }, By::System, wait)
    }

    fn ask_platform(&mut self) -> Result<(), Illegal> {
        let said = said("已经发过照片了，商家不认，请平台看一下");
        let asked = Event::PlatformAsked { line: 0, said };
        self.then(asked, By::Customer, 30..=300)
    }

    fn confirm(&mut self) -> Result<(), Illegal> {
        self.then(Event::Confirmed, By::Customer, 60..=4 * 24 * 60)
    }

    fn ten_days_after_shipping(&mut self) -> Result<(), Illegal> {
        let shipped_at = self.order.shipped_at.unwrap_or(self.last_at());
        let wait = shipped_at + 10 * DAY - self.last_at();
        self.exactly(Event::Confirmed, By::System, wait)
    }

    /// Before shipping a line goes back whole.
    fn ask_whole(&mut self, line: usize) -> Result<(), Illegal> {
        let amount_fen = crate::trade::most_refundable_fen(&self.order, line);
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
    fn ask_part(&mut self) -> Result<(), Illegal> {
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

    fn pay_back(&mut self, line: usize) -> Result<(), Illegal> {
        let amount_fen = self.order.lines[line].refund.asked_fen;
        self.then(Event::Refunded { line, amount_fen }, By::Shop, 10..=900)
    }

    /// After some minutes, at an hour when whoever does it is awake.
    fn then(&mut self, event: Event, by: By, minutes: RangeInclusive<i64>) -> Result<(), Illegal> {
        let wait = self.dice.between(minutes) * MINUTE + self.dice.between(0..=59_999);
        let at = awake(self.last_at() + wait, by, &mut self.dice);
        self.happens(event, by, at)
    }

    fn exactly(&mut self, event: Event, by: By, wait: Millis) -> Result<(), Illegal> {
        self.happens(event, by, self.last_at() + wait)
    }

    fn happens(&mut self, event: Event, by: By, at: Millis) -> Result<(), Illegal> {
        let happening = Happening { event, by, at };
        self.order = self.order.apply(&happening)?;
        self.history.push(happening);
        Ok(())
    }

    fn last_at(&self) -> Millis {
        self.history.last().map_or(0, |happening| happening.at)
    }

    /// The story moved by whole days: an open one ends within the last days before `now`, and its time is not over soon; one that is
    /// over lies somewhere in the `span` before it.
    pub fn ending_before(
        mut self,
        now: Millis,
        span: Millis,
        open_days: i64,
        is_over: bool,
    ) -> Result<Self, Illegal> {
        let (first, last) = (self.order.created_at, self.last_at());
        let latest = (now - last).div_euclid(DAY);
        let days = if is_over {
            let earliest = (now - span - first).div_euclid(DAY) + 1;
            self.dice.between(earliest.min(latest)..=latest)
        } else {
            let days = latest - self.dice.between(0..=open_days);
            // Some cases have two days: none of them is over while the demo is being made, or soon after.
            let is_ripe = open_days == 1 && now - (last + days * DAY) > 46 * HOUR;
            days + i64::from(is_ripe)
        };
        let story = self.moved_by(days * DAY)?;
        if is_over {
            Ok(story)
        } else {
            story.with_time_left(now)
        }
    }

    /// Moved towards `now`, whatever hour that makes it, where it would end by itself before that or soon after.
    fn with_time_left(mut self, now: Millis) -> Result<Self, Illegal> {
        let least = LEAST_LEFT + self.dice.between(0..=120) * MINUTE;
        let ends_at = ends_by(&self.order, &TradeRules::default());
        let late = ends_at.map_or(0, |at| now + least - at);
        if late <= 0 {
            return Ok(self);
        }
        let room = now - self.last_at();
        self.moved_by(late.min(room))
    }

    fn moved_by(mut self, by: Millis) -> Result<Self, Illegal> {
        for happening in &mut self.history {
            happening.at += by;
        }
        self.replayed()
    }

    /// The story of a request that nobody has answered: its time is over `left` after `now`. The hour of the request is not chosen.
    pub fn falling_in(self, left: Millis, now: Millis) -> Result<Self, Illegal> {
        let hours = TradeRules::default().after_sale.agree_within_h;
        let asked_at = now + left - hours * HOUR;
        let mut story = self.ending_before(asked_at, 0, 0, false)?;
        if let Some(asked) = story.history.last_mut() {
            asked.at = asked_at;
        }
        story.replayed()
    }

    fn replayed(mut self) -> Result<Self, Illegal> {
        let items = self.order.lines.into_iter().map(|line| line.item).collect();
        self.order = Order::replay(items, &self.history)?;
        Ok(self)
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

/// The first moment from `at` on when this party acts; carriers and the system always do.
fn awake(at: Millis, by: By, dice: &mut Dice) -> Millis {
    let (opens, closes) = match by {
        By::Shop => (9 * HOUR, 18 * HOUR),
        By::Carrier => (8 * HOUR, 20 * HOUR),
        By::Customer => (7 * HOUR, 24 * HOUR),
        By::System | By::Platform => return at,
    };
    let of_day = (at + CHINA).rem_euclid(DAY);
    let soon = dice.between(0..=100) * MINUTE;
    if of_day < opens {
        return at - of_day + opens + soon;
    }
    if of_day >= closes {
        return at - of_day + DAY + opens + soon;
    }
    at
}
