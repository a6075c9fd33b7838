//! The freight to another address.

use serde::{Deserialize, Serialize};

use crate::trade::{Fare, KnownOrder};

/// What a card with another address says of the order's freight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFreight {
    pub was_fen: i64,
    /// What was due for the way to where it went: the customer may have it sent elsewhere meanwhile, for the same freight.
    pub was_due_fen: i64,
    /// None: it stays.
    pub fare: Option<Fare>,
    /// What was off the order when it was sent. None: it was sent before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_off_fen: Option<i64>,
}

impl AskedFreight {
    /// From then on.
    pub fn then_fen(&self) -> i64 {
        self.fare.map_or(self.was_fen, |fare| fare.freight_fen)
    }

    /// The order's freight is still what it was, and may still become what is asked.
    pub fn fits(&self, order: &KnownOrder) -> bool {
        let stays = self.then_fen() == self.was_fen;
        let is = (order.freight_fen, order.freight_due_fen());
        is == (self.was_fen, self.was_due_fen) && (stays || !order.is_paid())
    }
}
