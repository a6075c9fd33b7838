use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::cards::card;

use super::{Price, Request, Scene, Who, Wish, elsewhere, order::in_it, parcel, plain};
use crate::model::dice::Dice;

#[derive(Clone, Copy, Debug)]
pub enum CardAct {
    Send(Card),
    /// The newest that waits for an answer, or the newest.
    Answer {
        yes: bool,
    },
}

#[derive(Clone, Copy, Debug)]
pub enum Card {
    OrderCheck,
    AddressChange,
    PriceChange(Price),
    /// By its place among the shop's.
    SkuChange(usize),
    ReceiptExtension {
        days: i64,
    },
    PayReminder,
    AfterSaleOffer,
    /// A case that begins with the customer's yes.
    CaseOffer(Wish),
    OrderClosing,
    /// So many pieces of each line.
    PartShipment([i64; 2]),
    ReviewInvite,
}

impl Card {
    fn draw(dice: &mut Dice) -> Self {
        match dice.throw(14) {
            0 => Self::OrderCheck,
            1 => Self::AddressChange,
            2 => Self::PriceChange(Price::draw(dice)),
            3..=5 => Self::SkuChange(dice.throw(3) as usize),
            6 => Self::ReceiptExtension {
                days: dice.number(0, 32),
            },
            7 => Self::PayReminder,
            8 => Self::AfterSaleOffer,
            9..=10 => Self::CaseOffer(Wish::draw(dice)),
            11 => Self::OrderClosing,
            12 => Self::PartShipment([dice.number(0, 3), dice.number(0, 3)]),
            _ => Self::ReviewInvite,
        }
    }

    fn body(self, scene: &Scene<'_>) -> Value {
        let mut body = match self {
            Self::OrderCheck => json!({ "kind": "order_check" }),
            Self::AddressChange => {
                let mut body = elsewhere();
                body["kind"] = json!("address_change");
                body
            }
            Self::PriceChange(price) => json!({
                "kind": "price_change", "freight_fen": price.freight_fen, "discount_fen": price.whole_fen(),
                "lines": price.named(),
            }),
            Self::SkuChange(sku) => {
                json!({ "kind": "sku_change", "line": scene.line, "sku": scene.skus[sku] })
            }
            Self::ReceiptExtension { days } => json!({ "kind": "receipt_extension", "days": days }),
            Self::PayReminder => json!({ "kind": "pay_reminder" }),
            Self::AfterSaleOffer => json!({ "kind": "after_sale_offer", "line": scene.line }),
            Self::CaseOffer(wish) => json!({
                "kind": "after_sale_offer", "line": scene.line, "opens": wish.offered(scene.most_fen),
            }),
            Self::OrderClosing => json!({ "kind": "order_closing", "reason": "other" }),
            Self::PartShipment(pieces) => {
                let mut body = parcel();
                body["kind"] = json!("part_shipment");
                body["pieces"] = json!(in_it(&pieces));
                body
            }
            Self::ReviewInvite => json!({ "kind": "review_invite" }),
        };
        body["order"] = json!(scene.id);
        body
    }
}

impl CardAct {
    pub fn draw(dice: &mut Dice) -> Self {
        if dice.is_one_in(2) {
            Self::answer(dice)
        } else {
            Self::Send(Card::draw(dice))
        }
    }

    pub const fn other_sku(dice: &mut Dice) -> Self {
        Self::Send(Card::SkuChange(dice.throw(3) as usize))
    }

    pub const fn answer(dice: &mut Dice) -> Self {
        let yes = !dice.is_one_in(4);
        Self::Answer { yes }
    }

    pub const fn pieces(&self) -> Option<i64> {
        match self {
            Self::Send(Card::CaseOffer(wish)) => wish.quantity,
            _ => None,
        }
    }

    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Send(_) => Who::SERVING,
            Self::Answer { .. } => Who::CUSTOMER,
        }
    }

    pub fn request(&self, scene: &Scene<'_>) -> Option<Request> {
        match self {
            Self::Send(card) => {
                let path = format!("conversations/{}/cards", scene.conversation);
                let body =
                    json!({ "key": new_id(), "words": "请看一下", "card": card.body(scene) });
                Some(plain(Method::POST, path, body))
            }
            Self::Answer { yes } => {
                let cards = &scene.books.cards;
                let waits = |card: &&card::Model| card.answer.is_none();
                let card = cards.iter().rfind(waits).or_else(|| cards.last())?;
                let path = format!("mine/cards/{}/answer", card.id);
                let body = answer(&card.kind, *yes, scene.line);
                Some(plain(Method::POST, path, body))
            }
        }
    }
}

fn answer(kind: &str, yes: bool, line: usize) -> Value {
    let act = match (kind, yes) {
        ("pay_reminder", _) => "pay",
        ("review_invite", _) => "rate",
        ("after_sale_offer" | "order_closing" | "part_shipment", true) => "accept",
        ("after_sale_offer" | "order_closing" | "part_shipment", false) => "decline",
        (_, true) => "confirm",
        (_, false) => "refuse",
    };
    let mut body = json!({ "key": new_id(), "act": act });
    if act == "rate" {
        body["stars"] = json!(5);
        body["choice"] = json!(line.to_string());
    }
    if kind == "order_check" && !yes {
        body["words"] = json!("数量不对");
    }
    body
}
