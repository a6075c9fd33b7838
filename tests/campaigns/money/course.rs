//! What an order's history comes to, told without the product's code.

use serde_json::Value;

/// An event of an order, with what colleagues call whoever of the shop did it.
pub struct Event {
    pub kind: String,
    pub detail: Value,
    pub nick: String,
}

/// Of each line.
#[derive(Default)]
pub struct Course {
    back_fen: i64,
    asked_fen: [i64; 2],
    agreed_fen: [i64; 2],
    is_exchange: [bool; 2],
    /// A piece lies ready to be sent in exchange.
    pub aside: [i64; 2],
    /// Pieces that left in exchange.
    pub resent: [i64; 2],
}

impl Course {
    pub fn of(events: &[Event]) -> Self {
        let mut course = Self::default();
        events.iter().for_each(|event| course.hear(event));
        course
    }

    /// What went back, and what the shop has agreed to.
    pub fn promised_fen(&self) -> i64 {
        self.back_fen + self.agreed_fen.iter().sum::<i64>()
    }

    pub fn hear(&mut self, event: &Event) {
        let fen = event.detail["amount_fen"].as_i64().unwrap_or_default();
        let Some(no) = event.detail["line"].as_u64() else {
            return;
        };
        let no = no as usize;
        match event.kind.as_str() {
            "refund_asked" => {
                self.asked_fen[no] = fen;
                self.is_exchange[no] = event.detail["refund"] == "exchange";
            }
            "refund_agreed" => {
                self.agreed_fen[no] = self.asked_fen[no];
                self.aside[no] = i64::from(self.is_exchange[no]);
            }
            "compensated" => self.back_fen += fen,
            "refunded" => {
                self.back_fen += fen;
                self.agreed_fen[no] = 0;
            }
            "refund_withdrawn" => {
                self.agreed_fen[no] = 0;
                self.aside[no] = 0;
            }
            "resent" => {
                self.aside[no] = 0;
                self.resent[no] += 1;
            }
            _ => {}
        }
    }
}
