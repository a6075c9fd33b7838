//! Properties and values of SKUs by their numbers.

use std::collections::{HashMap, HashSet};

use yingke_taobao_csv::{Named, Pair, Product, Sku};

use super::texts;
use crate::{
    catalogue::goods::GoodsSku,
    goods_files::{snapshot::SnapshotSku, taobao::TaobaoNames},
    vocabulary::SkuId,
};

/// The first number of the seller's own values, and then downwards.
const OWN_VALUE: i64 = -1001;

/// The numbers of properties and values, as the row has them or made anew.
pub(super) struct Numbers<'a> {
    names: &'a TaobaoNames,
    pairs: HashMap<(String, String), Pair>,
    pids: HashMap<String, i64>,
    /// Values that the row says, or has a name for.
    said: HashSet<Pair>,
    next_value: i64,
    /// Each with its name: who reads the file may have none for it.
    pub(super) new: Vec<Named>,
    /// A property that a shop which reads its number calls otherwise.
    pub(super) has_strange_prop: bool,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(
        product: &Product,
        rows: &[Sku],
        before: &[SnapshotSku],
        names: &'a TaobaoNames,
    ) -> Self {
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

    pub(super) fn pair(&mut self, name: &str, value: &str) -> Pair {
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
    pub(super) fn meet(&mut self, skus: &[GoodsSku]) {
        let props = skus.first().map_or(&[][..], |sku| sku.props.0.as_slice());
        for (name, _) in props {
            if self.names.pid_of(name).is_some() {
                self.pid(name);
            }
        }
    }

    pub(super) fn pid(&mut self, name: &str) -> i64 {
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
    pub(super) fn rename(
        &mut self,
        before: &[SnapshotSku],
        after: &[GoodsSku],
    ) -> Vec<(Pair, String)> {
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
