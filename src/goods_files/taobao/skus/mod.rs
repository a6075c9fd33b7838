//! 销售属性组合: a table of ours as a row says it.

mod labels;
mod numbers;
mod own;
mod pieces;

use std::collections::{HashMap, HashSet};

use yingke_taobao_csv::{Fen, Field, Layout, Named, Pair, Product, Sku};

pub use self::pieces::MOST_PIECES;
use self::{
    labels::relabelled,
    numbers::Numbers,
    own::{follow, parcel, put_only},
    pieces::{held, too_many},
};
use super::TaobaoNames;
use crate::{catalogue::goods::GoodsSku, goods_files::snapshot::SnapshotSku, vocabulary::SkuId};

/// Makes the row's table this one; `before` are the SKUs as they came of the row, none of a new one. What of them no cell holds, by
/// its field.
pub fn put(
    product: &mut Product,
    before: &[SnapshotSku],
    after: &[GoodsSku],
    (layout, names): (&Layout, &TaobaoNames),
) -> Vec<String> {
    let mut lost = parcel(product, before, after);
    lost.extend(too_many(before, after));
    if let [only] = after
        && only.props.0.is_empty()
    {
        lost.extend(put_only(product, before, only));
        return lost;
    }
    let relabelled = relabelled((before, after), names);
    if relabelled.is_some() {
        lost.push("skus.props".to_owned());
    }
    let before = relabelled.as_deref().unwrap_or(before);
    let rows = std::mem::take(&mut product.skus);
    let mut numbers = Numbers::of(product, &rows, before, names);
    numbers.meet(after);
    for (pair, name) in numbers.rename(before, after) {
        call(product, pair, name);
    }
    let known: HashMap<SkuId, (&SnapshotSku, Option<&Sku>)> = before
        .iter()
        .zip(0_usize..)
        .map(|(sku, place)| (sku.id, (sku, rows.get(place))))
        .collect();
    for sku in after {
        let properties = sku.props.0.iter();
        let properties = properties.map(|(name, value)| numbers.pair(name, value));
        let properties: Vec<Pair> = properties.collect();
        let made = row_of(sku, properties);
        product.skus.push(match known.get(&sku.id) {
            Some((was, Some(row))) => kept(made, sku, was, row),
            _ => made,
        });
    }
    let has_custom = layout.column(Field::InputCustomCpv).is_some();
    let is_own = |named: &Named| has_custom && named.pair.vid < 0;
    let (custom, aliases): (Vec<_>, Vec<_>) = numbers.new.into_iter().partition(is_own);
    product.custom.extend(custom);
    product.aliases.extend(aliases);
    if numbers.has_strange_prop && relabelled.is_none() {
        lost.push("skus.props".to_owned());
    }
    follow(product, &rows);
    lost
}

/// Calls properties as another shop would call them when it reads the table: no file says their names.
pub fn name_as_read(skus: &mut [GoodsSku], names: &TaobaoNames) {
    let mut numbers = Numbers::of(&Product::default(), &[], &[], names);
    numbers.meet(skus);
    for (name, _) in skus.iter_mut().flat_map(|sku| &mut sku.props.0) {
        let pid = numbers.pid(name);
        *name = names.prop(pid);
    }
}

/// The numbers of their properties in a table of their own.
pub fn pids(skus: &[GoodsSku], names: &TaobaoNames) -> HashSet<i64> {
    let mut numbers = Numbers::of(&Product::default(), &[], &[], names);
    numbers.meet(skus);
    let props = skus.iter().flat_map(|sku| &sku.props.0);
    props.map(|(name, _)| numbers.pid(name)).collect()
}

fn row_of(sku: &GoodsSku, properties: Vec<Pair>) -> Sku {
    Sku {
        price: Fen(sku.price_fen as u64),
        num: held(sku.stock),
        code: sku.code.clone(),
        properties,
        barcode: sku.barcode.clone(),
    }
}

/// What was not edited is said as the row says it: a code that we made is nobody's.
fn kept(made: Sku, sku: &GoodsSku, was: &SnapshotSku, row: &Sku) -> Sku {
    let text = |is_same: bool, row: &String, made: String| if is_same { row.clone() } else { made };
    Sku {
        price: if sku.price_fen == was.price_fen {
            row.price
        } else {
            made.price
        },
        num: if sku.stock == was.stock {
            row.num
        } else {
            made.num
        },
        code: text(sku.code == was.code, &row.code, made.code),
        barcode: text(sku.barcode == was.barcode, &row.barcode, made.barcode),
        properties: made.properties,
    }
}

/// Calls a value otherwise: where it has its name, or beside the seller's other names.
fn call(product: &mut Product, pair: Pair, name: String) {
    let mut named = product.aliases.iter_mut().chain(&mut product.custom);
    match named.find(|named| named.pair == pair) {
        Some(named) => named.name = name,
        None => product.aliases.push(Named { pair, name }),
    }
}

fn texts(props: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    props
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
}
