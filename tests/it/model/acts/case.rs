use serde_json::{Value, json};

use super::{Request, Scene, Who, parcel};
use crate::model::dice::Dice;

#[derive(Clone, Copy, Debug)]
pub enum CaseAct {
    Ask(Wish),
    /// The same for both lines, or for whichever it may be asked.
    AskAll {
        kind: &'static str,
        is_named: bool,
    },
    /// To all that waits for the shop.
    AgreeAll,
    Change(Wish),
    Withdraw,
    SendBack,
    AnswerProposal {
        accept: bool,
    },
    ConfirmResent,
    AskPlatform,
    GiveEvidence,
    /// The shop sends another piece before anybody asks.
    Reissue {
        quantity: Option<i64>,
    },
    Answer {
        said: &'static str,
        /// What is offered, where something is.
        offer: Wish,
        /// Sent again.
        quantity: Option<i64>,
    },
    Decide {
        favour: &'static str,
        part: Option<Part>,
    },
}

#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub kind: &'static str,
    pub part: Part,
    /// Pieces; none: all that may be asked for.
    pub quantity: Option<i64>,
    /// Of an exchange, by its place among the shop's SKUs; none: the same again.
    pub wanted: Option<usize>,
}

/// Of the most that a line gives back.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Nothing,
    Half,
    Whole,
    TooMuch,
}

const KINDS: [&str; 5] = ["money_only", "goods_back", "exchange", "reissue", "repair"];
const ANSWERS: [&str; 10] = [
    "agree",
    "refuse",
    "propose",
    "received",
    "refuse_return",
    "pay",
    "resend",
    "take_freight",
    "give_evidence",
    "withdraw",
];

impl Part {
    pub fn draw(dice: &mut Dice) -> Self {
        dice.one_of(&[
            Self::Nothing,
            Self::Half,
            Self::Half,
            Self::Whole,
            Self::Whole,
            Self::TooMuch,
        ])
    }

    pub const fn of(self, most_fen: i64) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Half => most_fen / 2,
            Self::Whole => most_fen,
            Self::TooMuch => most_fen + 1,
        }
    }
}

impl Wish {
    pub fn draw(dice: &mut Dice) -> Self {
        let kind = dice.one_of(&KINDS);
        let is_money = matches!(kind, "money_only" | "goods_back");
        let part = if is_money || dice.is_one_in(12) {
            Part::draw(dice)
        } else {
            Part::Nothing
        };
        let is_exchange = kind == "exchange" || dice.is_one_in(30);
        Self {
            kind,
            part,
            quantity: dice.is_one_in(3).then(|| dice.number(0, 4)),
            wanted: (is_exchange && dice.is_one_in(2)).then(|| dice.throw(3) as usize),
        }
    }

    fn body(self, scene: &Scene<'_>) -> Value {
        let wanted = self.wanted.map(|sku| scene.skus[sku]);
        json!({
            "kind": self.kind, "amount_fen": self.part.of(scene.most_fen), "quantity": self.quantity,
            "wanted": wanted, "reason": "damage", "words": "杯口有缺口",
        })
    }

    /// As a card offers it.
    pub fn offered(self, most_fen: i64) -> Value {
        json!({
            "kind": self.kind, "amount_fen": self.part.of(most_fen), "quantity": self.quantity,
            "reason": "damage",
        })
    }
}

impl CaseAct {
    pub fn ask(dice: &mut Dice) -> Self {
        if dice.is_one_in(5) {
            return Self::ask_all(dice);
        }
        Self::Ask(Wish::draw(dice))
    }

    fn ask_all(dice: &mut Dice) -> Self {
        Self::AskAll {
            kind: dice.one_of(&["money_only", "money_only", "goods_back", "exchange"]),
            is_named: dice.is_one_in(2),
        }
    }

    fn answer(dice: &mut Dice, some: &[&'static str]) -> Self {
        Self::Answer {
            said: dice.one_of(some),
            offer: Wish::draw(dice),
            quantity: dice.is_one_in(2).then(|| dice.number(0, 4)),
        }
    }

    fn reissue(dice: &mut Dice) -> Self {
        let quantity = dice.is_one_in(2).then(|| dice.number(0, 4));
        Self::Reissue { quantity }
    }

    /// What begins one, where none is under way.
    pub fn begin(dice: &mut Dice) -> Self {
        if dice.is_one_in(5) {
            Self::reissue(dice)
        } else {
            Self::ask(dice)
        }
    }

    fn decide(dice: &mut Dice) -> Self {
        Self::Decide {
            favour: dice.one_of(&["customer", "customer", "shop"]),
            part: dice.is_one_in(2).then(|| Part::draw(dice)),
        }
    }

    pub fn draw(dice: &mut Dice) -> Self {
        match dice.throw(15) {
            0..=1 => Self::ask(dice),
            2 => Self::Change(Wish::draw(dice)),
            3 => Self::Withdraw,
            4 => Self::SendBack,
            5 => Self::AnswerProposal {
                accept: dice.is_one_in(2),
            },
            6 => Self::ConfirmResent,
            7 => Self::AskPlatform,
            8 => Self::GiveEvidence,
            9 => Self::decide(dice),
            10 => Self::reissue(dice),
            11 => Self::AgreeAll,
            _ => Self::answer(dice, &ANSWERS),
        }
    }

    /// Something that goes on from there, most of the time.
    pub fn fitting(dice: &mut Dice, state: &str) -> Self {
        let some = match state {
            "WAIT_SELLER_AGREE" => {
                let said = ["agree", "agree", "pay", "refuse", "propose", "take_freight"];
                let answer = Self::answer(dice, &said);
                let other = Self::Change(Wish::draw(dice));
                let accept = dice.is_one_in(2);
                let proposal = Self::AnswerProposal { accept };
                vec![answer, answer, answer, Self::AgreeAll, proposal, other]
            }
            "WAIT_BUYER_RETURN_GOODS" => vec![Self::SendBack, Self::SendBack, Self::Withdraw],
            "WAIT_SELLER_CONFIRM_GOODS" => {
                let said = ["received", "received", "pay", "pay", "refuse_return"];
                vec![Self::answer(dice, &said)]
            }
            "WAIT_SELLER_RESEND" => {
                let answer = Self::answer(dice, &["resend", "resend", "propose", "withdraw"]);
                let accept = dice.is_one_in(2);
                vec![answer, answer, Self::AnswerProposal { accept }]
            }
            "WAIT_BUYER_CONFIRM_RESENT" => {
                vec![Self::ConfirmResent, Self::ConfirmResent, Self::AskPlatform]
            }
            "SELLER_REFUSE_BUYER" => {
                let offer = Self::answer(dice, &["propose"]);
                let accept = dice.is_one_in(2);
                let proposal = Self::AnswerProposal { accept };
                vec![Self::AskPlatform, offer, proposal, Self::ask(dice)]
            }
            "PLATFORM_INVOLVED" => {
                let decided = Self::decide(dice);
                let answer = Self::answer(dice, &["give_evidence"]);
                vec![decided, decided, answer, Self::GiveEvidence]
            }
            _ => vec![Self::ask(dice)],
        };
        dice.one_of(&some)
    }

    pub const fn pieces(&self) -> Option<i64> {
        match self {
            Self::Ask(wish) | Self::Change(wish) => wish.quantity,
            _ => None,
        }
    }

    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Answer {
                said: "received" | "resend",
                ..
            } => Who::KEEPING,
            Self::Answer { .. } | Self::AgreeAll | Self::Reissue { .. } => Who::SERVING,
            Self::Decide { .. } => Who::LEADING,
            _ => Who::CUSTOMER,
        }
    }

    pub fn request(&self, scene: &Scene<'_>) -> Request {
        let case = format!("refunds/{}", scene.line);
        let below = |act: &str| scene.mine(&format!("{case}/{act}"));
        let (none, said) = (json!({}), json!({ "words": "请看这里" }));
        match self {
            Self::Ask(wish) => scene.post(scene.mine(&case), wish.body(scene)),
            Self::AskAll { kind, is_named } => {
                let lines = is_named.then_some([0, 1]);
                let body = json!({ "kind": kind, "lines": lines, "reason": "damage" });
                scene.post(scene.mine("refunds"), body)
            }
            Self::AgreeAll => scene.post(scene.ours("agreement"), none),
            Self::Change(wish) => scene.put(scene.mine(&case), wish.body(scene)),
            Self::Reissue { quantity } => {
                let body =
                    json!({ "reason": "missing", "quantity": quantity, "words": "给您补发" });
                scene.post(scene.ours(&format!("{case}/reissue")), body)
            }
            Self::Withdraw => scene.post(below("withdrawal"), none),
            Self::SendBack => scene.post(below("parcel"), parcel()),
            Self::AnswerProposal { accept } => {
                scene.post(below("proposal"), json!({ "accept": accept }))
            }
            Self::ConfirmResent => scene.post(below("confirmation"), none),
            Self::AskPlatform => scene.post(below("platform"), said),
            Self::GiveEvidence => scene.post(below("evidence"), said),
            Self::Answer {
                said,
                offer,
                quantity,
            } => {
                let mut body = parcel();
                body["answer"] = json!(said);
                body["words"] = json!("看过了");
                body["kind"] = json!(offer.kind);
                body["amount_fen"] = json!(offer.part.of(scene.most_fen));
                body["quantity"] = json!(quantity);
                scene.post(scene.ours(&case), body)
            }
            Self::Decide { favour, part } => {
                let amount_fen = part.map(|part| part.of(scene.most_fen));
                let body = json!({ "favour": favour, "amount_fen": amount_fen });
                let path = scene.ours(&format!("{case}/decision"));
                scene.post(path, body)
            }
        }
    }
}
