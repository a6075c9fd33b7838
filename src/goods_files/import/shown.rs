//! What a check showed of a product, as digests: a run writes nothing else. What orders or colleagues changed behind the check is left
//! alone and told, also of products beyond those whose differences are kept.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::decide::{Decided, What, placed};
use crate::catalogue::goods::{Change, fault};

/// Of one product.
pub const BYTES: usize = 2 * HALF;
const HALF: usize = 8;
/// What a new product will be rests on the file alone.
const NEW: Shown = Shown {
    rest: [0xff; HALF],
    stock: [0xff; HALF],
};
/// Nothing would be written.
const NOTHING: Shown = Shown {
    rest: [0; HALF],
    stock: [0; HALF],
};

/// From what to what: stock, which orders change, and all the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    rest: [u8; HALF],
    stock: [u8; HALF],
}

impl Shown {
    pub fn of(what: &What) -> Self {
        match what {
            What::Create(_) => NEW,
            What::Update(both) => Self::of_changes(&both.1.changes),
            What::Unchanged(..) => Self::of_changes(&[]),
            What::Skipped | What::Refused(_) => NOTHING,
        }
    }

    fn of_changes(changes: &[Change]) -> Self {
        let mut changes: Vec<_> = changes.iter().collect();
        // In which order the SKUs stand says nothing of what changes.
        changes.sort_by_key(|change| change.sku.as_deref());
        let (stock, rest): (Vec<_>, Vec<_>) = changes
            .into_iter()
            .partition(|change| change.field == "stock");
        Self {
            rest: digest(&rest),
            stock: digest(&stock),
        }
    }

    pub fn bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..HALF].copy_from_slice(&self.rest);
        bytes[HALF..].copy_from_slice(&self.stock);
        bytes
    }

    pub fn read(bytes: [u8; BYTES]) -> Self {
        let (mut rest, mut stock) = ([0; HALF], [0; HALF]);
        rest.copy_from_slice(&bytes[..HALF]);
        stock.copy_from_slice(&bytes[HALF..]);
        Self { rest, stock }
    }
}

/// Another node, of another version, reads it.
fn digest(changes: &[&Change]) -> [u8; HALF] {
    let digest = Sha256::digest(json!(changes).to_string());
    let mut short = [0; HALF];
    short.copy_from_slice(&digest[..HALF]);
    short
}

/// Refuses what would be written otherwise than it was shown; what is there by now as the file says it is no harm.
pub fn hold(decided: &mut Decided, shown: Option<Shown>) {
    let is_written = matches!(decided.what, What::Create(_) | What::Update(_));
    if !is_written || shown == Some(decided.shown) {
        return;
    }
    if let What::Update(both) = &decided.what
        && is_order_alone(&both.1.changes)
    {
        decided.what = What::Unchanged(both.0.id, Box::new(both.0.goods.clone()));
        // It has them in its own order: beside theirs, numbers would be those of other SKUs.
        decided.row = None;
        return;
    }
    let is_stock = shown.is_some_and(|shown| shown.rest == decided.shown.rest);
    let fault = if is_stock {
        let title = "Stock moved since the check";
        fault("stock_moved", "", title)
    } else {
        let title = "Somebody changed this since the check";
        fault("changed_meanwhile", "", title)
    };
    let incoming = decided.incoming.as_ref();
    decided.what = What::Refused(vec![placed(incoming, decided.line, &fault)]);
}

/// Somebody else's order of the SKUs stays.
fn is_order_alone(changes: &[Change]) -> bool {
    changes.iter().all(|change| change.field == "skus")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn change(field: &'static str, before: Value, after: Value) -> Change {
        Change {
            field,
            sku: None,
            before,
            after,
        }
    }

    #[test]
    fn the_order_of_skus_is_no_change() {
        let of_sku = |code: &str| Change {
            sku: Some(code.to_owned()),
            ..change("price_fen", json!(1_000), json!(1_200))
        };
        let both = Shown::of_changes(&[of_sku("A"), of_sku("B")]);
        assert_eq!(both, Shown::of_changes(&[of_sku("B"), of_sku("A")]));
        let order = change("skus", json!(["A", "B"]), json!(["B", "A"]));
        assert!(is_order_alone(std::slice::from_ref(&order)));
        assert!(!is_order_alone(&[order, of_sku("A")]));
    }

    #[test]
    fn stock_and_the_rest_are_told_apart() {
        let of = |price: i64, stock: i64| {
            Shown::of_changes(&[
                change("price_fen", json!(price), json!(1_200)),
                change("stock", json!(stock), json!(9)),
            ])
        };
        let shown = of(1_000, 5);
        assert_eq!(shown, of(1_000, 5));
        assert_eq!(shown.rest, of(1_000, 1).rest);
        assert_ne!(shown.stock, of(1_000, 1).stock);
        assert_ne!(shown.rest, of(1_100, 5).rest);
        assert_eq!(Shown::read(shown.bytes()), shown);
        let unchanged = Shown::of_changes(&[]);
        assert!(unchanged != NEW && unchanged != NOTHING);
    }
}
