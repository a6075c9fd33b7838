//! What may be legal of an order as it was seen.

use reqwest::Method;
use serde_json::{Value, json};

/// An act and the kinds of events that it would write.
pub struct Act {
    pub is_customers: bool,
    pub method: Method,
    /// Below the order.
    pub path: String,
    pub body: Value,
    pub writes: Vec<&'static str>,
}

impl Act {
    fn post(path: impl Into<String>, body: Value, writes: &[&'static str]) -> Self {
        Self {
            is_customers: false,
            method: Method::POST,
            path: path.into(),
            body,
            writes: writes.to_vec(),
        }
    }

    fn mine(path: impl Into<String>, body: Value, writes: &[&'static str]) -> Self {
        Self {
            is_customers: true,
            ..Self::post(path, body, writes)
        }
    }

    pub fn draw(seen: &Value) -> Option<Self> {
        let no = rand::random_range(0..2_usize);
        let state = seen["state"].as_str().unwrap();
        match state {
            "WAIT_BUYER_PAY" => return Some(unpaid(seen)),
            // Nothing more comes of it, which is asked now and then.
            "TRADE_CLOSED" => return (rand::random_range(0..4) == 0).then(|| compensate(no)),
            _ => {}
        }
        Some(match seen["lines"][no]["refund_state"].as_str().unwrap() {
            "WAIT_SELLER_AGREE" => asked(seen, no),
            "WAIT_BUYER_RETURN_GOODS" => agreed(no),
            "WAIT_SELLER_CONFIRM_GOODS" => returned(no),
            "WAIT_SELLER_RESEND" => {
                let mut body = parcel();
                body["answer"] = json!("resend");
                Self::post(format!("refunds/{no}"), body, &["resent"])
            }
            "WAIT_BUYER_CONFIRM_RESENT" => {
                let path = format!("refunds/{no}/confirmation");
                Self::mine(path, json!({}), &["resent_confirmed"])
            }
            _ if ["WAIT_SELLER_SEND_GOODS", "SELLER_CONSIGNED_PART"].contains(&state) => {
                to_be_sent(seen, no)
            }
            _ => sent(seen, no),
        })
    }
}

fn unpaid(seen: &Value) -> Act {
    match rand::random_range(0..6) {
        0 | 1 => Act::mine("payment", json!({}), &["paid"]),
        some => Act {
            method: Method::PUT,
            ..Act::post("price", cheaper(seen, some % 2 == 0), &["price_changed"])
        },
    }
}

/// A piece or two at a time, or all that is left.
fn to_be_sent(seen: &Value, no: usize) -> Act {
    match rand::random_range(0..10) {
        0..=4 => {
            let left = |no: usize| seen["lines"][no]["left"].as_i64().unwrap();
            let pieces = [0_usize, 1].map(|no| (no, rand::random_range(0..=left(no))));
            let pieces = pieces.into_iter().filter(|(_, many)| *many > 0);
            let pieces = pieces.map(|(no, many)| json!({ "line": no, "quantity": many }));
            let mut body = parcel();
            body["pieces"] = pieces.collect();
            Act::post("shipment", body, &["part_shipped"])
        }
        5 => Act::post("shipment", parcel(), &["shipped"]),
        6 => compensate(no),
        7 => ask_all("money_only"),
        _ => ask(seen, no, "money_only"),
    }
}

fn sent(seen: &Value, no: usize) -> Act {
    match rand::random_range(0..6) {
        0 => compensate(no),
        1 => ask_all("goods_back"),
        2 => ask(seen, no, "money_only"),
        3 => ask(seen, no, "goods_back"),
        _ => {
            let body = json!({ "kind": "exchange", "quantity": 1 });
            Act::mine(format!("refunds/{no}"), body, &["refund_asked"])
        }
    }
}

fn asked(seen: &Value, no: usize) -> Act {
    let line = &seen["lines"][no];
    let path = format!("refunds/{no}");
    let yeses = yeses(seen);
    if yeses.len() > 1 && rand::random_range(0..2) == 0 {
        return Act::post("agreement", json!({}), &yeses);
    }
    match rand::random_range(0..8) {
        0 => Act::mine(path + "/withdrawal", json!({}), &["refund_withdrawn"]),
        1 => {
            let body = json!({ "answer": "refuse", "words": "已发出" });
            Act::post(path, body, &["refund_refused"])
        }
        2 => Act::post("agreement", json!({}), &yeses),
        3 | 4 => {
            let way = if is_money_only(line) { "pay" } else { "agree" };
            let body = json!({ "line": no, "amount_fen": line["asked_fen"], "way": way, "words": "已核实" });
            Act::post("refund-requests", body, &[])
        }
        _ => Act::post(path, json!({ "answer": "agree" }), &[yes(line)]),
    }
}

/// What comes of its yes to all that waits for it.
fn yeses(seen: &Value) -> Vec<&'static str> {
    let lines = seen["lines"].as_array().unwrap().iter();
    let waiting = lines.filter(|line| line["refund_state"] == "WAIT_SELLER_AGREE");
    waiting.map(yes).collect()
}

/// What comes of the shop's yes to the case of a line.
fn yes(line: &Value) -> &'static str {
    if is_money_only(line) {
        "refunded"
    } else {
        "refund_agreed"
    }
}

fn is_money_only(line: &Value) -> bool {
    line["case"]["kind"] == "money_only"
}

fn agreed(no: usize) -> Act {
    match rand::random_range(0..8) {
        0 => {
            let path = format!("refunds/{no}/withdrawal");
            Act::mine(path, json!({}), &["refund_withdrawn"])
        }
        _ => Act::mine(format!("refunds/{no}/parcel"), parcel(), &["return_sent"]),
    }
}

/// Nobody knows whether the goods are back: one of the two is refused.
fn returned(no: usize) -> Act {
    let (said, kind) = match rand::random_range(0..2) {
        0 => ("received", "return_received"),
        _ => ("pay", "refunded"),
    };
    Act::post(format!("refunds/{no}"), json!({ "answer": said }), &[kind])
}

/// Before shipping a line goes back whole.
fn ask(seen: &Value, no: usize, kind: &str) -> Act {
    let most = seen["lines"][no]["most_refundable_fen"].as_i64().unwrap();
    let some = match rand::random_range(0..2) {
        0 => most.max(1),
        _ => rand::random_range(1..=most.max(1)),
    };
    let body = json!({ "kind": kind, "amount_fen": some });
    Act::mine(format!("refunds/{no}"), body, &["refund_asked"])
}

/// Of both lines or of none.
fn ask_all(kind: &str) -> Act {
    let body = json!({ "kind": kind, "lines": [0, 1] });
    Act::mine("refunds", body, &["refund_asked", "refund_asked"])
}

fn compensate(no: usize) -> Act {
    let few = rand::random_range(1..=900);
    let body = json!({ "line": no, "amount_fen": few, "reason": "goodwill" });
    Act::post("compensations", body, &["compensated"])
}

fn parcel() -> Value {
    let number = rand::random_range(1_000_000_000_000_u64..9_999_999_999_999);
    json!({ "carrier": "顺丰速运", "waybill": format!("SF{number}") })
}

/// Less than it costs as it was seen: the whole of it, now and then by more than an agent gives, or its lines, of which one may cost a
/// little more.
fn cheaper(seen: &Value, is_of_lines: bool) -> Value {
    let now = |of: &Value| of["discount_fen"].as_i64().unwrap();
    if !is_of_lines {
        let more = match rand::random_range(0..8) {
            0 => rand::random_range(2_000..5_000),
            _ => rand::random_range(1..50),
        };
        return json!({ "freight_fen": 0, "discount_fen": now(seen) + more });
    }
    let line = |no: usize, more: i64| json!({ "line": no, "discount_fen": now(&seen["lines"][no]) + more });
    let (more, less) = (rand::random_range(20..50), rand::random_range(-10..10));
    json!({ "freight_fen": 0, "lines": [line(0, more), line(1, less)] })
}
