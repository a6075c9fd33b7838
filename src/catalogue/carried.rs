//! Many steps of the stock with few statements: what orders of the past did one after another, and what the shop counts.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait,
    sea_query::{CaseStatement, Expr, ExprTrait},
};
use yingke_schema::catalogue::{product, sku};

use super::{stock::Wanted, storage::Sku};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{ProductId, SkuId},
};

/// One of what [`super::reserve`], [`super::release`] and [`super::take_out`] do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Reserve(Wanted),
    Release(Wanted),
    TakeOut(Wanted),
}

impl Step {
    const fn wanted(self) -> Wanted {
        match self {
            Self::Reserve(wanted) | Self::Release(wanted) | Self::TakeOut(wanted) => wanted,
        }
    }
}

/// Does the steps in their order, of at most a few hundred SKUs. Some: when it was its turn there was too little of this one, and the
/// caller drops the transaction.
pub async fn carry(tx: &ShopTx, steps: &[Step]) -> Result<Option<SkuId>, StorageError> {
    let ids: BTreeSet<_> = steps.iter().map(|step| step.wanted().sku).collect();
    let mut shelf = Counted::read(tx, ids).await?;
    if let Some(short) = shelf.step(steps) {
        return Ok(Some(short));
    }
    shelf.write(tx).await?;
    Ok(None)
}

/// The shop has counted: so many pieces more of each, or fewer. What orders wait for is never taken away.
pub async fn recount(tx: &ShopTx, more: &[(SkuId, i64)]) -> Result<(), StorageError> {
    let ids: BTreeSet<_> = more.iter().map(|(sku, _)| *sku).collect();
    let mut shelf = Counted::read(tx, ids).await?;
    for (sku, more) in more {
        if let Some(of) = shelf.0.get_mut(sku) {
            of.stock = Ord::max(of.stock + more, of.reserved);
        }
    }
    shelf.write(tx).await
}

/// SKUs with what there is of them now, and what there was.
struct Counted(BTreeMap<SkuId, Of>);

struct Of {
    before: Sku,
    stock: i64,
    reserved: i64,
}

impl Of {
    fn more(&self) -> [i64; 2] {
        let Sku {
            stock, reserved, ..
        } = self.before;
        [self.stock - stock, self.reserved - reserved]
    }
}

impl Counted {
    /// What was taken off counts nowhere.
    async fn read(tx: &ShopTx, ids: BTreeSet<SkuId>) -> Result<Self, StorageError> {
        if ids.is_empty() {
            return Ok(Self(BTreeMap::new()));
        }
        let rows = tx.rows::<sku::Entity>().with(sku::Column::Id.is_in(ids));
        let rows = rows.with(sku::Column::GoneAt.is_null()).all().await?;
        let counted = rows.into_iter().map(|before| {
            let (stock, reserved) = (before.stock, before.reserved);
            let of = Of {
                before,
                stock,
                reserved,
            };
            (of.before.id, of)
        });
        Ok(Self(counted.collect()))
    }

    fn step(&mut self, steps: &[Step]) -> Option<SkuId> {
        for step in steps {
            let Wanted { sku, quantity } = step.wanted();
            match (step, self.0.get_mut(&sku)) {
                (Step::Reserve(_), Some(of)) if of.stock - of.reserved >= quantity => {
                    of.reserved += quantity;
                }
                (Step::Reserve(_), _) => return Some(sku),
                // All or nothing: a part would belong to another order.
                (Step::Release(_), Some(of)) if of.reserved >= quantity => of.reserved -= quantity,
                (Step::TakeOut(_), Some(of)) if of.reserved >= quantity => {
                    of.reserved -= quantity;
                    of.stock -= quantity;
                }
                (Step::Release(_) | Step::TakeOut(_), _) => {}
            }
        }
        None
    }

    /// By differences: whoever else bought or counted meanwhile has done so too.
    async fn write(self, tx: &ShopTx) -> Result<(), StorageError> {
        use sku::Column as C;
        let changed = self.0.values().filter(|of| of.more() != [0, 0]);
        let changed: Vec<_> = changed.collect();
        if changed.is_empty() {
            return Ok(());
        }
        let [stock, reserved] = [0, 1].map(|which| {
            let cases = changed.iter().map(|of| (of.before.id, of.more()[which]));
            cases.fold(CaseStatement::new(), |all, (id, more)| {
                all.case(C::Id.eq(id), Expr::value(more))
            })
        });
        let stock = Expr::col(C::Stock).add(stock.finally(0_i64));
        let reserved = Expr::col(C::Reserved).add(reserved.finally(0_i64));
        let ids = changed.iter().map(|of| of.before.id);
        tx.update::<sku::Entity>(C::Id.is_in(ids), |row| {
            row.col_expr(C::Stock, stock)
                .col_expr(C::Reserved, reserved)
        })
        .await?;
        show(tx, &changed).await
    }
}

/// A product's own figure is what can be bought of all its SKUs.
async fn show(tx: &ShopTx, changed: &[&Of]) -> Result<(), StorageError> {
    use product::Column as C;
    let mut products: BTreeMap<ProductId, i64> = BTreeMap::new();
    for of in changed {
        let [stock, reserved] = of.more();
        *products.entry(of.before.product_id).or_default() += stock - reserved;
    }
    products.retain(|_, more| *more != 0);
    if products.is_empty() {
        return Ok(());
    }
    let cases = products
        .iter()
        .fold(CaseStatement::new(), |all, (id, more)| {
            all.case(C::Id.eq(*id), Expr::value(*more))
        });
    let stock = Expr::col(C::Stock).add(cases.finally(0_i64));
    tx.update::<product::Entity>(C::Id.is_in(products.into_keys()), |row| {
        row.col_expr(C::Stock, stock)
    })
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::ShopId;

    const RESERVE: fn(Wanted) -> Step = Step::Reserve;
    const RELEASE: fn(Wanted) -> Step = Step::Release;
    const TAKE_OUT: fn(Wanted) -> Step = Step::TakeOut;

    fn shelf(stock: i64, reserved: i64) -> Counted {
        let before = Sku {
            shop_id: ShopId(Uuid::nil()),
            id: SkuId(Uuid::nil()),
            product_id: ProductId(Uuid::nil()),
            code: String::new(),
            props: String::new(),
            price_fen: 1,
            stock,
            reserved,
            weight_g: 0,
            position: 0,
            volume_cm3: 0,
            barcode: String::new(),
            picture: String::new(),
            gone_at: None,
        };
        let of = Of {
            before,
            stock,
            reserved,
        };
        Counted([(of.before.id, of)].into())
    }

    type MakeStep = fn(Wanted) -> Step;

    fn after(mut shelf: Counted, steps: &[(MakeStep, i64)]) -> Option<[i64; 2]> {
        let sku = SkuId(Uuid::nil());
        let steps = steps.iter().map(|(step, quantity)| {
            step(Wanted {
                sku,
                quantity: *quantity,
            })
        });
        let short = shelf.step(&steps.collect::<Vec<_>>());
        short.is_none().then(|| shelf.0[&sku].more())
    }

    #[test]
    fn steps_are_done_in_their_order_and_no_piece_twice() {
        let sold = [(RESERVE, 2), (TAKE_OUT, 2)];
        assert_eq!(after(shelf(2, 0), &sold), Some([-2, 0]));
        let back = [(RESERVE, 2), (RELEASE, 2), (RESERVE, 1)];
        assert_eq!(after(shelf(2, 0), &back), Some([0, 1]));
        let twice = [(RESERVE, 2), (RESERVE, 1)];
        assert_eq!(after(shelf(2, 0), &twice), None);
        assert_eq!(after(shelf(2, 1), &sold), None, "others wait for one");
        assert_eq!(after(shelf(5, 1), &[(RELEASE, 2)]), Some([0, 0]));
    }
}
