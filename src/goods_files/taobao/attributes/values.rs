//! What a row says its properties are: in words, and by their numbers.

use std::collections::HashMap;

use yingke_taobao_csv::{Named, Pair, Product};

use crate::goods_files::taobao::{TaobaoNames, given, plain};

/// Of a property with several values.
const BETWEEN: &str = "、";

/// What a row says its properties are.
pub(super) struct Values<'a> {
    listed: HashMap<i64, Vec<Pair>>,
    typed: HashMap<i64, &'a str>,
    given: HashMap<Pair, &'a Named>,
    names: &'a TaobaoNames,
}

impl<'a> Values<'a> {
    pub(super) fn of(product: &'a Product, names: &'a TaobaoNames) -> Self {
        let mut listed: HashMap<i64, Vec<Pair>> = HashMap::new();
        for pair in &product.properties {
            listed.entry(pair.pid).or_default().push(*pair);
        }
        let typed = product.inputs.iter();
        Self {
            listed,
            typed: typed.map(|input| (input.pid, input.value.trim())).collect(),
            given: given(product),
            names,
        }
    }

    /// As the seller typed it, else by the names of all its values.
    pub(super) fn said(&self, pid: i64) -> Option<String> {
        if let Some(typed) = self.typed.get(&pid) {
            return Some((*typed).to_owned());
        }
        let values = self.listed.get(&pid)?.iter().map(|pair| self.called(*pair));
        let values: Option<Vec<_>> = values.collect();
        values.map(|values| values.join(BETWEEN))
    }

    fn called(&self, pair: Pair) -> Option<String> {
        let given = self.given.get(&pair).map(|named| plain(&named.name));
        given.or_else(|| self.names.values.get(&pair).cloned())
    }

    /// The values that are called so; none: one of them has no number.
    pub(super) fn numbers(&self, pid: i64, value: &str) -> Option<Vec<Pair>> {
        let own = self.given.keys().copied().filter(|pair| pair.pid == pid);
        let listed = self.names.values_of(pid).map(|(pair, _)| pair);
        let mut all: Vec<_> = own.chain(listed).collect();
        // Of several the same one each time.
        all.sort_unstable();
        let number = |part: &str| {
            let mut all = all.iter().copied();
            all.find(|pair| self.called(*pair).as_deref() == Some(part))
        };
        value.split(BETWEEN).map(number).collect()
    }
}
