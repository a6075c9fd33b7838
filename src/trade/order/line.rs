use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    calendar::Date,
    catalogue::Promised,
    trade::{Pieces, Refund, compensation::AskedProtection},
    vocabulary::{Millis, ProductId, SkuId},
};

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
    /// Of that: what the refund of pieces was less by.
    pub protected_gone_fen: i64,
    /// What of the order's freight went back with its pieces.
    pub freight_gone_fen: i64,
    /// Given for the way back of its returns, and no part of what was paid.
    pub freight_back_fen: i64,
    /// What its customer asked the shop for last, because it costs less.
    pub asked_protection: Option<AskedProtection>,
}

impl Line {
    /// As it is placed.
    pub const fn of(item: Item) -> Self {
        Self {
            item,
            shipped: 0,
            dropped: 0,
            confirmed: 0,
            refund: Refund::NONE,
            own_discount_fen: 0,
            compensated_fen: 0,
            protected_fen: 0,
            protected_gone_fen: 0,
            freight_gone_fen: 0,
            freight_back_fen: 0,
            asked_protection: None,
        }
    }
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
    /// What its page promised; none: it was bought before this was kept, or elsewhere.
    pub promised: Option<Promised>,
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

impl Item {
    pub const fn total_fen(&self) -> i64 {
        self.price_fen * self.quantity
    }

    /// The product that is asked, as it is now, for what was not kept.
    pub fn asked_product(&self) -> Option<ProductId> {
        self.product.filter(|_| self.promised.is_none())
    }

    /// Whether it was made to order when it was bought. `custom`: of the products that are asked, those that are now.
    pub fn is_custom(&self, custom: &HashSet<ProductId>) -> bool {
        match self.promised {
            Some(promised) => promised.is_custom,
            None => self
                .product
                .is_some_and(|product| custom.contains(&product)),
        }
    }
}
