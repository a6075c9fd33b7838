//! The job that takes a batch back.

use async_trait::async_trait;
use serde_json::json;

use super::{
    BatchState, ItemState, KeptChange, KeptFault,
    batches::WholeBatch,
    items::ToDo,
    told,
    turned::{Turned, turned},
    undone::Undone,
    writing::{Aim, NAMING, Plan, Stays, is_named},
};
use crate::{
    app::App,
    catalogue::goods::{Edit, Given, Stored, edited},
    jobs::{Ended, Run, Work},
    storage::StorageError,
};

pub const KIND: &str = "goods_batch_undo";

/// Takes batches back.
pub struct Undo(pub App);

#[async_trait]
impl Work for Undo {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let turn = Turned {
            from: BatchState::Undoing,
            to: BatchState::Undone,
            plan,
            notice: told::undone,
        };
        turned(&self.0, run, &turn).await
    }
}

fn plan(batch: &WholeBatch, _: &Run) -> Plan {
    let first = Plan {
        from: ItemState::Applied,
        to: ItemState::Undone,
        not: ItemState::Kept,
        skips_warned: false,
        naming,
        aim,
        stays: all_stay,
    };
    if batch.undone_at.is_none() {
        return first;
    }
    // What each item says of its changes holds where nothing more of it goes back.
    Plan {
        from: ItemState::Kept,
        aim: aim_again,
        stays: |_, _| None,
        ..first
    }
}

fn naming(item: &ToDo) -> Vec<Edit> {
    if !NAMING.iter().any(|name| item.changes.contains(name)) {
        return Vec::new();
    }
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let own = changes.into_iter().filter(|change| change.sku.is_none());
    let edits = own.filter_map(|change| {
        let edit = json!({ "field": change.field, "value": change.before });
        serde_json::from_value(edit).ok()
    });
    edits.filter(is_named).collect()
}

fn aim(
    item: &ToDo,
    stored: &Stored,
    given: &Given,
    refused: &[KeptFault],
) -> Result<Aim, KeptFault> {
    let changes = read(item, stored, given)?;
    let back = Undone::of(&stored.goods, changes, given.at);
    aimed(back, given, refused)
}

/// Of what stayed the last time.
fn aim_again(
    item: &ToDo,
    stored: &Stored,
    given: &Given,
    refused: &[KeptFault],
) -> Result<Aim, KeptFault> {
    let changes = read(item, stored, given)?;
    if changes.iter().all(|change| change.stays.is_none()) {
        // Nobody knows what of it went back, as where an undo had begun before that was told.
        return Err(unreadable());
    }
    let back = Undone::again(&stored.goods, changes, given.at);
    aimed(back, given, refused)
}

fn read(item: &ToDo, stored: &Stored, given: &Given) -> Result<Vec<KeptChange>, KeptFault> {
    let changes = serde_json::from_str(&item.changes);
    let mut changes: Vec<KeptChange> = changes.map_err(|_| unreadable())?;
    for change in &mut changes {
        change.called_now(given, &stored.goods.category);
    }
    Ok(changes)
}

fn unreadable() -> KeptFault {
    KeptFault::new("unreadable", "", "What was done cannot be read")
}

/// What it was before may be gone, such as a category, or another's, such as a code: that stays, and the rest goes back.
fn aimed(mut back: Undone<'_>, given: &Given, refused: &[KeptFault]) -> Result<Aim, KeptFault> {
    // What was changed since says so, whatever else is in its way.
    back.edits();
    // So do pieces that orders took meanwhile: they were counted just now, and those of other SKUs are not in the way.
    let refused = refused
        .iter()
        .filter(|fault| fault.field.rsplit('.').next() != Some("stock"));
    for fault in refused.clone() {
        back.without(fault.clone())?;
    }
    let mut of_skus = refused.filter(|fault| fault.field.starts_with("skus."));
    if let (Some(_), Some(second)) = (of_skus.next(), of_skus.next()) {
        // There may be hundreds: each that is refused costs a round.
        back.without_sku_codes(second);
    }
    loop {
        match edited(back.now(), &back.edits(), given) {
            Ok((after, changes)) => {
                return Ok(Aim {
                    after,
                    changes,
                    stays: stays(back),
                });
            }
            Err(fault) => back.without(fault.into())?,
        }
    }
}

fn stays(back: Undone<'_>) -> Option<Stays> {
    let fault = back.stays()?.clone();
    let changes = text(&back.told());
    Some(Stays { fault, changes })
}

/// Nothing of it goes back.
fn all_stay(item: &ToDo, fault: &KeptFault) -> Option<String> {
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).ok()?;
    let stays = changes.into_iter().map(|change| KeptChange {
        stays: Some(fault.clone()),
        ..change
    });
    Some(text(&stays.collect::<Vec<_>>()))
}

fn text(changes: &[KeptChange]) -> String {
    serde_json::to_string(changes).expect("changes are plain data")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::{
            Props,
            goods::{Goods, GoodsSku},
        },
        vocabulary::{ProductId, SkuId, new_id},
    };

    fn sku(code: &str, (stock, reserved): (i64, i64)) -> GoodsSku {
        GoodsSku {
            id: SkuId(new_id()),
            code: code.to_owned(),
            barcode: String::new(),
            props: Props(vec![("颜色".to_owned(), code.to_owned())]),
            price_fen: 100,
            stock,
            reserved,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }
    }

    /// Five pieces more, by the batch.
    fn five_more(sku: &GoodsSku) -> KeptChange {
        KeptChange {
            field: "stock".to_owned(),
            sku: Some(sku.code.clone()),
            id: Some(sku.id),
            props: None,
            before: json!(sku.stock - 5),
            after: json!(sku.stock),
            reserved: None,
            total: None,
            categories: None,
            products: None,
            stays: None,
        }
    }

    fn pot(skus: Vec<GoodsSku>) -> Goods {
        Goods {
            title: "壶".to_owned(),
            category: "茶器".to_owned(),
            skus,
            ..Goods::named("A")
        }
    }

    #[test]
    fn pieces_that_orders_took_meanwhile_stop_those_of_their_sku_alone() {
        let now = pot(vec![sku("A-1", (15, 12)), sku("A-2", (15, 0))]);
        let changes = now.skus.iter().map(five_more).collect();
        let refused = [KeptFault::new("too_little_stock", "skus.0.stock", "")];
        let back = Undone::of(&now, changes, 0);
        let aim = aimed(back, &Given::nothing(), &refused).unwrap();
        let stock: Vec<_> = aim.after.skus.iter().map(|sku| sku.stock).collect();
        assert_eq!(stock, [15, 10]);
        let stays = aim.stays.map(|stays| stays.fault.field);
        assert_eq!(stays.as_deref(), Some("skus.0.stock"));
    }

    #[test]
    fn what_was_kept_before_each_change_told_why_is_not_taken_for_gone_back() {
        let goods = pot(vec![sku("A-1", (15, 0))]);
        let item = ToDo {
            no: 1,
            product_id: ProductId(new_id()),
            rev: 1,
            edits: "[]".to_owned(),
            changes: text(&[five_more(&goods.skus[0])]),
        };
        let stored = Stored {
            id: item.product_id,
            rev: 2,
            created_at: 0,
            changed_at: 0,
            goods,
        };
        let again = aim_again(&item, &stored, &Given::nothing(), &[]);
        assert_eq!(again.err(), Some(unreadable()));
    }
}
