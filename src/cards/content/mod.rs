//! What cards are about, as it is kept.

mod about;
mod address;
mod freight;
mod offered;
mod priced;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::{address::NewAddress, freight::AskedFreight, offered::Opening, priced::Priced};
use super::confirmed::Confirmed;
use crate::{
    calendar::Date,
    trade::{AgreedOffer, CloseReason, LineDiscount, Pieces, RefundKind, Variant},
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
    InstallationDay {
        order: OrderId,
        day: Date,
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

/// What the customer is invited to buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteItem {
    pub sku: SkuId,
    /// 1 to 999.
    pub quantity: i64,
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
}
