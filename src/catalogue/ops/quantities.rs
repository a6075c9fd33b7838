use super::{QuantityHow, spread::spread};
use crate::catalogue::goods::{Fault, GoodsSku, fault};

/// Pieces of one SKU.
#[derive(Clone, Copy)]
pub struct Lot {
    /// Of the SKU in its product, from 0.
    pub place: usize,
    pub stock: i64,
    /// What orders wait for.
    pub reserved: i64,
}

impl Lot {
    pub const fn of(place: usize, sku: &GoodsSku) -> Self {
        Self {
            place,
            stock: sku.stock,
            reserved: sku.reserved,
        }
    }
}

/// What each SKU would have in the house. Never below what orders wait for: then the fault says how many that are.
pub fn stock_of(skus: &[Lot], how: QuantityHow) -> Result<Vec<i64>, Fault> {
    let stock: Vec<i64> = match how {
        QuantityHow::SetEach { n } => vec![n; skus.len()],
        QuantityHow::AddEach { n } => {
            let more = |sku: &Lot| sku.stock.saturating_add(n);
            skus.iter().map(more).collect()
        }
        QuantityHow::SpreadTotal { n, rule } => {
            let reserved: i64 = skus.iter().map(|sku| sku.reserved).sum();
            if n < reserved {
                return Err(too_little("skus".to_owned(), reserved));
            }
            return Ok(spread(skus, n, rule));
        }
    };
    for (sku, stock) in skus.iter().zip(&stock) {
        if *stock < sku.reserved {
            let field = format!("skus.{}.stock", sku.place);
            if sku.reserved == 0 {
                let title = "Fewer are there than are to be taken off";
                return Err(fault("fewer_than_none", field, title));
            }
            return Err(too_little(field, sku.reserved));
        }
    }
    Ok(stock)
}

fn too_little(field: String, reserved: i64) -> Fault {
    let title = format!("Orders wait for {reserved} of them");
    fault("too_little_stock", field, title).about(reserved)
}
