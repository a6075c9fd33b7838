use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::content::InviteItem;
use crate::{
    calendar::Date,
    http::Problem,
    trade::{CardOffer, CaseReason, CloseReason, LineDiscount, Pieces, RefundKind},
    vocabulary::{Millis, OrderId, ProductId, SkuId},
};

const MOST_WORDS: usize = 300;
const MOST_ITEMS: usize = 20;
const MOST_PIECES: i64 = 999;
const MOST_TITLE: usize = 40;
const MOST_CODE: usize = 32;
/// More than any order of a shop: sums of such amounts stay numbers.
const MOST_FEN: i64 = 100_000_000_000;

/// A card to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCard {
    /// Made by the client: a retry carries the same one.
    pub key: Uuid,
    /// What the sender says with it; at most 300 characters.
    #[serde(default)]
    pub words: String,
    /// Findings of the guard that the sender has seen and accepts.
    #[serde(default)]
    pub confirm: Vec<String>,
    /// Though a card that asks the same of the same order waits for its answer: `card_waits` says so.
    #[serde(default)]
    pub again: bool,
    pub card: NewCardOf,
}

/// What it is to be about.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NewCardOf {
    Product {
        product: ProductId,
    },
    /// 2 to 6.
    Products {
        products: Vec<ProductId>,
    },
    SkuChoice {
        product: ProductId,
    },
    /// 1 to 20.
    OrderInvite {
        items: Vec<InviteItem>,
    },
    Order {
        order: OrderId,
    },
    OrderCheck {
        order: OrderId,
    },
    AddressCheck {
        order: OrderId,
    },
    /// Of an order that is not paid the freight there is asked with it. One that is paid goes nowhere dearer, `freight_rises`, unless the
    /// shop waives what is missing, within its sender's limit for discounts.
    AddressChange {
        order: OrderId,
        receiver: String,
        phone: String,
        address: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waive_freight: bool,
    },
    /// The total rises: freight up, or discount down, of all goods together or of single `lines`.
    PriceChange {
        order: OrderId,
        freight_fen: i64,
        discount_fen: i64,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<LineDiscount>,
    },
    /// Another SKU of the product of this line, before shipping; of a paid order none that costs more.
    SkuChange {
        order: OrderId,
        line: usize,
        sku: SkuId,
    },
    ReceiptExtension {
        order: OrderId,
        /// 1 to 30.
        days: i64,
    },
    /// Of an order that is not paid.
    OrderClosing {
        order: OrderId,
        /// As where it is closed at once: one of the shop's.
        reason: CloseReason,
    },
    /// Some pieces of an order in a parcel of their own.
    PartShipment {
        order: OrderId,
        /// At most 40 characters.
        carrier: String,
        /// 6 to 40 letters, digits and hyphens.
        waybill: String,
        /// What is in the parcel, each line once.
        pieces: Vec<Pieces>,
    },
    /// Of an order with an installation.
    InstallationDay {
        order: OrderId,
        /// From today on, at most a year ahead.
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
        /// 1 to 32 of A-Z, a-z, 0-9 and -.
        code: Option<String>,
    },
    Parcel {
        order: OrderId,
    },
    Refund {
        order: OrderId,
        line: usize,
    },
    /// What the shop offers in a case; with `opens` a case of its own, where none is under way.
    AfterSaleOffer {
        order: OrderId,
        line: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opens: Option<NewCase>,
    },
    ReviewInvite {
        order: OrderId,
    },
    /// One above its sender's limit that somebody agreed to, as it was asked for.
    Agreed {
        order: OrderId,
        /// Of the order's requests, from 1.
        request: i64,
    },
}

/// A case that begins with the customer's yes.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOfferedCase)]
pub struct NewCase {
    pub kind: RefundKind,
    /// Nothing where the kind has no money.
    #[serde(default)]
    pub amount_fen: i64,
    #[serde(default)]
    pub reason: CaseReason,
    /// Pieces of the line; none: all whose money has not gone back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
}

impl NewCardOf {
    /// The card with which this is offered.
    pub fn of(order: OrderId, offer: &CardOffer) -> Self {
        match offer {
            CardOffer::Case(offer) => Self::AfterSaleOffer {
                order,
                line: offer.line,
                opens: Some(NewCase {
                    kind: offer.refund,
                    amount_fen: offer.amount_fen,
                    reason: offer.reason,
                    quantity: offer.quantity,
                }),
            },
            CardOffer::Sku(offer) => Self::SkuChange {
                order,
                line: offer.line,
                sku: offer.to.sku,
            },
            CardOffer::Address(offer) => Self::AddressChange {
                order,
                receiver: offer.to.receiver.clone(),
                phone: offer.to.phone.clone(),
                address: offer.to.address.clone(),
                waive_freight: true,
            },
        }
    }
}

impl NewCard {
    /// What the sender says, if it can be said.
    pub fn words(&self) -> Result<String, Problem> {
        let words = self.words.trim();
        if words.chars().count() > MOST_WORDS || words.contains('\0') {
            let title = "words: at most 300 characters";
            return Err(Problem::at_field("bad_words", "words", title));
        }
        Ok(words.to_owned())
    }
}

pub fn check_products(products: &[ProductId]) -> Result<(), Problem> {
    let distinct: HashSet<_> = products.iter().collect();
    if (2..=6).contains(&products.len()) && distinct.len() == products.len() {
        return Ok(());
    }
    let title = "products: 2 to 6, no two alike";
    Err(Problem::at_field("bad_products", "products", title))
}

pub fn check_items(items: &[InviteItem]) -> Result<(), Problem> {
    if !(1..=MOST_ITEMS).contains(&items.len()) {
        let title = "items: 1 to 20";
        return Err(Problem::at_field("bad_items", "items", title));
    }
    let mut named = HashSet::new();
    for (place, item) in items.iter().enumerate() {
        if !(1..=MOST_PIECES).contains(&item.quantity) {
            let field = format!("items.{place}.quantity");
            return Err(Problem::at_field("bad_quantity", field, "1 to 999"));
        }
        if !named.insert(item.sku) {
            let field = format!("items.{place}.sku");
            return Err(Problem::at_field("double_sku", field, "Each SKU once"));
        }
    }
    Ok(())
}

/// A coupon's title, amount, least total, end and code.
type CouponParts<'a> = (
    &'a str,
    Option<i64>,
    Option<i64>,
    Option<Millis>,
    Option<&'a str>,
);

pub fn check_coupon(
    (title, amount_fen, min_fen, until, code): CouponParts<'_>,
    now: Millis,
) -> Result<(), Problem> {
    let chars = |text: &str, most| {
        let is_clean = !text.chars().any(char::is_control);
        is_clean && (1..=most).contains(&text.chars().count())
    };
    let is_code = |code: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=MOST_CODE).contains(&code.len()) && code.bytes().all(is_plain)
    };
    let checks = [
        (chars(title, MOST_TITLE), "title"),
        (
            amount_fen.is_none_or(|fen| (1..=MOST_FEN).contains(&fen)),
            "amount_fen",
        ),
        (
            min_fen.is_none_or(|fen| (0..=MOST_FEN).contains(&fen)),
            "min_fen",
        ),
        (until.is_none_or(|until| until > now), "until"),
        (code.is_none_or(is_code), "code"),
    ];
    match checks.into_iter().find(|(is_right, _)| !is_right) {
        Some((_, field)) => {
            let title = format!("{field}: this makes no coupon");
            Err(Problem::at_field("bad_coupon", field, title))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_card_takes_no_field_it_does_not_know() {
        let read = |body| serde_json::from_value::<NewCardOf>(body).is_ok();
        let order = Uuid::nil();
        assert!(read(json!({ "kind": "pay_reminder", "order": order })));
        assert!(!read(
            json!({ "kind": "pay_reminder", "order": order, "total_fen": 1 })
        ));
        assert!(!read(json!({ "kind": "html", "order": order })));
    }

    #[test]
    fn an_invitation_names_each_thing_once() {
        let item = |sku, quantity| InviteItem {
            sku: SkuId(Uuid::from_u128(sku)),
            quantity,
        };
        let refused = |items: &[InviteItem]| check_items(items).err().map(|refused| refused.code());
        assert_eq!(refused(&[]), Some("bad_items"));
        assert_eq!(refused(&[item(1, 0)]), Some("bad_quantity"));
        assert_eq!(refused(&[item(1, 1), item(1, 2)]), Some("double_sku"));
        assert_eq!(refused(&[item(1, 1), item(2, 999)]), None);
        let many: Vec<_> = (0..21).map(|sku| item(sku, 1)).collect();
        assert_eq!(refused(&many), Some("bad_items"));
    }

    #[test]
    fn a_coupon_makes_sense() {
        let refused = |parts| check_coupon(parts, 10).is_err();
        assert!(!refused(("满减", Some(1), Some(0), Some(11), Some("A1"))));
        assert!(refused(("", Some(1), None, None, None)));
        assert!(refused(("满减", Some(0), None, None, None)));
        assert!(refused(("满减", None, Some(-1), None, None)));
        assert!(refused(("满减", None, None, Some(10), None)));
        let (most, more) = ("A".repeat(32), "A".repeat(33));
        let coded = |code| check_coupon(("满减", None, None, None, Some(code)), 10).is_err();
        assert!(!coded("NEW-2026") && !coded(most.as_str()));
        for wrong in ["", "\n", "A 1", "加微信", more.as_str()] {
            assert!(coded(wrong), "{wrong:?}");
        }
    }
}
