//! An order as what happened to it made it, and why something cannot happen to it.

mod changed;
mod illegal;
mod line;
mod often;
mod refunded;
mod terms;

use self::terms::Terms;
pub use self::{
    illegal::Illegal,
    line::{Installation, Item, Line, Parcel, SentParcel},
};
use super::{
    By, Carried, CloseReason, Event, Happening, RefundState, Source, State, money, times::Times,
};
use crate::vocabulary::Millis;

/// No shop gives an order longer more often; each sets how often it does.
pub const MOST_EXTENSIONS: u8 = 5;
/// By this many days at a time.
const MOST_DAYS: i64 = 30;

/// An order as its events made it. Who bought it and where it goes stay with the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub state: State,
    /// None: it was placed here.
    pub source: Option<Source>,
    /// As promised when it was placed.
    pub times: Option<Times>,
    pub lines: Vec<Line>,
    pub freight_fen: i64,
    /// With which it was placed, or would have been for where it goes by now, paid services included: what is less of it now was waived.
    /// Below nothing where the terms had risen before it went for less: the way back takes no more than it had given.
    pub placed_freight_fen: i64,
    /// What that was made of.
    pub carried: Vec<Carried>,
    /// What is done with bulky goods beside bringing them, as the shop called it.
    pub services: Vec<String>,
    /// Of all lines together, what is their own and what is not; negative: they cost more.
    pub discount_fen: i64,
    /// 运费险: the insurance pays the way back.
    pub is_insured: bool,
    /// None: none was bought.
    pub installation: Option<Installation>,
    pub paid_fen: i64,
    pub refunded_fen: i64,
    /// In the order in which they left.
    pub parcels: Vec<SentParcel>,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
    /// When the last of it left: none while something is still to be shipped.
    pub shipped_at: Option<Millis>,
    pub signed_at: Option<Millis>,
    pub finished_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    /// Why it ended before it was paid.
    pub close_reason: Option<CloseReason>,
    pub extended_days: i64,
    extended_times: u8,
    /// How long refunds stood open since it was shipped: that time does not count against the customer.
    pub paused_ms: Millis,
    paused_at: Option<Millis>,
    /// When the shop did something with it last: it does not end right behind that.
    pub shop_acted_at: Option<Millis>,
    last_at: Millis,
}

impl Order {
    pub fn place(items: Vec<Item>, placed: &Happening) -> Result<Self, Illegal> {
        let terms = Terms::of(&placed.event).ok_or(Illegal::NotPlaced)?;
        let is_sound = |of: &Carried| of.is_sound(items.len());
        if items.is_empty() || !terms.carried.iter().all(is_sound) {
            return Err(Illegal::NotPlaced);
        }
        if !placed.event.may_be_by(placed.by) {
            return Err(Illegal::Actor);
        }
        let order = Self {
            state: State::WaitBuyerPay,
            source: terms.source,
            times: terms.times,
            lines: items.into_iter().map(Line::of).collect(),
            freight_fen: terms.freight_fen,
            placed_freight_fen: terms.freight_fen,
            carried: terms.carried,
            services: terms.services,
            discount_fen: terms.discount_fen,
            is_insured: false,
            installation: None,
            paid_fen: 0,
            refunded_fen: 0,
            parcels: Vec::new(),
            created_at: placed.at,
            paid_at: None,
            shipped_at: None,
            signed_at: None,
            finished_at: None,
            closed_at: None,
            close_reason: None,
            extended_days: 0,
            extended_times: 0,
            paused_ms: 0,
            paused_at: None,
            shop_acted_at: None,
            last_at: placed.at,
        };
        money::has_a_price(&order)
            .then_some(order)
            .ok_or(Illegal::Price)
    }

    /// The order that `history` makes of `items`.
    pub fn replay(items: Vec<Item>, history: &[Happening]) -> Result<Self, Illegal> {
        let (placed, later) = history.split_first().ok_or(Illegal::NotPlaced)?;
        later
            .iter()
            .try_fold(Self::place(items, placed)?, |order, happening| {
                order.apply(happening)
            })
    }

    /// The order after `happening`; the same order stays as it was.
    pub fn apply(&self, happening: &Happening) -> Result<Self, Illegal> {
        let Happening { event, by, at } = happening;
        if !self.state.allows(event) {
            return Err(Illegal::State {
                state: self.state,
                event: event.kind(),
            });
        }
        if !event.may_be_by(*by) {
            return Err(Illegal::Actor);
        }
        if *at < self.last_at {
            return Err(Illegal::Earlier);
        }
        let shop_acted_at = match by {
            By::Shop => Some(*at),
            By::Customer | By::Carrier | By::System | By::Platform => self.shop_acted_at,
        };
        Self {
            shop_acted_at,
            last_at: *at,
            ..self.clone()
        }
        .changed_by(event, *by, *at)
        .map(|order| order.with_its_pause(*at))
    }

    /// Whether `event` could happen now, where nobody else is faster.
    pub fn could(&self, event: Event, by: By) -> Result<(), Illegal> {
        self.would_be(event, by).map(drop)
    }

    /// The order after `event`, if that could happen now.
    pub fn would_be(&self, event: Event, by: By) -> Result<Self, Illegal> {
        self.may_here(&event, by)?;
        let at = self.last_at;
        self.apply(&Happening { event, by, at })
    }

    /// What was placed elsewhere is paid, priced and sent there: here nobody is asked for money again, none goes back without a person
    /// who says so, no price and no address is changed that nobody there would hear of, and no time is given longer that runs there. Its
    /// history, which happened there, is not asked.
    pub fn may_here(&self, event: &Event, by: By) -> Result<(), Illegal> {
        let is_done_there = match event {
            Event::Paid
            | Event::PriceChanged { .. }
            | Event::AddressChanged { .. }
            | Event::Extended { .. } => true,
            Event::Compensated { .. } | Event::Refunded { .. } => by == By::System,
            _ => false,
        };
        if self.source.is_some() && is_done_there {
            return Err(Illegal::PlacedElsewhere);
        }
        Ok(())
    }

    /// When it changed last: what comes next is no earlier.
    pub const fn last_at(&self) -> Millis {
        self.last_at
    }

    /// The customer's time to confirm stands still while a refund is open.
    fn with_its_pause(mut self, at: Millis) -> Self {
        let stands_still = self.state == State::WaitBuyerConfirmGoods && self.is_refunding();
        match (self.paused_at, stands_still) {
            (None, true) => self.paused_at = Some(at),
            (Some(since), false) => {
                self.paused_ms += at - since;
                self.paused_at = None;
            }
            (None, false) | (Some(_), true) => {}
        }
        self
    }

    pub(super) fn finish(&mut self, at: Millis) {
        self.state = State::TradeFinished;
        self.finished_at = Some(at);
    }

    fn close(&mut self, at: Millis) {
        self.state = State::TradeClosed;
        self.closed_at = Some(at);
    }

    /// Someone has to answer or send something back before it goes on.
    pub fn is_refunding(&self) -> bool {
        self.lines.iter().any(|line| line.refund.is_open())
    }

    /// Lines of which the shop has still to answer what was asked.
    pub fn waiting(&self) -> Vec<usize> {
        let waits = |line: &Line| {
            line.refund.state == RefundState::WaitSellerAgree && line.refund.proposal.is_none()
        };
        let lines = (0..).zip(&self.lines);
        let lines = lines.filter(|(_, line)| waits(line));
        lines.map(|(no, _)| no).collect()
    }

    pub fn goods_fen(&self) -> i64 {
        self.lines.iter().map(|line| line.item.total_fen()).sum()
    }

    pub fn total_fen(&self) -> i64 {
        self.goods_fen() + self.freight_fen - self.discount_fen
    }

    /// What of the freight went back with pieces that had not left.
    pub fn freight_gone_fen(&self) -> i64 {
        self.lines.iter().map(|line| line.freight_gone_fen).sum()
    }

    /// Given for the way back of its returns (寄回运费): the shop's own money, and no refund.
    pub fn freight_back_fen(&self) -> i64 {
        self.lines.iter().map(|line| line.freight_back_fen).sum()
    }

    /// All that goes to the customer.
    pub fn to_customer_fen(&self) -> i64 {
        self.refunded_fen + self.freight_back_fen()
    }
}
