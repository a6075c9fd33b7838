//! Pictures of SKUs, which a row says of the values of one property: nearly always the colour.

use std::collections::HashMap;

use yingke_taobao_csv::{Pair, Product, Sku};

use crate::{
    catalogue::goods::{Edit, Goods, GoodsSku},
    goods_files::snapshot::SnapshotSku,
};

/// What a row says of the pictures of values.
#[derive(Default)]
pub struct OfValues {
    /// Each value that has one, and each that has none any more: then empty.
    pub all: Vec<(Pair, String)>,
    /// One of them is not as it was.
    pub are_others: bool,
    /// SKUs of one value have different ones: it has the first.
    pub is_lossy: bool,
}

/// How the row calls the picture of a SKU of these values; empty: none. None: it has one that lies in no folder.
pub fn called(product: &Product, values: &[Pair]) -> Option<String> {
    let is_its = |pair: Pair| values.contains(&pair);
    let mut pictures = product.pictures.iter();
    match pictures.find(|picture| picture.colour.is_some_and(is_its)) {
        Some(picture) => Some(picture.name.clone()).filter(|name| !name.is_empty()),
        None => Some(String::new()),
    }
}

/// The table with addresses for what the file calls its pictures. What did not come along stays as it is, and so does what is only
/// said otherwise because a row cannot say it as it is. `taken` of none: no picture came along.
pub fn addressed(edits: &mut [Edit], taken: Option<&[(String, String)]>, known: Option<&Goods>) {
    let known = known.map_or(&[][..], |known| &known.skus);
    let held: HashMap<_, _> = known.iter().map(|sku| sku.id).zip(held(known)).collect();
    let address = |name: String| {
        let taken = taken?;
        let found = taken.iter().find(|(other, _)| *other == name);
        let address = found.map(|(_, address)| address.clone());
        address.or_else(|| name.is_empty().then_some(name))
    };
    for edit in edits {
        let Edit::Skus(forms) = edit else {
            continue;
        };
        for form in forms {
            let held = form.id.and_then(|id| held.get(&id));
            let picture = form.picture.take().and_then(address);
            form.picture = picture.filter(|picture| Some(picture) != held);
        }
    }
}

/// What a row can say of the picture of each.
pub fn held(skus: &[GoodsSku]) -> Vec<String> {
    let Some(name) = bearing(skus, is_colour) else {
        return vec![String::new(); skus.len()];
    };
    let mut pictures: HashMap<&str, &str> = HashMap::new();
    for sku in skus.iter().filter(|sku| !sku.picture.is_empty()) {
        pictures.entry(value(sku, name)).or_insert(&sku.picture);
    }
    let held = skus.iter().map(|sku| pictures.get(value(sku, name)));
    held.map(|picture| picture.copied().unwrap_or_default().to_owned())
        .collect()
}

/// Of the table as the product has it by now, beside the rows that it came of.
pub fn of_values(
    product: &Product,
    skus: &[GoodsSku],
    (rows, before): (&[Sku], &[SnapshotSku]),
) -> OfValues {
    let is_said = |pid: i64| {
        let mut said = product.pictures.iter();
        said.any(|picture| picture.colour.is_some_and(|pair| pair.pid == pid))
    };
    let first = product.skus.iter().zip(skus).next();
    let pid_of = |name: &str| {
        let (row, sku) = first?;
        let at = sku.props.0.iter().position(|(other, _)| other == name)?;
        row.properties.get(at).map(|pair| pair.pid)
    };
    let is_liked = |name: &str| pid_of(name).is_some_and(is_said) || is_colour(name);
    let Some(pid) = bearing(skus, is_liked).and_then(pid_of) else {
        return OfValues {
            is_lossy: skus.iter().any(|sku| !sku.picture.is_empty()),
            ..OfValues::default()
        };
    };
    let of = |row: &Sku| row.properties.iter().copied().find(|pair| pair.pid == pid);
    let now = product.skus.iter().zip(skus);
    let now = now.filter_map(|(row, sku)| Some((of(row)?, sku.picture.as_str())));
    let was = rows.iter().zip(before);
    let was = was.filter_map(|(row, sku)| Some((of(row)?, sku.picture.as_str())));
    compared(now, &first_of_each(was))
}

fn compared<'a>(
    now: impl Iterator<Item = (Pair, &'a str)> + Clone,
    was: &HashMap<Pair, &str>,
) -> OfValues {
    let is = first_of_each(now.clone());
    let mut told = OfValues::default();
    for (pair, picture) in now {
        told.is_lossy |= is[&pair] != picture;
        let (is, was) = (is[&pair], was.get(&pair).copied().unwrap_or_default());
        let is_new = told.all.iter().all(|(other, _)| *other != pair);
        if is_new && !(is.is_empty() && was.is_empty()) {
            told.are_others |= is != was;
            told.all.push((pair, is.to_owned()));
        }
    }
    told
}

/// Nothing gives way to something.
fn first_of_each<'a>(told: impl Iterator<Item = (Pair, &'a str)>) -> HashMap<Pair, &'a str> {
    let mut first = HashMap::new();
    for (pair, picture) in told {
        let known = first.entry(pair).or_insert(picture);
        if known.is_empty() {
            *known = picture;
        }
    }
    first
}

/// The property whose values tell the pictures: one that is liked if it does, else the first that does.
fn bearing(skus: &[GoodsSku], is_liked: impl Fn(&str) -> bool) -> Option<&str> {
    let props = skus.first()?.props.0.iter();
    let mut names: Vec<_> = props.map(|(name, _)| name.as_str()).collect();
    names.sort_by_key(|name| !is_liked(name));
    let telling = names.iter().find(|name| tells(skus, name));
    telling.or(names.first()).copied()
}

fn tells(skus: &[GoodsSku], name: &str) -> bool {
    let mut pictures: HashMap<&str, &str> = HashMap::new();
    skus.iter().all(|sku| {
        let picture = pictures.entry(value(sku, name)).or_insert(&sku.picture);
        *picture == sku.picture
    })
}

fn value<'a>(sku: &'a GoodsSku, name: &str) -> &'a str {
    let mut props = sku.props.0.iter();
    let found = props.find(|(other, _)| other == name);
    found.map_or("", |(_, value)| value.as_str())
}

/// 颜色 goes out as 颜色分类.
fn is_colour(name: &str) -> bool {
    name.contains("颜色")
}
