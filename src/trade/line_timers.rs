//! The two timers of what waits on a line of an order: one for when its time is over, one to warn of it before.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{TradeRules, after_sale::HOUR_MS};
use crate::{
    storage::{ShopTx, StorageError},
    timers::{self, Timer},
    vocabulary::{Millis, OrderId},
};

/// What such a timer names.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct OfLine {
    pub order: OrderId,
    pub line: usize,
}

impl OfLine {
    fn key(self, kind: &str) -> String {
        format!("{kind}:{}:{}", self.order, self.line)
    }

    fn timer(self, kind: &str, due_at: Millis) -> Timer<'_> {
        Timer {
            key: self.key(kind),
            kind,
            due_at,
            payload: json!(self).to_string(),
        }
    }
}

/// Sets, moves or takes away the timers of these lines, each with when its time is over; none: nothing waits there.
pub async fn set_timers(
    tx: &ShopTx,
    (falls, warns): (&str, &str),
    lines: Vec<(OfLine, Option<Millis>)>,
    rules: &TradeRules,
) -> Result<(), StorageError> {
    let mut over = Vec::new();
    for (of, due_at) in lines {
        match due_at {
            Some(at) => timers::set(tx, of.timer(falls, at)).await?,
            None => over.push(of.key(falls)),
        }
        match due_at.and_then(|at| warns_at(at, rules)) {
            Some(at) => timers::set(tx, of.timer(warns, at)).await?,
            None => over.push(of.key(warns)),
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    timers::unset(tx, &over).await
}

/// None: nobody is warned.
pub fn warns_at(due_at: Millis, rules: &TradeRules) -> Option<Millis> {
    let before_h = rules.after_sale.warn_before_h;
    (before_h > 0).then(|| due_at - before_h * HOUR_MS)
}
