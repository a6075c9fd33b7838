//! Of what kind a card is, and of which order.

use super::Content;
use crate::{cards::CardKind, vocabulary::OrderId};

impl Content {
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
            Self::InstallationDay { .. } => CardKind::InstallationDay,
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
            | Self::InstallationDay { order, .. }
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

    const fn line(&self) -> Option<usize> {
        match self {
            Self::SkuChange { line, .. }
            | Self::Refund { line, .. }
            | Self::AfterSaleOffer { line, .. } => Some(*line),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn two_lines_are_two_questions() {
        let order = OrderId(Uuid::nil());
        let case = |line| Content::Refund { order, line };
        assert!(case(0).asks_like(&case(0)) && !case(0).asks_like(&case(1)));
        let check = Content::order_check(order);
        assert!(!check.asks_like(&Content::address_check(order)));
    }
}
