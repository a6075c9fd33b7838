//! What items name may be called otherwise since they were read. Inside the transaction that writes them nobody renames anything:
//! there it is looked up again.

use std::collections::{HashMap, HashSet};

use super::{
    ItemState, KeptChange,
    items::ToDo,
    writing::{Aim, NAMING, Plan},
};
use crate::{
    catalogue::{
        categories,
        goods::{Edit, Given, Stored, codes_of_ids_in, ids_of_codes_in},
    },
    storage::{ShopTx, StorageError},
    vocabulary::ProductId,
};

const CATEGORY: &str = r#""field":"category""#;
const GOES_WITH: &str = NAMING[1];

type Items = HashMap<ProductId, ToDo>;

/// Products that are to be read again, by what is given then.
pub async fn renamed(
    tx: &ShopTx,
    plan: &Plan,
    (items, aims): (&Items, &[(Stored, Aim)]),
    given: &mut Given,
) -> Result<HashSet<ProductId>, StorageError> {
    let mut again = matching(tx, plan, items, given).await?;
    if plan.to == ItemState::Undone {
        again.extend(moved(tx, items, aims, given).await?);
    }
    Ok(again)
}

/// All whose matching goods change.
pub async fn matching(
    tx: &ShopTx,
    plan: &Plan,
    items: &Items,
    given: &mut Given,
) -> Result<HashSet<ProductId>, StorageError> {
    let matching = having(items, GOES_WITH);
    if matching.is_empty() {
        return Ok(HashSet::new());
    }
    let (mut ids, mut codes) = (Vec::new(), Vec::new());
    for item in &matching {
        ids.extend(meant(item));
        codes.extend((plan.naming)(item).into_iter().flat_map(named));
    }
    given.product_codes = codes_of_ids_in(tx, &ids).await?;
    codes.extend(given.product_codes.values().cloned());
    let known = ids_of_codes_in(tx, &codes).await?;
    given.codes = known.into_keys().collect();
    Ok(matching.iter().map(|item| item.product_id).collect())
}

/// Those that go back to a category, where one was renamed since or is being renamed.
async fn moved(
    tx: &ShopTx,
    items: &Items,
    aims: &[(Stored, Aim)],
    given: &mut Given,
) -> Result<Vec<ProductId>, StorageError> {
    let moved = having(items, CATEGORY);
    if moved.is_empty() {
        return Ok(Vec::new());
    }
    if are_known(aims, given) && categories::ids_in(tx).await? == given.category_ids {
        return Ok(Vec::new());
    }
    (given.categories, given.category_ids) = categories::rules_by_each_name(tx).await?;
    Ok(moved.iter().map(|item| item.product_id).collect())
}

fn are_known(aims: &[(Stored, Aim)], given: &Given) -> bool {
    let mut names = aims.iter().map(|(stored, _)| &stored.goods.category);
    names.all(|name| given.category_ids.contains_key(name))
}

fn having<'a>(items: &'a Items, field: &str) -> Vec<&'a ToDo> {
    let having = items.values().filter(|item| item.changes.contains(field));
    having.collect()
}

fn meant(item: &ToDo) -> Vec<ProductId> {
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let products = changes.into_iter().filter_map(|change| change.products);
    products.flatten().flatten().flatten().collect()
}

fn named(edit: Edit) -> Vec<String> {
    match edit {
        Edit::GoesWith(codes) => codes,
        _ => Vec::new(),
    }
}
