use serde::Serialize;
use utoipa::ToSchema;

use super::{
    By, CloseReason, Event, Happening, LineDiscount, Pieces, Refund, RefundKind, RefundState,
    ReturnFreight, Source, State, after_sale, compensation, money,
};
use crate::{
    calendar::Date,
    vocabulary::{Millis, ProductId, SkuId},
};

/// An order is given longer this often at most, by this many days at a time.
const MOST_EXTENSIONS: u8 = 3;
const MOST_DAYS: i64 = 30;

/// An order as its events made it. Who bought it and where it goes stay with the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub state: State,
    /// None: it was placed here.
    pub source: Option<Source>,
    pub lines: Vec<Line>,
    pub freight_fen: i64,
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
    /// When what it costs, or what of, changed last.
    priced_at: Millis,
    last_at: Millis,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub item: Item,
    /// Pieces that have left.
    pub shipped: i64,
    /// Pieces that never will: their money went back before.
    pub dropped: i64,
    /// Pieces of which the customer said, before all had left, that they came.
    pub confirmed: i64,
    pub refund: Refund,
    /// What of the order's discount is of this line alone; negative: it costs more.
    pub own_discount_fen: i64,
    /// Given beside its cases.
    pub compensated_fen: i64,
    /// Of that: because it, or what is sent in its place, costs less.
    pub protected_fen: i64,
}

/// What was bought, as it was called and priced at the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// None: it was bought elsewhere, and is not sold here.
    pub product: Option<ProductId>,
    pub sku_id: Option<SkuId>,
    pub title: String,
    pub sku: String,
    pub picture: String,
    pub price_fen: i64,
    pub quantity: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    pub carrier: String,
    pub waybill: String,
}

/// That somebody comes to put it together 预约安装.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderInstallation)]
pub struct Installation {
    /// None: still to be agreed.
    pub day: Option<Date>,
}

/// What left in one parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentParcel {
    pub parcel: Parcel,
    pub pieces: Vec<Pieces>,
    pub at: Millis,
}

/// Why an event cannot happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Illegal {
    #[error("an order begins by being placed, once, with at least one line")]
    NotPlaced,
    #[error("{event} does not happen in {}", .state.code())]
    State { state: State, event: &'static str },
    #[error("{event} does not happen to a refund in {}", .refund.code())]
    Refund {
        refund: RefundState,
        event: &'static str,
    },
    #[error("this is not theirs to do")]
    Actor,
    #[error("it is earlier than what happened before")]
    Earlier,
    #[error("there is no such line")]
    NoSuchLine,
    #[error("a refund of this order is open")]
    RefundOpen,
    #[error("the amount must lie between 1 and {most_fen} fen")]
    Amount { most_fen: i64 },
    #[error("before shipping a line is refunded whole: {whole_fen} fen")]
    NotWhole { whole_fen: i64 },
    #[error("an exchange, another parcel or a repair is no money")]
    Moneyless,
    #[error("this was done as often as it can be")]
    Enough,
    #[error("the time to ask for this is over")]
    WindowOver,
    #[error("what was made to order comes back only where something is wrong with it")]
    ExcludedCustom,
    #[error("there is too little left to send another")]
    OutOfStock,
    #[error("freight and discount do not leave a price")]
    Price,
    #[error("this line is another one by now, or the same already")]
    OtherSku,
    #[error("what was paid for does not become dearer")]
    DearerThanPaid,
    #[error("a parcel has something in it")]
    NothingNamed,
    #[error("between 1 and {most} pieces")]
    Quantity { most: i64 },
    #[error("something of it is not delivered there")]
    NotDelivered,
    #[error("delivery there costs more than was paid")]
    FreightRises,
    #[error("between 1 and {} days", MOST_DAYS)]
    Days,
    #[error("it was given longer {} times, which is the most", MOST_EXTENSIONS)]
    ExtendedEnough,
    #[error("no installation was bought with it")]
    NoInstallation,
}

impl Illegal {
    /// What clients translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotPlaced => "not_placed",
            Self::State { .. } => "wrong_state",
            Self::Refund { .. } => "wrong_refund_state",
            Self::Actor => "not_theirs",
            Self::Earlier => "earlier",
            Self::NoSuchLine => "no_such_line",
            Self::RefundOpen => "refund_open",
            Self::Amount { .. } => "bad_amount",
            Self::NotWhole { .. } => "not_whole",
            Self::Moneyless => "moneyless",
            Self::Enough => "enough",
            Self::WindowOver => "window_over",
            Self::ExcludedCustom => "excluded_custom",
            Self::OutOfStock => "out_of_stock",
            Self::Price => "bad_price",
            Self::OtherSku => "other_sku",
            Self::DearerThanPaid => "dearer_than_paid",
            Self::NothingNamed => "nothing_named",
            Self::Quantity { .. } => "bad_quantity",
            Self::NotDelivered => "not_delivered",
            Self::FreightRises => "freight_rises",
            Self::Days => "bad_days",
            Self::ExtendedEnough => "extended_enough",
            Self::NoInstallation => "no_installation",
        }
    }
}

impl Item {
    pub const fn total_fen(&self) -> i64 {
        self.price_fen * self.quantity
    }
}

impl Order {
    pub fn place(items: Vec<Item>, placed: &Happening) -> Result<Self, Illegal> {
        let (source, freight_fen, discount_fen) = match placed.event {
            Event::Placed {
                freight_fen,
                discount_fen,
            } => (None, freight_fen, discount_fen),
            Event::PlacedElsewhere {
                source,
                freight_fen,
                discount_fen,
            } => (Some(source), freight_fen, discount_fen),
            _ => return Err(Illegal::NotPlaced),
        };
        if items.is_empty() {
            return Err(Illegal::NotPlaced);
        }
        if !placed.event.may_be_by(placed.by) {
            return Err(Illegal::Actor);
        }
        let order = Self {
            state: State::WaitBuyerPay,
            source,
            lines: items
                .into_iter()
                .map(|item| Line {
                    item,
                    shipped: 0,
                    dropped: 0,
                    confirmed: 0,
                    refund: Refund::NONE,
                    own_discount_fen: 0,
                    compensated_fen: 0,
                    protected_fen: 0,
                })
                .collect(),
            freight_fen,
            discount_fen,
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
            priced_at: placed.at,
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
        let priced_at = match event {
            Event::PriceChanged { .. } | Event::SkuChanged { .. } => *at,
            _ => self.priced_at,
        };
        Self {
            priced_at,
            last_at: *at,
            ..self.clone()
        }
        .changed_by(event, *by, *at)
        .map(|order| order.with_its_pause(*at))
    }

    /// Whether `event` could happen now, where nobody else is faster.
    pub fn could(&self, event: Event, by: By) -> Result<(), Illegal> {
        self.may_here(&event, by)?;
        let at = self.last_at;
        self.apply(&Happening { event, by, at }).map(drop)
    }

    /// What was placed elsewhere is paid there: here nobody is asked for money again, and none goes back without a person who says so.
    /// Its history, which happened there, is not asked.
    pub fn may_here(&self, event: &Event, by: By) -> Result<(), Illegal> {
        let moves_money = match event {
            Event::Paid => true,
            Event::Compensated { .. } | Event::Refunded { .. } => by == By::System,
            _ => false,
        };
        if self.source.is_none() || !moves_money {
            return Ok(());
        }
        Err(Illegal::State {
            state: self.state,
            event: event.kind(),
        })
    }

    /// When it changed last: what comes next is no earlier.
    pub const fn last_at(&self) -> Millis {
        self.last_at
    }

    /// Whether it still costs what it did at that time, and for the same.
    pub const fn costs_as_at(&self, at: Millis) -> bool {
        self.priced_at <= at
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

    fn changed_by(mut self, event: &Event, by: By, at: Millis) -> Result<Self, Illegal> {
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
            Event::AddressChanged { .. } => {}
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

    fn refund(&mut self, line: usize, event: &Event, by: By, at: Millis) -> Result<(), Illegal> {
        let refund = self.lines.get(line).ok_or(Illegal::NoSuchLine)?.refund;
        let after = refund.after(event, by, at).ok_or(Illegal::Refund {
            refund: refund.state,
            event: event.kind(),
        })?;
        if refund.has_enough_of(event, by) {
            return Err(Illegal::Enough);
        }
        if self.state == State::WaitSellerSendGoods && after.is_open() {
            // The freight goes back with the last line, so only one refund can know whether it is the last.
            self.nothing_else_open(line)?;
        }
        let after = self.of_pieces(line, event, self.insured(event, after))?;
        self.may_want(line, event)?;
        if let Some((kind, amount_fen)) = event.wish() {
            let pieces = after.pieces_of(self.lines[line].item.quantity);
            self.may_wish(line, event, kind, (amount_fen, pieces))?;
            after_sale::may_be_offered(self, line, event)?;
        }
        if let Some((most_fen, amount_fen)) = after_sale::given_back(self, line, event) {
            money::may_be_refunded(self, line, (most_fen, amount_fen))?;
            self.refunded_fen += amount_fen;
        }
        self.may_be_resent(line, after)?;
        self.lines[line].refund = after;
        self.lines[line].drop_what_is_left();
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

    fn nothing_else_open(&self, than: usize) -> Result<(), Illegal> {
        let mut others = (0..).zip(&self.lines).filter(|(no, _)| *no != than);
        if others.any(|(_, line)| line.refund.is_open()) {
            Err(Illegal::RefundOpen)
        } else {
            Ok(())
        }
    }

    fn nothing_open(&self) -> Result<(), Illegal> {
        if self.is_refunding() {
            Err(Illegal::RefundOpen)
        } else {
            Ok(())
        }
    }

    pub fn goods_fen(&self) -> i64 {
        self.lines.iter().map(|line| line.item.total_fen()).sum()
    }

    pub fn total_fen(&self) -> i64 {
        self.goods_fen() + self.freight_fen - self.discount_fen
    }
}
