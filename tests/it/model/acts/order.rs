use serde_json::{Value, json};

use super::{Request, Scene, Who, elsewhere, parcel};
use crate::model::dice::Dice;

#[derive(Clone, Copy, Debug)]
pub enum OrderAct {
    Price(Price),
    Pay,
    Cancel,
    Close,
    Address {
        is_far: bool,
    },
    Ship,
    /// So many pieces of each line.
    ShipPart([i64; 2]),
    Extend {
        days: i64,
    },
    Confirm,
    ConfirmPart,
    /// So many days from now.
    Install {
        days: i64,
        is_agreed: bool,
    },
}

#[derive(Clone, Copy, Debug)]
pub struct Price {
    pub freight_fen: i64,
    /// Of the whole; none: what the lines add up to.
    pub discount_fen: Option<i64>,
    /// Of each line alone.
    pub lines: [Option<i64>; 2],
}

impl Price {
    pub fn draw(dice: &mut Dice) -> Self {
        // Most are within what an agent gives alone.
        let times = if dice.is_one_in(4) { 8 } else { 1 };
        let some = |dice: &mut Dice| {
            let fen = dice.number(-300, 1_200) * times;
            (!dice.is_one_in(2)).then_some(fen)
        };
        let (discount_fen, lines) = (some(dice), [some(dice), some(dice)]);
        // A higher one waits for the customer.
        let is_asked = dice.is_one_in(4);
        let freight_fen = if is_asked { dice.number(0, 900) } else { 0 };
        Self {
            freight_fen,
            discount_fen,
            lines,
        }
    }

    pub fn whole_fen(&self) -> i64 {
        let lines = self.lines.iter().flatten().sum();
        self.discount_fen.unwrap_or(lines)
    }

    pub fn body(&self) -> Value {
        json!({
            "freight_fen": self.freight_fen, "discount_fen": self.discount_fen, "lines": self.named(),
        })
    }

    pub fn named(&self) -> Vec<Value> {
        let lines = (0_usize..).zip(self.lines);
        let named = lines.filter_map(|(line, fen)| Some((line, fen?)));
        let named = named.map(|(line, fen)| json!({ "line": line, "discount_fen": fen }));
        named.collect()
    }
}

impl OrderAct {
    pub fn draw(dice: &mut Dice) -> Self {
        match dice.throw(13) {
            0..=1 => Self::Price(Price::draw(dice)),
            2 => Self::Pay,
            3 => Self::Cancel,
            4 => Self::Close,
            5 => Self::Address {
                is_far: dice.is_one_in(3),
            },
            6 => Self::Ship,
            7..=8 => Self::part(dice),
            9 => Self::Extend {
                days: dice.number(0, 35),
            },
            10 => Self::Confirm,
            11 => Self::Install {
                days: dice.one_of(&[-1, 0, 5, 365, 366]),
                is_agreed: !dice.is_one_in(6),
            },
            _ => Self::ConfirmPart,
        }
    }

    pub const fn part(dice: &mut Dice) -> Self {
        Self::ShipPart([dice.number(0, 3), dice.number(0, 3)])
    }

    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Price(_) | Self::Close | Self::Extend { .. } => Who::SERVING,
            Self::Ship | Self::ShipPart(_) | Self::Install { .. } => Who::KEEPING,
            Self::Pay | Self::Cancel | Self::Address { .. } | Self::Confirm | Self::ConfirmPart => {
                Who::CUSTOMER
            }
        }
    }

    pub fn request(&self, scene: &Scene<'_>) -> Request {
        let none = json!({});
        match self {
            Self::Price(price) => scene.put(scene.ours("price"), price.body()),
            Self::Pay => scene.post(scene.mine("payment"), none),
            Self::Cancel => scene.post(scene.mine("cancellation"), none),
            Self::Close => scene.post(scene.ours("closing"), json!({ "reason": "other" })),
            Self::Address { is_far } => scene.put(scene.mine("address"), elsewhere(*is_far)),
            Self::Ship => scene.post(scene.ours("shipment"), parcel()),
            Self::ShipPart(pieces) => {
                let mut body = parcel();
                body["pieces"] = json!(in_it(pieces));
                scene.post(scene.ours("shipment"), body)
            }
            Self::Extend { days } => scene.post(scene.ours("extension"), json!({ "days": days })),
            Self::Confirm => scene.post(scene.mine("confirmation"), none),
            Self::ConfirmPart => scene.post(scene.mine("part-confirmation"), none),
            Self::Install { days, is_agreed } => {
                let day = scene.today.plus(*days).to_string();
                let body = json!({ "day": day, "is_agreed": is_agreed });
                scene.put(scene.ours("installation"), body)
            }
        }
    }
}

pub fn in_it(pieces: &[i64; 2]) -> Vec<Value> {
    let pieces = (0_usize..).zip(pieces).filter(|(_, of)| **of > 0);
    let pieces = pieces.map(|(line, of)| json!({ "line": line, "quantity": of }));
    pieces.collect()
}
