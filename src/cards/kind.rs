use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a card is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// One product, read only.
    Product,
    /// Several products side by side.
    Products,
    /// The customer picks one SKU of a product.
    SkuChoice,
    /// 邀请下单
    OrderInvite,
    /// An order as it stands, read only.
    Order,
    /// 核对订单
    OrderCheck,
    /// 核对地址
    AddressCheck,
    /// The shop wrote down another address; nothing changes before the customer says so.
    AddressChange,
    /// A higher total; nothing changes before the customer says so.
    PriceChange,
    /// Another SKU of the same product 换规格; nothing changes before the customer says so.
    SkuChange,
    /// 延长收货
    ReceiptExtension,
    /// 关闭交易, where the shop asks before it closes one that is not paid.
    OrderClosing,
    /// 拆单发货: a parcel with a part of the order; nothing leaves before the customer says so.
    PartShipment,
    /// 改约安装: another day for the installation; it is not moved before the customer says so.
    InstallationDay,
    /// 催付
    PayReminder,
    Coupon,
    Parcel,
    /// How an after-sale case goes on.
    Refund,
    /// What the shop offers in a case instead.
    AfterSaleOffer,
    ReviewInvite,
}

/// What a customer does with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CardActName)]
pub enum Act {
    Choose,
    Add,
    Confirm,
    Refuse,
    Pay,
    Accept,
    Decline,
    Rate,
}

impl CardKind {
    pub const ALL: [Self; 20] = [
        Self::Product,
        Self::Products,
        Self::SkuChoice,
        Self::OrderInvite,
        Self::Order,
        Self::OrderCheck,
        Self::AddressCheck,
        Self::AddressChange,
        Self::PriceChange,
        Self::SkuChange,
        Self::ReceiptExtension,
        Self::OrderClosing,
        Self::PartShipment,
        Self::InstallationDay,
        Self::PayReminder,
        Self::Coupon,
        Self::Parcel,
        Self::Refund,
        Self::AfterSaleOffer,
        Self::ReviewInvite,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Products => "products",
            Self::SkuChoice => "sku_choice",
            Self::OrderInvite => "order_invite",
            Self::Order => "order",
            Self::OrderCheck => "order_check",
            Self::AddressCheck => "address_check",
            Self::AddressChange => "address_change",
            Self::PriceChange => "price_change",
            Self::SkuChange => "sku_change",
            Self::ReceiptExtension => "receipt_extension",
            Self::OrderClosing => "order_closing",
            Self::PartShipment => "part_shipment",
            Self::InstallationDay => "installation_day",
            Self::PayReminder => "pay_reminder",
            Self::Coupon => "coupon",
            Self::Parcel => "parcel",
            Self::Refund => "refund",
            Self::AfterSaleOffer => "after_sale_offer",
            Self::ReviewInvite => "review_invite",
        }
    }

    /// None: it only shows.
    pub const fn acts(self) -> &'static [Act] {
        match self {
            Self::Product
            | Self::Products
            | Self::Order
            | Self::Coupon
            | Self::Parcel
            | Self::Refund => &[],
            Self::SkuChoice => &[Act::Choose],
            Self::OrderInvite => &[Act::Add],
            Self::OrderCheck
            | Self::AddressCheck
            | Self::AddressChange
            | Self::PriceChange
            | Self::SkuChange
            | Self::ReceiptExtension => &[Act::Confirm, Act::Refuse],
            Self::PayReminder => &[Act::Pay],
            Self::OrderClosing
            | Self::PartShipment
            | Self::InstallationDay
            | Self::AfterSaleOffer => &[Act::Accept, Act::Decline],
            Self::ReviewInvite => &[Act::Rate],
        }
    }
}

impl Act {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::Add => "add",
            Self::Confirm => "confirm",
            Self::Refuse => "refuse",
            Self::Pay => "pay",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Rate => "rate",
        }
    }

    pub const fn is_no(self) -> bool {
        matches!(self, Self::Refuse | Self::Decline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reception::ledger::SHOWING_CARDS;

    #[test]
    fn what_asks_nothing_is_recalled_like_a_message() {
        let kinds = CardKind::ALL.into_iter();
        let shows = kinds.filter(|kind| kind.acts().is_empty());
        let shows: Vec<_> = shows.map(CardKind::code).collect();
        assert_eq!(shows, SHOWING_CARDS);
    }

    #[test]
    fn codes_are_what_is_sent() {
        for kind in CardKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
            for act in kind.acts() {
                assert_eq!(serde_json::to_value(act).unwrap(), act.code());
            }
        }
    }
}
