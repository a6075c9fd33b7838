//! 销售属性组合: a table of ours as a row says it.

use std::collections::{HashMap, HashSet};

use yingke_taobao_csv::{CubicCm, Fen, Field, Grams, Layout, Named, Pair, Product, Sku};

use super::TaobaoNames;
use crate::{catalogue::goods::GoodsSku, goods_files::snapshot::SnapshotSku, vocabulary::SkuId};

/// The first number of the seller's own values, and then downwards.
const OWN_VALUE: i64 = -1001;
/// Taobao takes no more.
pub const MOST_PIECES: i64 = 999_999;

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

/// The SKUs as they came, with what their properties are called by now: another label is no reason for other numbers. None: no property
/// has another label.
fn relabelled(
    (before, after): (&[SnapshotSku], &[GoodsSku]),
    names: &TaobaoNames,
) -> Option<Vec<SnapshotSku>> {
    let labels = labels((before, after), names);
    if labels.is_empty() {
        return None;
    }
    let mut relabelled = before.to_vec();
    let props = relabelled.iter_mut().flat_map(|sku| &mut sku.props.0);
    for (name, _) in props {
        if let Some(label) = labels.get(name.as_str()) {
            (*label).clone_into(name);
        }
    }
    Some(relabelled)
}

/// Of each property that is gone the new one with its values; one that has a number of its own is another property.
fn labels<'a>(
    (before, after): (&'a [SnapshotSku], &'a [GoodsSku]),
    names: &TaobaoNames,
) -> HashMap<&'a str, &'a str> {
    let had = before.iter().flat_map(|sku| texts(&sku.props.0));
    let had: HashSet<&str> = had.map(|(name, _)| name).collect();
    let has = after.iter().flat_map(|sku| texts(&sku.props.0));
    let has: HashSet<&str> = has.map(|(name, _)| name).collect();
    let mut labels: HashMap<&str, &str> = HashMap::new();
    if had == has {
        return labels;
    }
    let ids: HashMap<SkuId, &GoodsSku> = after.iter().map(|sku| (sku.id, sku)).collect();
    for was in before {
        let Some(is) = ids.get(&was.id) else {
            continue;
        };
        for (old, value) in texts(&was.props.0) {
            if has.contains(old) || labels.contains_key(old) {
                continue;
            }
            let is_label = |(name, of_it): &(&str, &str)| {
                *of_it == value
                    && !had.contains(name)
                    && names.pid_of(name).is_none()
                    && labels.values().all(|taken| taken != name)
            };
            let label = texts(&is.props.0).find(is_label);
            if let Some((label, _)) = label {
                labels.insert(old, label);
            }
        }
    }
    labels
}

/// A product that is sold in one way only has no table.
fn put_only(product: &mut Product, before: &[SnapshotSku], only: &GoodsSku) -> Option<String> {
    let was = before.first().filter(|_| product.skus.is_empty());
    product.skus.clear();
    if was.is_none_or(|was| was.price_fen != only.price_fen) {
        product.price = Fen(only.price_fen as u64);
    }
    if was.is_none_or(|was| was.stock != only.stock) {
        product.num = held(only.stock);
    }
    if was.is_none_or(|was| was.barcode != only.barcode) {
        product.barcode.clone_from(&only.barcode);
    }
    let is_as_before = was.is_some_and(|was| was.code == only.code);
    let is_held = is_as_before || only.code == product.outer_id;
    (!is_held).then(|| "skus.code".to_owned())
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

/// The cells of the product's own price and quantity follow its SKUs where they did so before.
fn follow(product: &mut Product, before: &[Sku]) {
    let now = &product.skus;
    let lowest = |skus: &[Sku]| skus.iter().map(|sku| sku.price).min();
    let highest = |skus: &[Sku]| skus.iter().map(|sku| sku.price).max();
    let pieces = |skus: &[Sku]| skus.iter().map(|sku| sku.num).fold(0, u64::saturating_add);
    let price = Some(product.price);
    if before.is_empty() || price == lowest(before) {
        product.price = lowest(now).unwrap_or_default();
    } else if price == highest(before) {
        product.price = highest(now).unwrap_or_default();
    }
    let most = MOST_PIECES as u64;
    let before_it = pieces(before);
    if before.is_empty() || product.num == before_it || product.num == before_it.min(most) {
        // More than Taobao takes stays where it came so.
        product.num = pieces(now).min(most.max(product.num));
    }
}

fn held(stock: i64) -> u64 {
    stock.min(MOST_PIECES) as u64
}

/// More pieces than a file says; what came so stays so.
fn too_many(before: &[SnapshotSku], after: &[GoodsSku]) -> Option<String> {
    let came = |sku: &GoodsSku| {
        let mut before = before.iter();
        before.any(|was| (was.id, was.stock) == (sku.id, sku.stock))
    };
    let mut after = after.iter();
    let is_cut = after.any(|sku| sku.stock > MOST_PIECES && !came(sku));
    is_cut.then(|| "skus.stock".to_owned())
}

/// Weight and size are the product's there; of SKUs that differ the heaviest and the largest decide what freight costs.
fn parcel(product: &mut Product, before: &[SnapshotSku], after: &[GoodsSku]) -> Vec<String> {
    let weight = after.iter().map(|sku| sku.weight_g).max();
    let weight = weight.unwrap_or_default();
    if Some(weight) != before.iter().map(|sku| sku.weight_g).max() {
        product.weight = Some(Grams(weight as u64)).filter(|_| weight > 0);
    }
    let size = after.iter().map(|sku| sku.volume_cm3).max();
    let size = size.unwrap_or_default();
    if Some(size) != before.iter().map(|sku| sku.volume_cm3).max() {
        product.size = Some(CubicCm(size as u64)).filter(|_| size > 0);
    }
    let mut lost = Vec::new();
    if after.iter().any(|sku| sku.weight_g != weight) {
        lost.push("skus.weight_g".to_owned());
    }
    if after.iter().any(|sku| sku.volume_cm3 != size) {
        lost.push("skus.volume_cm3".to_owned());
    }
    lost
}

/// Calls a value otherwise: where it has its name, or beside the seller's other names.
fn call(product: &mut Product, pair: Pair, name: String) {
    let mut named = product.aliases.iter_mut().chain(&mut product.custom);
    match named.find(|named| named.pair == pair) {
        Some(named) => named.name = name,
        None => product.aliases.push(Named { pair, name }),
    }
}

/// The numbers of properties and values, as the row has them or made anew.
struct Numbers<'a> {
    names: &'a TaobaoNames,
    pairs: HashMap<(String, String), Pair>,
    pids: HashMap<String, i64>,
    /// Values that the row says, or has a name for.
    said: HashSet<Pair>,
    next_value: i64,
    /// Each with its name: who reads the file may have none for it.
    new: Vec<Named>,
    /// A property that a shop which reads its number calls otherwise.
    has_strange_prop: bool,
}

impl<'a> Numbers<'a> {
    fn of(product: &Product, rows: &[Sku], before: &[SnapshotSku], names: &'a TaobaoNames) -> Self {
        let (mut pairs, mut pids) = (HashMap::new(), HashMap::new());
        for (row, sku) in rows.iter().zip(before) {
            for (pair, (name, value)) in row.properties.iter().zip(&sku.props.0) {
                pairs.insert((name.clone(), value.clone()), *pair);
                pids.insert(name.clone(), pair.pid);
            }
        }
        let named = product.aliases.iter().chain(&product.custom);
        let said = named.map(|named| named.pair);
        let said: HashSet<Pair> = said.chain(pairs.values().copied()).collect();
        let used = said.iter().map(|pair| pair.vid);
        let next_value = used.map(|vid| vid.saturating_sub(1)).min();
        Self {
            names,
            pairs,
            pids,
            said,
            next_value: next_value.map_or(OWN_VALUE, |next| next.min(OWN_VALUE)),
            new: Vec::new(),
            has_strange_prop: false,
        }
    }

    fn pair(&mut self, name: &str, value: &str) -> Pair {
        let key = (name.to_owned(), value.to_owned());
        if let Some(pair) = self.pairs.get(&key) {
            return *pair;
        }
        let pid = self.pid(name);
        let listed = self.listed(pid, value);
        let pair = listed.unwrap_or_else(|| self.own(pid));
        self.said.insert(pair);
        self.pairs.insert(key, pair);
        self.new.push(Named {
            pair,
            name: value.to_owned(),
        });
        pair
    }

    /// The number that Taobao's list has for it, unless the row says another value by that.
    fn listed(&self, pid: i64, value: &str) -> Option<Pair> {
        let mut listed = self.names.values_of(pid);
        let listed = listed.find(|(pair, name)| *name == value && !self.said.contains(pair));
        listed.map(|(pair, _)| pair)
    }

    fn own(&mut self, pid: i64) -> Pair {
        let vid = self.next_value;
        self.next_value -= 1;
        Pair { pid, vid }
    }

    /// Those that are called as their number is go before those that it is only usual for. Every SKU has the same properties.
    fn meet(&mut self, skus: &[GoodsSku]) {
        let props = skus.first().map_or(&[][..], |sku| sku.props.0.as_slice());
        for (name, _) in props {
            if self.names.pid_of(name).is_some() {
                self.pid(name);
            }
        }
    }

    fn pid(&mut self, name: &str) -> i64 {
        if let Some(pid) = self.pids.get(name) {
            return *pid;
        }
        let is_free = |pid: &i64| self.pids.values().all(|used| used != pid);
        let known = self.names.pid_of_skus(name).filter(is_free);
        let pid = known.unwrap_or_else(|| {
            let mut own = (1..).map(|no: i64| -no);
            own.find(is_free).expect("numbers do not end")
        });
        self.has_strange_prop |= self.names.prop(pid) != name;
        self.pids.insert(name.to_owned(), pid);
        pid
    }

    /// A value that is called otherwise wherever it stood keeps its number, and with it its picture: the names to give.
    fn rename(&mut self, before: &[SnapshotSku], after: &[GoodsSku]) -> Vec<(Pair, String)> {
        let used: HashSet<(&str, &str)> =
            after.iter().flat_map(|sku| texts(&sku.props.0)).collect();
        let ids: HashMap<SkuId, &GoodsSku> = after.iter().map(|sku| (sku.id, sku)).collect();
        let (mut renamed, mut taken) = (Vec::new(), HashSet::new());
        for was in before {
            let Some(is) = ids.get(&was.id) else {
                continue;
            };
            for (name, old) in texts(&was.props.0) {
                let Some((_, new)) = texts(&is.props.0).find(|(known, _)| *known == name) else {
                    continue;
                };
                let from = (name.to_owned(), old.to_owned());
                let to = (name.to_owned(), new.to_owned());
                if used.contains(&(name, old)) || self.pairs.contains_key(&to) {
                    continue;
                }
                // The first of two new names of one value has its number.
                if let Some(pair) = self
                    .pairs
                    .get(&from)
                    .copied()
                    .filter(|pair| taken.insert(*pair))
                {
                    self.pairs.insert(to, pair);
                    renamed.push((pair, new.to_owned()));
                }
            }
        }
        renamed
    }
}

fn texts(props: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    props
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
}
