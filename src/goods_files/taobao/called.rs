//! What the properties of SKUs are called: a table has numbers, and names only for some.

use std::collections::{BTreeMap, HashMap};

use yingke_taobao_csv::{Named, Pair, Product};

use super::TaobaoNames;
use crate::catalogue::Props;

/// The values of the SKUs of one product, by their numbers.
pub struct Called<'a> {
    names: &'a TaobaoNames,
    values: HashMap<Pair, String>,
}

impl<'a> Called<'a> {
    pub fn of(product: &Product, names: &'a TaobaoNames) -> Self {
        let given = product.aliases.iter().chain(&product.custom);
        let mut given_by: HashMap<Pair, &Named> = HashMap::new();
        for named in given.filter(|named| !plain(&named.name).is_empty()) {
            given_by.entry(named.pair).or_insert(named);
        }
        let (mut values, mut told_apart) = (HashMap::new(), BTreeMap::new());
        for pair in product.skus.iter().flat_map(|sku| &sku.properties) {
            if values.contains_key(pair) {
                continue;
            }
            let given = given_by.get(pair).map(|named| plain(&named.name));
            let mut value = given.unwrap_or_else(|| pair.vid.to_string());
            // Two numbers may have one name, and our SKUs have nothing but names.
            if told_apart
                .insert((pair.pid, value.clone()), *pair)
                .is_some()
            {
                value = format!("{value}（{}）", pair.vid);
            }
            values.insert(*pair, value);
        }
        Self { names, values }
    }

    /// In their order.
    pub fn props(&self, pairs: &[Pair]) -> Props {
        let prop = |pair: &Pair| {
            let value = self.values.get(pair).cloned();
            let value = value.unwrap_or_else(|| pair.vid.to_string());
            (self.names.prop(pair.pid), value)
        };
        Props(pairs.iter().map(prop).collect())
    }
}

/// Orders name a SKU by `name:value;name:value`, so the signs between are written in their wide form; the row keeps its own.
fn plain(name: &str) -> String {
    let sign = |c: char| match c {
        ':' => '：',
        ';' => '；',
        c if c.is_control() => ' ',
        c => c,
    };
    name.chars().map(sign).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use yingke_taobao_csv::Sku;

    use super::*;

    const COLOUR: i64 = 1_627_207;

    fn named(vid: i64, name: &str) -> Named {
        Named {
            pair: Pair { pid: COLOUR, vid },
            name: name.to_owned(),
        }
    }

    #[test]
    fn a_value_is_called_as_the_seller_says_or_by_its_number() {
        let properties = [1, 2, 3, -1001].map(|vid| Pair { pid: COLOUR, vid });
        let product = Product {
            skus: vec![Sku {
                properties: properties.to_vec(),
                ..Sku::default()
            }],
            aliases: vec![named(1, " 赤:[A;B] "), named(3, "赤：[A；B]")],
            custom: vec![named(-1001, "原木色")],
            ..Product::default()
        };
        let names = TaobaoNames::default();
        let props = Called::of(&product, &names).props(&properties);
        let values: Vec<_> = props.0.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["赤：[A；B]", "2", "赤：[A；B]（3）", "原木色"]);
        assert!(props.0.iter().all(|(name, _)| name == "颜色分类"));
    }
}
