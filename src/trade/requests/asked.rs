use serde::Serialize;
use serde_json::json;

use super::{RequestKind, RequestState, card, storage::RequestRow, topic::Topic, way::RefundWay};
use crate::{
    access::Member,
    trade::{
        By, CardOffer, Event, Happening, Illegal, LineDiscount, Order, Price,
        compensation::CompensationReason,
        storage::{EventRow, Stored, happening},
    },
    vocabulary::Millis,
};

/// What somebody asks to have done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asked {
    Price(Price),
    Compensation {
        line: usize,
        amount_fen: i64,
        reason: CompensationReason,
    },
    /// Of a case.
    Refund {
        line: usize,
        amount_fen: i64,
        way: RefundWay,
        /// What the customer reads with an offer.
        #[serde(skip_serializing_if = "String::is_empty")]
        said: String,
    },
    /// To send it.
    Card(CardOffer),
}

/// What becomes of it when somebody agrees.
pub enum Course<'a> {
    Done(Event),
    /// Whoever asked sends the card.
    Sent(&'a CardOffer),
}

impl Asked {
    /// None where the row was not written by this code.
    pub fn of_row(row: &RequestRow) -> Option<Self> {
        match RequestKind::of_code(&row.kind)? {
            RequestKind::Price => Some(Self::Price(Price {
                freight_fen: row.freight_fen?,
                discount_fen: row.discount_fen?,
                lines: lines_of(row)?,
            })),
            RequestKind::Compensation => Some(Self::Compensation {
                line: usize::try_from(row.line_no?).ok()?,
                amount_fen: row.amount_fen?,
                reason: CompensationReason::of_code(row.reason.as_deref()?)?,
            }),
            RequestKind::Refund => Some(Self::Refund {
                line: usize::try_from(row.line_no?).ok()?,
                amount_fen: row.amount_fen?,
                way: RefundWay::of_code(row.reason.as_deref()?)?,
                said: said_in(row)?,
            }),
            RequestKind::Offer => card::case_of_row(row).map(Self::Card),
            RequestKind::Sku => card::sku_of_row(row).map(Self::Card),
            RequestKind::Address => card::address_of_row(row).map(Self::Card),
        }
    }

    pub const fn kind(&self) -> RequestKind {
        match self {
            Self::Price(_) => RequestKind::Price,
            Self::Compensation { .. } => RequestKind::Compensation,
            Self::Refund { .. } => RequestKind::Refund,
            Self::Card(offer) => card::kind(offer),
        }
    }

    pub fn course(&self) -> Course<'_> {
        Course::Done(match *self {
            Self::Price(ref price) => price.event(),
            Self::Compensation {
                line,
                amount_fen,
                reason,
            } => Event::Compensated {
                line,
                amount_fen,
                reason,
            },
            Self::Refund {
                line,
                amount_fen,
                way,
                ref said,
            } => way.event(line, amount_fen, said),
            Self::Card(ref offer) => return Course::Sent(offer),
        })
    }

    /// The order, once it is done, of a card with the customer's yes; a refund as the customer asked for it pays what they asked, and
    /// nothing else.
    pub fn done_to(&self, order: &Order) -> Result<Order, Illegal> {
        let after = match self.course() {
            Course::Done(event) => order.would_be(event, By::Shop)?,
            Course::Sent(offer) => offer.done_to(order)?,
        };
        if let Self::Refund {
            line,
            amount_fen,
            way,
            ..
        } = self
            && way.is_as_asked()
        {
            let most_fen = order.lines[*line].refund.asked_fen;
            if *amount_fen != most_fen {
                return Err(Illegal::Amount { most_fen });
            }
        }
        Ok(after)
    }

    pub fn topic(&self) -> Topic {
        match self {
            Self::Compensation { line, reason, .. } => Topic::of_compensation(*line, *reason),
            Self::Price(_) | Self::Refund { .. } | Self::Card(_) => {
                Topic::of_line(self.kind(), self.line())
            }
        }
    }

    const fn line(&self) -> Option<usize> {
        match self {
            Self::Price(_) => None,
            Self::Compensation { line, .. } | Self::Refund { line, .. } => Some(*line),
            Self::Card(offer) => offer.line(),
        }
    }

    /// The order is still the one that was asked about, of the same lines at the same prices, and of a case as it stood; and it can
    /// be done to it.
    pub fn is_possible(&self, request: &RequestRow, stored: &Stored, order: &Order) -> bool {
        let events = stored.events.iter();
        let mut later = events.filter(|row| row.no > request.event_no);
        !later.any(|row| self.is_overtaken_by(row)) && self.done_to(order).is_ok()
    }

    /// Whoever asked had not read what the customer says now, or asked about another price.
    fn is_overtaken_by(&self, row: &EventRow) -> bool {
        let Some(Happening { event, .. }) = happening(row) else {
            return true;
        };
        match (&event, self) {
            // To an address with another freight it is another price too.
            (Event::PriceChanged { .. } | Event::SkuChanged { .. }, _)
            | (Event::AddressChanged { fare: Some(_), .. }, Self::Price(_))
            | (Event::AddressChanged { .. }, Self::Card(CardOffer::Address(_))) => true,
            (event, Self::Refund { .. } | Self::Card(CardOffer::Case(_))) => {
                event.line() == self.line() && !is_beside(event) && !event.is_of_protection()
            }
            // What goes back with another SKU becomes less at most.
            (_, Self::Price(_) | Self::Compensation { .. } | Self::Card(_)) => false,
        }
    }

    /// As it is kept, open. `now`: the order as its history makes it.
    pub fn row(
        &self,
        (stored, now, no): (&Stored, &Order, i64),
        (by, words): (&Member, String),
        at: Millis,
    ) -> RequestRow {
        let order = &stored.row;
        let mut row = RequestRow {
            shop_id: order.shop_id,
            order_id: order.id,
            no,
            kind: self.kind().code().to_owned(),
            state: RequestState::Open.code().to_owned(),
            member_id: by.id,
            nick: by.nick.clone(),
            words,
            at,
            total_fen: order.total_fen,
            freight_fen: None,
            discount_fen: None,
            line_no: None,
            amount_fen: None,
            reason: None,
            decided_by: None,
            decided_nick: None,
            decided_words: None,
            decided_at: None,
            lines: None,
            event_no: stored.events.last().map_or(0, |event| event.no),
            send_by: None,
        };
        match *self {
            Self::Price(ref price) => {
                row.freight_fen = Some(price.freight_fen);
                row.discount_fen = Some(price.discount_fen);
                row.lines = (!price.lines.is_empty()).then(|| json!(price.lines).to_string());
            }
            Self::Compensation {
                line,
                amount_fen,
                reason,
            } => {
                row.line_no = i64::try_from(line).ok();
                row.amount_fen = Some(amount_fen);
                row.reason = Some(reason.code().to_owned());
            }
            Self::Refund {
                line,
                amount_fen,
                way,
                ref said,
            } => {
                row.line_no = i64::try_from(line).ok();
                row.amount_fen = Some(amount_fen);
                row.reason = Some(way.code().to_owned());
                row.lines = (!said.is_empty()).then(|| json!(said).to_string());
            }
            Self::Card(ref offer) => card::keep_in(&mut row, offer, now),
        }
        row
    }
}

/// The case of its line stands as it stood.
const fn is_beside(event: &Event) -> bool {
    matches!(
        event,
        Event::EvidenceGiven { .. } | Event::FreightTaken { .. } | Event::Compensated { .. }
    )
}

fn said_in(row: &RequestRow) -> Option<String> {
    match row.lines.as_deref() {
        Some(said) => serde_json::from_str(said).ok(),
        None => Some(String::new()),
    }
}

fn lines_of(row: &RequestRow) -> Option<Vec<LineDiscount>> {
    match row.lines.as_deref() {
        Some(lines) => serde_json::from_str(lines).ok(),
        None => Some(Vec::new()),
    }
}
