use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{cards::card, trade::request};

use super::{Price, Request, Scene, Who, Wish, elsewhere, order::in_it, parcel, plain};
use crate::model::dice::Dice;

#[derive(Clone, Copy, Debug)]
pub enum CardAct {
    Send(Card),
    /// For leave to send one that is above one's own limit.
    Ask(Card),
    /// The newest that somebody agreed to, or the newest that was asked for.
    SendAgreed,
    /// The newest that waits for an answer, or the newest.
    Answer {
        yes: bool,
    },
}

#[derive(Clone, Copy, Debug)]
pub enum Card {
    OrderCheck,
    AddressChange {
        is_far: bool,
        /// The shop pays what the way costs more.
        waives: bool,
    },
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
            1 => Self::address(dice),
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

    const fn address(dice: &mut Dice) -> Self {
        Self::AddressChange {
            is_far: dice.is_one_in(2),
            waives: dice.is_one_in(2),
        }
    }

    /// One that has a limit.
    fn above(dice: &mut Dice) -> Self {
        match dice.throw(3) {
            0 => Self::CaseOffer(Wish::draw(dice)),
            1 => Self::SkuChange(dice.throw(3) as usize),
            _ => Self::address(dice),
        }
    }

    /// None: it has no limit.
    fn asked(self, scene: &Scene<'_>) -> Option<Request> {
        let (kind, mut body) = match self {
            Self::CaseOffer(wish) => ("offer", wish.offered(scene.most_fen)),
            Self::SkuChange(sku) => ("sku", json!({ "sku": scene.skus[sku] })),
            Self::AddressChange { is_far, .. } => ("address", elsewhere(is_far)),
            _ => return None,
        };
        body["words"] = json!("已核实");
        if kind != "address" {
            body["line"] = json!(scene.line);
        }
        let path = scene.ours(&format!("{kind}-requests"));
        Some(scene.post(path, body))
    }

    fn body(self, scene: &Scene<'_>) -> Value {
        let mut body = match self {
            Self::OrderCheck => json!({ "kind": "order_check" }),
            Self::AddressChange { is_far, waives } => {
                let mut body = elsewhere(is_far);
                body["kind"] = json!("address_change");
                body["waive_freight"] = json!(waives);
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
        match dice.throw(8) {
            0..=3 => Self::answer(dice),
            4..=6 => Self::Send(Card::draw(dice)),
            _ => Self::ask(dice),
        }
    }

    pub fn ask(dice: &mut Dice) -> Self {
        Self::Ask(Card::above(dice))
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
            Self::Send(Card::CaseOffer(wish)) | Self::Ask(Card::CaseOffer(wish)) => wish.quantity,
            _ => None,
        }
    }

    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Send(_) | Self::Ask(_) | Self::SendAgreed => Who::SERVING,
            Self::Answer { .. } => Who::CUSTOMER,
        }
    }

    pub fn request(&self, scene: &Scene<'_>) -> Option<Request> {
        match self {
            Self::Send(card) => Some(sent(scene, &card.body(scene))),
            Self::Ask(card) => card.asked(scene),
            Self::SendAgreed => {
                let request = agreed(scene)?.no;
                let card = json!({ "kind": "agreed", "order": scene.id, "request": request });
                Some(sent(scene, &card))
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

fn sent(scene: &Scene<'_>, card: &Value) -> Request {
    let path = format!("conversations/{}/cards", scene.conversation);
    let body = json!({ "key": new_id(), "words": "请看一下", "card": card });
    plain(Method::POST, path, body)
}

fn agreed<'a>(scene: &Scene<'a>) -> Option<&'a request::Model> {
    let requests = scene.books.requests.iter();
    let of_this = requests.filter(|row| row.order_id == scene.id && is_of_card(row));
    let of_this: Vec<_> = of_this.collect();
    let approved = of_this.iter().rfind(|row| row.state == "approved");
    approved.or_else(|| of_this.last()).copied()
}

/// Agreed to, it is sent by whoever asked.
pub fn is_of_card(row: &request::Model) -> bool {
    ["offer", "sku", "address"].contains(&row.kind.as_str())
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
