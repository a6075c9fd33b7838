use serde::Serialize;
use serde_json::json;

use super::{RequestKind, RequestState, offer, storage::RequestRow, way::RefundWay};
use crate::{
    access::Member,
    trade::{
        By, CaseOffer, Event, Happening, Illegal, LineDiscount, Order, Price,
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
    /// To send the card of it.
    Offer(CaseOffer),
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
            RequestKind::Offer => offer::of_row(row).map(Self::Offer),
        }
    }

    pub const fn kind(&self) -> RequestKind {
        match self {
            Self::Price(_) => RequestKind::Price,
            Self::Compensation { .. } => RequestKind::Compensation,
            Self::Refund { .. } => RequestKind::Refund,
            Self::Offer(_) => RequestKind::Offer,
        }
    }

    /// What is done; of an offer, what the customer asks for with their yes.
    pub fn event(&self) -> Event {
        match *self {
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
            Self::Offer(offer) => offer.asked(),
        }
    }

    /// The order, once it is done; a refund as the customer asked for it pays what they asked, and nothing else.
    pub fn done_to(&self, order: &Order) -> Result<Order, Illegal> {
        if let Self::Offer(offer) = self {
            return offer.done_to(order);
        }
        let (event, by, at) = (self.event(), By::Shop, order.last_at());
        order.may_here(&event, by)?;
        let after = order.apply(&Happening { event, by, at })?;
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

    /// The same wish with other numbers: the newer one takes its place.
    pub fn is_about_the_same(&self, row: &RequestRow) -> bool {
        match self {
            Self::Price(_) => row.kind == RequestKind::Price.code(),
            Self::Refund { line, .. } | Self::Offer(CaseOffer { line, .. }) => {
                self.is_of_line(row, *line)
            }
            Self::Compensation { line, reason, .. } => {
                self.is_of_line(row, *line)
                    && is_freight(row.reason.as_deref()) == is_freight(Some(reason.code()))
            }
        }
    }

    fn is_of_line(&self, row: &RequestRow, line: usize) -> bool {
        let asked = row.line_no.and_then(|no| usize::try_from(no).ok());
        row.kind == self.kind().code() && asked == Some(line)
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
            | (Event::AddressChanged { fare: Some(_), .. }, Self::Price(_)) => true,
            (event, Self::Refund { line, .. } | Self::Offer(CaseOffer { line, .. })) => {
                event.line() == Some(*line) && !is_beside(event)
            }
            (_, Self::Price(_) | Self::Compensation { .. }) => false,
        }
    }

    /// As it is kept, open.
    pub fn row(
        &self,
        (stored, no): (&Stored, i64),
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
            Self::Offer(ref offer) => offer::keep_in(&mut row, offer),
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

/// The way back is another matter than the goods.
fn is_freight(reason: Option<&str>) -> bool {
    reason == Some(CompensationReason::ReturnFreight.code())
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
