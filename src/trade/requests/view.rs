use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    agreed::{is_waiting, send_by},
    asked::Asked,
    storage::RequestRow,
    what::What,
};
use crate::{
    trade::{CaseReason, LineDiscount, Order, storage::Stored},
    vocabulary::{MemberId, Millis, OrderId},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TradeRequestKind)]
pub enum RequestKind {
    Price,
    Compensation,
    Refund,
    /// Of a case, on a card.
    Offer,
    /// Of another SKU, on a card.
    Sku,
    /// Of another address whose freight the shop waives, on a card.
    Address,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TradeRequestState)]
pub enum RequestState {
    Open,
    Approved,
    /// Of a card that was agreed to: it was sent.
    Sent,
    Refused,
    /// A newer one came, or the order was no longer the one that was asked about; of a card also where it was sent otherwise, or not in
    /// time.
    Over,
}

/// What somebody asks to have done to an order, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct TradeRequest {
    order: OrderId,
    /// Of the order's requests, from 1.
    no: i64,
    order_no: String,
    kind: RequestKind,
    by: MemberId,
    /// As they were called then.
    nick: String,
    at: Millis,
    /// Without long numbers.
    words: String,
    state: RequestState,
    /// It is open, or a card that is to be sent, and can still be done as it was asked.
    is_possible: bool,
    /// Of the order when it was asked.
    total_fen: i64,
    /// Of a price.
    freight_fen: Option<i64>,
    discount_fen: Option<i64>,
    /// What of it is of single lines.
    lines: Vec<LineDiscount>,
    /// Of a compensation, a refund, an offer or another SKU: the line's place in the order, from 0.
    line: Option<i64>,
    /// Of another SKU what goes back or is not to be paid, of an address what is waived.
    amount_fen: Option<i64>,
    /// Why a compensation is given; of a refund its way: `pay`, `agree`, `offer_money` or `offer_return`; of an offer its kind.
    reason: Option<String>,
    /// What the customer reads with an offer, without long numbers.
    said: Option<String>,
    /// Of an offer: why it is made, and of how many pieces; none: of all.
    cause: Option<CaseReason>,
    quantity: Option<i64>,
    /// Of another SKU: what it is called.
    sku: Option<String>,
    /// Of an address, as long as it is kept.
    address_masked: Option<String>,
    /// Of a card that was agreed to and not sent: whoever asked sends it until then, once.
    send_by: Option<Millis>,
    decided_by: Option<MemberId>,
    decided_nick: Option<String>,
    decided_words: Option<String>,
    decided_at: Option<Millis>,
}

impl RequestKind {
    const ALL: [Self; 6] = [
        Self::Price,
        Self::Compensation,
        Self::Refund,
        Self::Offer,
        Self::Sku,
        Self::Address,
    ];

    /// Agreed to, nothing is done yet: whoever asked may send its card.
    pub const fn is_card(self) -> bool {
        matches!(self, Self::Offer | Self::Sku | Self::Address)
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Compensation => "compensation",
            Self::Refund => "refund",
            Self::Offer => "offer",
            Self::Sku => "sku",
            Self::Address => "address",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl RequestState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Approved => "approved",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Over => "over",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        let all = [
            Self::Open,
            Self::Approved,
            Self::Sent,
            Self::Refused,
            Self::Over,
        ];
        all.into_iter().find(|state| state.code() == code)
    }
}

impl TradeRequest {
    /// `order`: as its history makes it; none where that cannot be read.
    pub fn of(row: RequestRow, of: &Stored, order: Option<&Order>, now: Millis) -> Option<Self> {
        let (kind, state) = (
            RequestKind::of_code(&row.kind)?,
            RequestState::of_code(&row.state)?,
        );
        let asked = Asked::of_row(&row);
        let is_possible = is_waiting(&row, now)
            && asked
                .as_ref()
                .zip(order)
                .is_some_and(|(asked, order)| asked.is_possible(&row, of, order));
        let send_by = send_by(&row);
        let is_void = send_by.is_some() && !is_possible;
        let what = What::of(asked.as_ref());
        Some(Self {
            order: row.order_id,
            no: row.no,
            order_no: of.row.no.clone(),
            kind,
            by: row.member_id,
            nick: row.nick,
            at: row.at,
            words: yingke_masking::text(&row.words),
            state: if is_void { RequestState::Over } else { state },
            is_possible,
            total_fen: row.total_fen,
            freight_fen: row.freight_fen,
            discount_fen: row.discount_fen,
            lines: what.lines,
            line: row.line_no,
            amount_fen: row.amount_fen,
            reason: row.reason,
            said: what.said,
            cause: what.cause,
            quantity: what.quantity,
            sku: what.sku,
            address_masked: what.address_masked,
            send_by,
            decided_by: row.decided_by,
            decided_nick: row.decided_nick,
            decided_words: row.decided_words.as_deref().map(yingke_masking::text),
            decided_at: row.decided_at,
        })
    }

    /// The same where its card would say something else by now.
    pub fn overtaken(self) -> Self {
        let state = match self.send_by {
            Some(_) => RequestState::Over,
            None => self.state,
        };
        Self {
            state,
            is_possible: false,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for kind in RequestKind::ALL {
            assert_eq!(RequestKind::of_code(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
        for code in ["open", "approved", "sent", "refused", "over"] {
            let state = RequestState::of_code(code).unwrap();
            assert_eq!(serde_json::to_value(state).unwrap(), code);
        }
    }
}
