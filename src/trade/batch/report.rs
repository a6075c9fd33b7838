use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::known::Numbers;
use crate::{
    http::Problem,
    vocabulary::{OrderId, client_id_for},
};

/// What became of the same act on many orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchReport {
    /// Something was tried; of all or nothing, all could be.
    applied: bool,
    done: usize,
    refused: usize,
    /// In the order in which they were asked.
    results: Vec<BatchResult>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BatchResult {
    order: OrderId,
    /// Empty: there is no such order.
    order_no: String,
    is_done: bool,
    /// Why not.
    code: Option<String>,
}

impl BatchReport {
    pub fn of(applied: bool, results: Vec<BatchResult>) -> Self {
        let done = results.iter().filter(|result| result.is_done).count();
        Self {
            applied,
            done,
            refused: results.len() - done,
            results,
        }
    }
}

impl BatchResult {
    pub fn of<T>(order: OrderId, numbers: &Numbers, done: Result<T, Problem>) -> Self {
        let refused = done.err();
        Self {
            order,
            order_no: numbers.get(&order).cloned().unwrap_or_default(),
            is_done: refused.is_none(),
            code: refused.map(|problem| problem.code().to_owned()),
        }
    }

    /// It could be, and was not.
    #[must_use]
    pub fn left(self) -> Self {
        Self {
            is_done: false,
            ..self
        }
    }

    pub const fn is_refused(&self) -> bool {
        self.code.is_some()
    }
}

/// The key of one order's part: the same batch again carries the same ones.
pub fn key_of(act: &str, batch: Uuid, order: OrderId) -> Uuid {
    client_id_for(&format!("{act}/{batch}/{order}")).0
}

/// At least one order, at most so many, and none of them twice.
pub fn once_each(ids: &[OrderId], most: usize, field: &str) -> Result<(), Problem> {
    if ids.is_empty() || ids.len() > most {
        let title = format!("{field}: 1 to {most}");
        return Err(Problem::at_field("too_many", field, title));
    }
    let different: HashSet<_> = ids.iter().collect();
    if different.len() != ids.len() {
        let title = format!("{field}: each order once");
        return Err(Problem::at_field("named_twice", field, title));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(no: u128) -> OrderId {
        OrderId(Uuid::from_u128(no))
    }

    #[test]
    fn an_order_s_key_is_its_own_and_the_same_each_time() {
        let batch = Uuid::from_u128(9);
        let key = key_of("note", batch, order(1));
        assert_eq!(key, key_of("note", batch, order(1)));
        assert_ne!(key, key_of("note", batch, order(2)));
        assert_ne!(key, key_of("ship", batch, order(1)));
        assert_ne!(key, key_of("note", Uuid::from_u128(8), order(1)));
    }

    #[test]
    fn none_is_named_twice() {
        let code = |ids: &[OrderId]| once_each(ids, 2, "orders").map_err(|problem| problem.code());
        assert_eq!(code(&[order(1), order(2)]), Ok(()));
        assert_eq!(code(&[order(1), order(1)]), Err("named_twice"));
        assert_eq!(code(&[]), Err("too_many"));
        assert_eq!(code(&[order(1), order(2), order(3)]), Err("too_many"));
    }
}
