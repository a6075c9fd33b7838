use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use super::{Part, Price, Request, Scene, Who, plain};
use crate::model::dice::Dice;

/// Money beside cases, and what a second person agrees to.
#[derive(Clone, Copy, Debug)]
pub enum MoneyAct {
    Compensate {
        fen: i64,
        reason: &'static str,
    },
    AskCompensation {
        fen: i64,
        reason: &'static str,
    },
    AskPrice(Price),
    /// Of what the customer asked.
    AskRefund {
        way: &'static str,
        part: Part,
    },
    AnswerRequest {
        approve: bool,
    },
    Protect,
    AskInvoice,
    /// What the customer told a member.
    EnterInvoice,
    IssueInvoice,
}

const WAYS: [&str; 4] = ["pay", "agree", "offer_money", "offer_return"];
/// The last two are no person's to give.
const REASONS: [&str; 5] = [
    "delay",
    "quality",
    "return_freight",
    "price_protection",
    "other_sku",
];

impl MoneyAct {
    pub fn draw(dice: &mut Dice) -> Self {
        match dice.throw(11) {
            0..=1 => Self::Compensate {
                fen: dice.number(-1, 4_000),
                reason: dice.one_of(&REASONS),
            },
            2 => Self::AskCompensation {
                fen: dice.number(3_000, 16_000),
                reason: dice.one_of(&[REASONS[0], REASONS[2]]),
            },
            3 => Self::AskPrice(Price::draw(dice)),
            4..=5 => Self::answer(dice),
            6 => Self::Protect,
            7 => Self::AskInvoice,
            8 => Self::ask_refund(dice),
            9 => Self::EnterInvoice,
            _ => Self::IssueInvoice,
        }
    }

    pub const fn answer(dice: &mut Dice) -> Self {
        let approve = !dice.is_one_in(4);
        Self::AnswerRequest { approve }
    }

    /// Mostly all of it: what is above somebody's limit.
    pub fn ask_refund(dice: &mut Dice) -> Self {
        let part = if dice.is_one_in(3) {
            Part::draw(dice)
        } else {
            Part::Whole
        };
        let way = dice.one_of(&WAYS);
        Self::AskRefund { way, part }
    }

    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Compensate { .. }
            | Self::AskCompensation { .. }
            | Self::AskPrice(_)
            | Self::AskRefund { .. } => Who::SERVING,
            Self::EnterInvoice | Self::IssueInvoice => Who::KEEPING,
            Self::AnswerRequest { .. } => Who::LEADING,
            Self::Protect | Self::AskInvoice => Who::CUSTOMER,
        }
    }

    pub fn request(&self, scene: &Scene<'_>) -> Option<Request> {
        let given = |fen: i64, reason: &str| json!({ "line": scene.line, "amount_fen": fen, "reason": reason });
        let because = |mut body: Value| {
            body["words"] = json!("已核实");
            body
        };
        Some(match self {
            Self::Compensate { fen, reason } => {
                scene.post(scene.ours("compensations"), given(*fen, reason))
            }
            Self::AskCompensation { fen, reason } => {
                let body = because(given(*fen, reason));
                scene.post(scene.ours("compensation-requests"), body)
            }
            Self::AskPrice(price) => {
                scene.post(scene.ours("price-requests"), because(price.body()))
            }
            Self::AskRefund { way, part } => {
                let cases = scene.books.cases_of(scene.id).into_iter();
                let mut cases = cases.filter(|row| row.line_no == scene.line as i64);
                let asked_fen = cases.next().map_or(0, |row| row.asked_fen);
                let is_offer = way.starts_with("offer");
                let said = is_offer.then_some("您看这样行吗");
                let body = json!({
                    "line": scene.line, "amount_fen": part.of(asked_fen), "way": way,
                    "said": said.unwrap_or_default(),
                });
                scene.post(scene.ours("refund-requests"), because(body))
            }
            Self::AnswerRequest { approve } => {
                let of_this =
                    |row: &&yingke_schema::trade::request::Model| row.order_id == scene.id;
                let newest = scene.books.requests.iter().rfind(of_this)?;
                let path = scene.ours(&format!("requests/{}/answer", newest.no));
                let body = json!({ "key": new_id(), "approve": approve, "words": "" });
                plain(Method::POST, path, body)
            }
            Self::Protect => {
                let body = json!({ "line": scene.line });
                scene.post(scene.mine("price-protection"), body)
            }
            Self::AskInvoice => scene.put(scene.mine("invoice"), invoice()),
            Self::EnterInvoice => scene.put(scene.ours("invoice"), invoice()),
            Self::IssueInvoice => {
                let body = json!({ "number": "25332000000012345678" });
                scene.post(scene.ours("invoice/issue"), body)
            }
        })
    }
}

fn invoice() -> Value {
    json!({ "kind": "personal", "title": "林夏", "email": "lin.xia@example.com" })
}
