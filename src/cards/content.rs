use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CardKind, confirmed::Confirmed};
use crate::{
    trade::{
        AgreedOffer, CaseReason, CloseReason, Fare, KnownOrder, LineDiscount, Pieces, RefundKind,
        Variant,
    },
    vocabulary::{Millis, OrderId, ProductId, SkuId},
};

/// What a card is about, as it is kept: never what its object looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "card", rename_all = "snake_case")]
pub enum Content {
    Product {
        product: ProductId,
    },
    Products {
        products: Vec<ProductId>,
    },
    SkuChoice {
        product: ProductId,
    },
    OrderInvite {
        items: Vec<InviteItem>,
        /// What each was called: its SKU may be taken off. Empty: it was sent before this was kept.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        names: Vec<String>,
    },
    Order {
        order: OrderId,
    },
    OrderCheck {
        order: OrderId,
        /// None: not yet, or before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confirmed: Option<Confirmed>,
    },
    AddressCheck {
        order: OrderId,
        /// None: not yet, or before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confirmed: Option<Confirmed>,
    },
    AddressChange {
        order: OrderId,
        /// None once it was answered, or cannot be any more: nobody needs it twice.
        to: Option<NewAddress>,
        /// None: it was sent before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        freight: Option<AskedFreight>,
        /// That somebody higher agreed to what it waives. None: its sender waives so much alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agreed: Option<AgreedOffer>,
    },
    PriceChange {
        order: OrderId,
        freight_fen: i64,
        discount_fen: i64,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<LineDiscount>,
        was_total_fen: i64,
        /// None: it was sent before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Priced>,
    },
    SkuChange {
        order: OrderId,
        line: usize,
        was: SkuId,
        /// As it was offered: what is agreed to is this and nothing else.
        to: Variant,
        was_total_fen: i64,
        /// None: it was sent before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was_off_fen: Option<i64>,
        /// What had gone back or was promised of a paid order. None: it was not paid, or this was not kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was_to_give_fen: Option<i64>,
        /// That somebody higher agreed to it. None: its sender gives so much alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agreed: Option<AgreedOffer>,
    },
    ReceiptExtension {
        order: OrderId,
        days: i64,
    },
    OrderClosing {
        order: OrderId,
        reason: CloseReason,
    },
    PartShipment {
        order: OrderId,
        carrier: String,
        waybill: String,
        pieces: Vec<Pieces>,
    },
    PayReminder {
        order: OrderId,
    },
    Coupon {
        title: String,
        amount_fen: Option<i64>,
        min_fen: Option<i64>,
        until: Option<Millis>,
        code: Option<String>,
    },
    Parcel {
        order: OrderId,
    },
    Refund {
        order: OrderId,
        line: usize,
    },
    AfterSaleOffer {
        order: OrderId,
        line: usize,
        /// The case, and the offer of it: another one is not this one.
        no: i64,
        kind: RefundKind,
        amount_fen: i64,
        /// None: it is offered in a case that there is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opens: Option<Opening>,
    },
    ReviewInvite {
        order: OrderId,
    },
}

/// What a card with another address says of the order's freight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFreight {
    pub was_fen: i64,
    /// What was due for the way to where it went: the customer may have it sent elsewhere meanwhile, for the same freight.
    pub was_due_fen: i64,
    /// None: it stays.
    pub fare: Option<Fare>,
    /// What was off the order when it was sent. None: it was sent before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_off_fen: Option<i64>,
}

/// What an order's total is made of: another one may come to the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    pub freight_fen: i64,
    pub lines: Vec<PricedLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricedLine {
    pub sku: Option<SkuId>,
    pub price_fen: i64,
    pub discount_fen: i64,
}

/// Of a case that begins with the customer's yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    pub reason: CaseReason,
    /// None: all pieces of the line.
    pub quantity: Option<i64>,
    /// What the shop had promised of the order when it was sent. None: it was sent before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_promised_fen: Option<i64>,
    /// That somebody higher agreed to it. None: its sender gives so much alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<AgreedOffer>,
}

/// What the customer is invited to buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteItem {
    pub sku: SkuId,
    /// 1 to 999.
    pub quantity: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAddress {
    pub receiver: String,
    pub phone: String,
    pub address: String,
}

impl AskedFreight {
    /// From then on.
    pub fn then_fen(&self) -> i64 {
        self.fare.map_or(self.was_fen, |fare| fare.freight_fen)
    }

    /// The order's freight is still what it was, and may still become what is asked.
    pub fn fits(&self, order: &KnownOrder) -> bool {
        let stays = self.then_fen() == self.was_fen;
        let is = (order.freight_fen, order.freight_due_fen());
        is == (self.was_fen, self.was_due_fen) && (stays || !order.is_paid())
    }
}

impl Priced {
    pub fn of(order: &KnownOrder) -> Self {
        let lines = order.lines.iter().map(|line| PricedLine {
            sku: line.sku,
            price_fen: line.price_fen,
            discount_fen: line.discount_fen,
        });
        Self {
            freight_fen: order.freight_fen,
            lines: lines.collect(),
        }
    }
}

impl NewAddress {
    pub fn of(order: &KnownOrder) -> Self {
        Self {
            receiver: order.to.receiver.clone(),
            phone: order.to.phone.clone(),
            address: order.to.address.clone(),
        }
    }

    #[must_use]
    pub fn masked(&self) -> Self {
        Self {
            receiver: yingke_masking::name(&self.receiver),
            phone: yingke_masking::phone(&self.phone),
            address: yingke_masking::address(&self.address),
        }
    }
}

impl Content {
    pub const fn order_check(order: OrderId) -> Self {
        let confirmed = None;
        Self::OrderCheck { order, confirmed }
    }

    pub const fn address_check(order: OrderId) -> Self {
        let confirmed = None;
        Self::AddressCheck { order, confirmed }
    }

    pub const fn kind(&self) -> CardKind {
        match self {
            Self::Product { .. } => CardKind::Product,
            Self::Products { .. } => CardKind::Products,
            Self::SkuChoice { .. } => CardKind::SkuChoice,
            Self::OrderInvite { .. } => CardKind::OrderInvite,
            Self::Order { .. } => CardKind::Order,
            Self::OrderCheck { .. } => CardKind::OrderCheck,
            Self::AddressCheck { .. } => CardKind::AddressCheck,
            Self::AddressChange { .. } => CardKind::AddressChange,
            Self::PriceChange { .. } => CardKind::PriceChange,
            Self::SkuChange { .. } => CardKind::SkuChange,
            Self::ReceiptExtension { .. } => CardKind::ReceiptExtension,
            Self::OrderClosing { .. } => CardKind::OrderClosing,
            Self::PartShipment { .. } => CardKind::PartShipment,
            Self::PayReminder { .. } => CardKind::PayReminder,
            Self::Coupon { .. } => CardKind::Coupon,
            Self::Parcel { .. } => CardKind::Parcel,
            Self::Refund { .. } => CardKind::Refund,
            Self::AfterSaleOffer { .. } => CardKind::AfterSaleOffer,
            Self::ReviewInvite { .. } => CardKind::ReviewInvite,
        }
    }

    /// The order it is about, if it is about one.
    pub const fn order(&self) -> Option<OrderId> {
        match self {
            Self::Order { order }
            | Self::OrderCheck { order, .. }
            | Self::AddressCheck { order, .. }
            | Self::AddressChange { order, .. }
            | Self::PriceChange { order, .. }
            | Self::SkuChange { order, .. }
            | Self::ReceiptExtension { order, .. }
            | Self::OrderClosing { order, .. }
            | Self::PartShipment { order, .. }
            | Self::PayReminder { order }
            | Self::Parcel { order }
            | Self::Refund { order, .. }
            | Self::AfterSaleOffer { order, .. }
            | Self::ReviewInvite { order } => Some(*order),
            Self::Product { .. }
            | Self::Products { .. }
            | Self::SkuChoice { .. }
            | Self::OrderInvite { .. }
            | Self::Coupon { .. } => None,
        }
    }

    /// Of the same kind, about the same order and, where it is about one, the same line.
    pub fn asks_like(&self, other: &Self) -> bool {
        let of = |content: &Self| (content.kind(), content.order(), content.line());
        of(self) == of(other)
    }

    /// That somebody higher agreed to what is offered.
    pub const fn agreed(&self) -> Option<AgreedOffer> {
        match self {
            Self::AfterSaleOffer {
                opens: Some(opening),
                ..
            } => opening.agreed,
            Self::SkuChange { agreed, .. } | Self::AddressChange { agreed, .. } => *agreed,
            _ => None,
        }
    }

    /// The same, where somebody higher agreed to it.
    #[must_use]
    pub fn allowed_by(mut self, by: Option<AgreedOffer>) -> Self {
        match &mut self {
            Self::AfterSaleOffer {
                opens: Some(opening),
                ..
            } => opening.agreed = by,
            Self::SkuChange { agreed, .. } | Self::AddressChange { agreed, .. } => *agreed = by,
            _ => {}
        }
        self
    }

    /// Somebody may offer too much with it.
    pub const fn has_limit(&self) -> bool {
        matches!(
            self,
            Self::AfterSaleOffer { opens: Some(_), .. }
                | Self::SkuChange { .. }
                | Self::AddressChange { .. }
        )
    }

    const fn line(&self) -> Option<usize> {
        match self {
            Self::SkuChange { line, .. }
            | Self::Refund { line, .. }
            | Self::AfterSaleOffer { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// What is kept of it once it was answered: no address that somebody wrote down.
    #[must_use]
    pub fn answered(self) -> Self {
        match self {
            Self::AddressChange {
                order,
                freight,
                agreed,
                ..
            } => Self::AddressChange {
                order,
                to: None,
                freight,
                agreed,
            },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_offer_is_read_as_it_was_written() {
        let offer = Content::AfterSaleOffer {
            order: OrderId(Uuid::nil()),
            line: 1,
            no: 2,
            kind: RefundKind::Exchange,
            amount_fen: 0,
            opens: None,
        };
        let text = serde_json::to_string(&offer).unwrap();
        assert_eq!(serde_json::from_str::<Content>(&text).unwrap(), offer);
    }

    #[test]
    fn two_lines_are_two_questions() {
        let order = OrderId(Uuid::nil());
        let case = |line| Content::Refund { order, line };
        assert!(case(0).asks_like(&case(0)) && !case(0).asks_like(&case(1)));
        let check = Content::order_check(order);
        assert!(!check.asks_like(&Content::address_check(order)));
    }

    #[test]
    fn an_answered_card_keeps_no_address() {
        let order = OrderId(Uuid::nil());
        let to = NewAddress {
            receiver: "林夏".to_owned(),
            phone: "13800138000".to_owned(),
            address: "杭州市文三路 1 号".to_owned(),
        };
        let change = |to| Content::AddressChange {
            order,
            to,
            freight: None,
            agreed: None,
        };
        let (open, done) = (change(Some(to)), change(None));
        assert_eq!(open.answered(), done);
    }
}
