//! A row's state, times and money as the events of the trade's machine, at their own times.

use super::{
    read::Said,
    refunds::{self, RefundTold},
    table::Field,
};
use crate::{
    trade::{By, CloseReason, Event, Happening, Illegal, Item, Order, Source},
    vocabulary::Millis,
};

/// A clock of the platform may be ahead of this one, and a day's time may be that of its end.
const MOST_AHEAD_MS: Millis = 24 * 60 * 60 * 1_000;

/// Where the export says an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Unpaid,
    Paid,
    Shipped,
    Finished,
    /// Before it was paid.
    Closed,
    /// After it was paid: everything went back.
    GivenBack,
}

impl State {
    /// None: nobody here knows these words, which is said of the row.
    pub fn of(said: &mut Said<'_>) -> Option<Self> {
        let words: String = said
            .plain(Field::State)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let has = |part: &str| words.contains(part);
        let state = match words.as_str() {
            _ if has("部分发货") => {
                let title = "only some of it was shipped, and the export does not say what";
                said.wrong(Field::State, "partly_shipped", title);
                return None;
            }
            _ if has("关闭") && said.some(Field::PaidAt).is_some() => Self::GivenBack,
            _ if has("关闭") => Self::Closed,
            _ if has("交易成功") => Self::Finished,
            _ if has("卖家已发货") || has("等待买家确认") || has("待收货") => {
                Self::Shipped
            }
            _ if has("已付款") || has("等待卖家发货") || has("待发货") => Self::Paid,
            _ if has("等待买家付款") || has("待付款") => Self::Unpaid,
            _ => {
                let title = "this state of an order is not known here";
                said.wrong(Field::State, "state_unknown", title);
                return None;
            }
        };
        Some(state)
    }

    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::Shipped | Self::Finished)
    }
}

/// When it happened, as far as the file says.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    placed: Option<Millis>,
    paid: Option<Millis>,
    shipped: Option<Millis>,
    finished: Option<Millis>,
}

impl Times {
    pub fn of(said: &mut Said<'_>, now: Millis) -> Self {
        let times = Self {
            placed: said.time(Field::CreatedAt),
            paid: said.time(Field::PaidAt),
            shipped: said.time(Field::ShippedAt),
            finished: said.time(Field::FinishedAt),
        };
        if said.some(Field::CreatedAt).is_none() {
            let title = "when the order was placed is not said";
            said.wrong(Field::CreatedAt, "missing", title);
        }
        times.check(said, now);
        times
    }

    fn check(&self, said: &mut Said<'_>, now: Millis) {
        let steps = [
            (Field::CreatedAt, self.placed),
            (Field::PaidAt, self.paid),
            (Field::ShippedAt, self.shipped),
            (Field::FinishedAt, self.finished),
        ];
        let known = steps
            .into_iter()
            .filter_map(|(field, at)| Some((field, at?)));
        let mut last = Millis::MIN;
        for (field, at) in known {
            if at < last {
                let title = "this is earlier than what came before it";
                said.wrong(field, "times_out_of_order", title);
            }
            if at > now + MOST_AHEAD_MS {
                let title = "this is more than a day ahead of now";
                said.wrong(field, "time_ahead", title);
            }
            last = last.max(at);
        }
    }
}

/// What is added to the goods and taken off.
#[derive(Clone, Copy, Debug)]
pub struct Placing {
    pub freight_fen: i64,
    pub discount_fen: i64,
}

/// An order while it is told.
pub struct Story {
    pub order: Order,
    pub history: Vec<Happening>,
}

/// None: it cannot have happened so, which is said of the row.
pub fn tell(
    said: &mut Said<'_>,
    items: Vec<Item>,
    placing: Placing,
    (state, times): (State, &Times),
    (refunds, refund_fen): (&[RefundTold], i64),
) -> Option<Story> {
    let told = Story::begin(items, placing, times.placed?).and_then(|mut story| {
        story.go(said, state, times)?;
        Ok(story)
    });
    let mut story = match told {
        Ok(story) => story,
        Err(Illegal::Price) => {
            let title = "goods, freight and what was taken off do not leave a price";
            said.wrong(Field::TotalFen, "no_price_left", title);
            return None;
        }
        Err(illegal) => {
            said.wrong_row(illegal.code(), illegal.to_string());
            return None;
        }
    };
    if state.is_paid() {
        let told = refunds::tell(&mut story, refunds, refund_fen);
        if let Err(illegal) = told {
            let title = format!("what went back cannot have gone back so: {illegal}");
            said.wrong(Field::RefundFen, "refund_not_possible", title);
            return None;
        }
    }
    Some(story)
}

impl Story {
    fn begin(items: Vec<Item>, placing: Placing, at: Millis) -> Result<Self, Illegal> {
        let Placing {
            freight_fen,
            discount_fen,
        } = placing;
        let event = Event::PlacedElsewhere {
            source: Source::Taobao,
            freight_fen,
            discount_fen,
        };
        let by = By::Customer;
        let placed = Happening { event, by, at };
        Ok(Self {
            order: Order::place(items, &placed)?,
            history: vec![placed],
        })
    }

    /// What the file does not date happened no earlier than what it dates before.
    fn go(&mut self, said: &Said<'_>, state: State, times: &Times) -> Result<(), Illegal> {
        match state {
            State::Unpaid => return Ok(()),
            State::Closed => return self.close(said, times.finished),
            State::Paid | State::Shipped | State::Finished | State::GivenBack => {}
        }
        self.at(times.paid, Event::Paid, By::Customer)?;
        let parcel = parcel(said);
        let is_shipped = match state {
            State::GivenBack => said.some(Field::Waybill).is_some(),
            State::Shipped | State::Finished => true,
            State::Unpaid | State::Closed | State::Paid => false,
        };
        if is_shipped {
            self.at(times.shipped, parcel, By::Shop)?;
        }
        match state {
            State::Finished => self.at(times.finished, Event::Confirmed, By::Customer),
            State::GivenBack => refunds::tell_all(self),
            State::Unpaid | State::Closed | State::Paid | State::Shipped => Ok(()),
        }
    }

    fn close(&mut self, said: &Said<'_>, at: Option<Millis>) -> Result<(), Illegal> {
        let why = said.plain(Field::WhyClosed);
        let has = |part: &str| why.contains(part);
        let (reason, by) = if has("未及时付款") || has("超时") || has("未付款") {
            (CloseReason::NotPaidInTime, By::System)
        } else if has("缺货") {
            (CloseReason::OutOfStock, By::Shop)
        } else if has("卖家") || has("商家") {
            (CloseReason::Other, By::Shop)
        } else {
            (CloseReason::CustomerCancelled, By::Customer)
        };
        self.at(at, Event::Closed { reason }, by)
    }

    pub fn then(&mut self, event: Event, by: By) -> Result<(), Illegal> {
        self.at(None, event, by)
    }

    fn at(&mut self, at: Option<Millis>, event: Event, by: By) -> Result<(), Illegal> {
        let last = self.order.last_at();
        let at = at.unwrap_or(last).max(last);
        let happening = Happening { event, by, at };
        self.order = self.order.apply(&happening)?;
        self.history.push(happening);
        Ok(())
    }
}

fn parcel(said: &Said<'_>) -> Event {
    let cut = |text: &str| text.chars().take(40).collect::<String>();
    let carrier = said.some(Field::Carrier).unwrap_or("无需物流");
    Event::Shipped {
        carrier: cut(carrier),
        waybill: cut(said.some(Field::Waybill).unwrap_or_default()),
    }
}
