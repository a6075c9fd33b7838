//! How a case goes on, as a table: where it stands, what happens, who does it, where it stands then.

use serde_json::Value;
use yingke::vocabulary::SkuId;

const NONE: &str = "NO_REFUND";
const AGREE: &str = "WAIT_SELLER_AGREE";
const RETURN: &str = "WAIT_BUYER_RETURN_GOODS";
const RECEIVE: &str = "WAIT_SELLER_CONFIRM_GOODS";
const RESEND: &str = "WAIT_SELLER_RESEND";
const RESENT: &str = "WAIT_BUYER_CONFIRM_RESENT";
const REFUSED: &str = "SELLER_REFUSE_BUYER";
const DISPUTED: &str = "PLATFORM_INVOLVED";
const CLOSED: &str = "CLOSED";
const SUCCESS: &str = "SUCCESS";

/// A line's last case.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that hold beside the state"
)]
pub struct Case {
    pub state: &'static str,
    kind: String,
    /// Of the line.
    quantity: i64,
    /// Pieces that it is about; none: all whose money had not gone back.
    named: Option<i64>,
    /// Pieces whose money went back in cases before.
    pub gone: i64,
    /// Of its own.
    pub given: i64,
    /// What an exchange brings instead.
    wanted: Option<SkuId>,
    is_of_shop: bool,
    asked_fen: i64,
    /// Kind and amount.
    offer: Option<(String, i64)>,
    is_sent: bool,
    is_back: bool,
    /// The platform has spoken.
    is_decided: bool,
}

impl Case {
    /// Of a line of so many pieces.
    pub const fn none(quantity: i64) -> Self {
        Self {
            state: NONE,
            kind: String::new(),
            quantity,
            named: None,
            gone: 0,
            given: 0,
            wanted: None,
            is_of_shop: false,
            asked_fen: 0,
            offer: None,
            is_sent: false,
            is_back: false,
            is_decided: false,
        }
    }

    /// Goes on by one event; the money that goes back with it. `along_fen`: the freight, which goes with whichever line is paid last,
    /// whatever was asked for it before.
    pub fn hear(
        &mut self,
        (event, by, detail): (&str, &str, &Value),
        along_fen: i64,
    ) -> Result<i64, String> {
        let to = self
            .next(event, by, detail)
            .filter(|_| is_theirs(event, by));
        let to = to.ok_or_else(|| format!("no edge of a case in {}: {self:?}", self.state))?;
        let fen = self.gives(event, detail);
        if event == "refunded" && fen > self.asked_fen + along_fen {
            return Err(format!("{fen} fen go back: {self:?}"));
        }
        self.keep(event, by, detail);
        self.state = to;
        Ok(fen)
    }

    /// Those that it is about.
    pub fn pieces(&self) -> i64 {
        self.named.unwrap_or(self.quantity - self.gone)
    }

    /// What the shop has agreed to or offers, and has not paid.
    pub fn promised_fen(&self) -> i64 {
        match &self.offer {
            Some((_, fen)) => *fen,
            None if [RETURN, RECEIVE].contains(&self.state) => self.asked_fen,
            None => 0,
        }
    }

    /// Another SKU than the line's, which it brings.
    pub fn brings(&self) -> Option<SkuId> {
        self.wanted.filter(|_| self.is(&["exchange"]))
    }

    /// What lies ready for it, of what was bought or of what it brings instead, from the shop's yes until it leaves.
    pub fn aside(&self, bought: SkuId) -> Option<(SkuId, i64)> {
        let is_agreed = [RETURN, RECEIVE, RESEND].contains(&self.state);
        let sku = self.brings().unwrap_or(bought);
        (is_agreed && self.takes_stock()).then_some((sku, self.pieces()))
    }

    /// Once it is paid the shop has its goods.
    pub fn is_returned(&self) -> bool {
        self.is(&["goods_back"]) || (self.is(&["money_only"]) && self.is_back)
    }

    /// Where a new one begins, if it may. The shop's own is another parcel, and stands in for no other case.
    fn begins(&self, by: &str, detail: &Value) -> Option<&'static str> {
        let may_anew = self.gone + self.given < self.quantity;
        let is_of_shop = by == "shop";
        let is_right = !is_of_shop || (self.state != REFUSED && detail["refund"] == "reissue");
        let begins = if is_of_shop { RESEND } else { AGREE };
        (!self.is_decided && may_anew && is_right).then_some(begins)
    }

    /// A yes to it would set aside what comes in exchange.
    fn asks_for_exchange(&self) -> bool {
        self.is(&["exchange"]) && !self.is_sent
    }

    /// It takes another piece out of the house.
    pub fn takes_stock(&self) -> bool {
        self.is(&["exchange", "reissue"])
    }

    fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.kind.as_str())
    }

    fn next(&self, event: &str, by: &str, detail: &Value) -> Option<&'static str> {
        let comes_back = self.is(&["goods_back", "exchange", "repair"]);
        Some(match (event, self.state) {
            ("refund_asked", NONE | CLOSED | REFUSED | SUCCESS) => {
                return self.begins(by, detail);
            }
            ("refund_changed", AGREE) => AGREE,
            ("proposal_made", AGREE | RESEND | REFUSED) if self.offer.is_none() => self.state,
            ("proposal_declined", AGREE | RESEND | REFUSED) if self.offer.is_some() => self.state,
            ("proposal_accepted", AGREE | RESEND | REFUSED) => {
                match self.offer.as_ref()?.0.as_str() {
                    "money_only" => SUCCESS,
                    "goods_back" if self.is_sent => SUCCESS,
                    "reissue" => RESEND,
                    "exchange" | "repair" if self.is_sent => RESEND,
                    _ => RETURN,
                }
            }
            ("refund_agreed", AGREE) if self.is(&["reissue"]) => RESEND,
            ("refund_agreed", AGREE | DISPUTED) if comes_back => RETURN,
            ("turned_to_return", AGREE | DISPUTED) if self.asks_for_exchange() => RETURN,
            ("refund_refused", AGREE) => REFUSED,
            ("return_refused", RECEIVE) if !self.is_back => REFUSED,
            ("refund_withdrawn", AGREE | RETURN | REFUSED | DISPUTED)
            | ("case_lapsed", RETURN | REFUSED) => CLOSED,
            ("return_sent", RETURN) => RECEIVE,
            ("return_received", RECEIVE) if !self.is_back => match self.kind.as_str() {
                "exchange" | "repair" => RESEND,
                _ => RECEIVE,
            },
            ("refunded", AGREE) if self.is(&["money_only"]) => SUCCESS,
            ("refunded", RECEIVE) if self.is_back => SUCCESS,
            ("reissue_withdrawn", RESEND) if self.is_of_shop => CLOSED,
            ("resent", RESEND) => RESENT,
            ("resent_confirmed", RESENT) => SUCCESS,
            ("platform_asked", REFUSED | RESENT) if by == "customer" => DISPUTED,
            ("platform_asked", RESEND) if by == "system" => DISPUTED,
            ("platform_asked", AGREE)
                if by == "system" && (self.asks_for_exchange() || self.is(&["reissue"])) =>
            {
                DISPUTED
            }
            ("dispute_decided", DISPUTED) if detail["is_for_customer"] == true => SUCCESS,
            ("dispute_decided", DISPUTED) if detail["amount_fen"] == 0 => CLOSED,
            ("freight_taken", AGREE | RETURN | RECEIVE | RESEND | RESENT | DISPUTED)
                if comes_back =>
            {
                self.state
            }
            ("evidence_given", state) if ![NONE, CLOSED, SUCCESS].contains(&state) => state,
            _ => return None,
        })
    }

    fn gives(&self, event: &str, detail: &Value) -> i64 {
        match (event, &self.offer) {
            ("refunded" | "dispute_decided", _) => detail["amount_fen"].as_i64().unwrap(),
            ("proposal_accepted", Some((kind, fen))) => match kind.as_str() {
                "money_only" => *fen,
                "goods_back" if self.is_sent => *fen,
                _ => 0,
            },
            _ => 0,
        }
    }

    /// How many pieces, and what instead of them.
    fn claims(&mut self, claim: &Value) {
        self.named = claim["quantity"].as_i64();
        let wanted = claim.pointer("/wanted/sku").cloned();
        self.wanted = wanted.map(|sku| serde_json::from_value(sku).unwrap());
    }

    fn keep(&mut self, event: &str, by: &str, detail: &Value) {
        let told = || {
            let kind = detail["refund"].as_str().unwrap_or_default().to_owned();
            (kind, detail["amount_fen"].as_i64().unwrap_or_default())
        };
        match event {
            "refund_asked" => {
                let gone = self.gone + self.given;
                *self = Self::none(self.quantity);
                (self.gone, self.is_of_shop) = (gone, by == "shop");
                (self.kind, self.asked_fen) = told();
                self.claims(&detail["claim"]);
            }
            "refund_changed" => {
                (self.kind, self.asked_fen) = told();
                self.claims(&detail["claim"]);
                self.offer = None;
            }
            "proposal_made" => self.offer = Some(told()),
            "proposal_accepted" => {
                self.is_of_shop = false;
                if let Some(offer) = self.offer.take() {
                    (self.kind, self.asked_fen) = offer;
                }
            }
            "turned_to_return" => {
                "goods_back".clone_into(&mut self.kind);
                self.wanted = None;
                self.asked_fen = detail["amount_fen"].as_i64().unwrap_or_default();
                self.offer = None;
            }
            "return_sent" => self.is_sent = true,
            "return_received" => self.is_back = true,
            "dispute_decided" => self.is_decided = true,
            "freight_taken" | "evidence_given" => {}
            _ => self.offer = None,
        }
    }
}

/// Of cases alone; what the clock and the platform do is theirs.
fn is_theirs(event: &str, by: &str) -> bool {
    let whose: &[&str] = match event {
        "refund_asked" => &["customer", "shop"],
        "refund_changed" | "proposal_accepted" | "return_sent" => &["customer"],
        "refund_refused" | "proposal_made" | "return_refused" | "freight_taken" | "resent"
        | "reissue_withdrawn" => &["shop"],
        "case_lapsed" => &["system"],
        "refund_withdrawn" => &["customer"],
        "proposal_declined" | "resent_confirmed" | "platform_asked" => &["customer", "system"],
        "refunded" | "return_received" => &["shop", "system"],
        "refund_agreed" => &["shop", "system", "platform"],
        "dispute_decided" | "turned_to_return" => &["platform", "system"],
        "evidence_given" => &["shop", "customer"],
        _ => &[],
    };
    whose.contains(&by)
}
