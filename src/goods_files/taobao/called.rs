//! What the properties of SKUs are called: a table has numbers, and names only for some.

use std::collections::{BTreeMap, HashMap};

use yingke_taobao_csv::{Named, Pair, Product};

use super::TaobaoNames;
use crate::catalogue::Props;

/// The values of the SKUs of one product, by their numbers.
pub struct Called {
    props: BTreeMap<i64, String>,
    values: HashMap<Pair, String>,
}

impl Called {
    pub fn of(product: &Product, names: &TaobaoNames) -> Self {
        let given_by = given(product);
        let (mut props, mut values) = (BTreeMap::new(), HashMap::new());
        let mut told_apart = BTreeMap::new();
        for pair in product.skus.iter().flat_map(|sku| &sku.properties) {
            if values.contains_key(pair) {
                continue;
            }
            name_prop(&mut props, pair.pid, names);
            let given = given_by.get(pair).map(|named| plain(&named.name));
            let given = given.or_else(|| names.values.get(pair).cloned());
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
        Self { props, values }
    }

    /// In their order.
    pub fn props(&self, pairs: &[Pair]) -> Props {
        let prop = |pair: &Pair| {
            let value = self.values.get(pair).cloned();
            let value = value.unwrap_or_else(|| pair.vid.to_string());
            let name = self.props.get(&pair.pid).cloned();
            let name = name.unwrap_or_else(|| TaobaoNames::numbered_prop(pair.pid));
            (name, value)
        };
        Props(pairs.iter().map(prop).collect())
    }
}

/// Taobao has several numbers for one word, and a SKU of ours has a property of one name once.
fn name_prop(props: &mut BTreeMap<i64, String>, pid: i64, names: &TaobaoNames) {
    if props.contains_key(&pid) {
        return;
    }
    let name = names.prop(pid);
    let is_taken = props.values().any(|taken| *taken == name);
    let name = if is_taken {
        TaobaoNames::numbered_prop(pid)
    } else {
        name
    };
    props.insert(pid, name);
}

/// The values that the product's own file has a name for.
pub fn given(product: &Product) -> HashMap<Pair, &Named> {
    let given = product.aliases.iter().chain(&product.custom);
    let mut given_by: HashMap<Pair, &Named> = HashMap::new();
    for named in given.filter(|named| !plain(&named.name).is_empty()) {
        given_by.entry(named.pair).or_insert(named);
    }
    given_by
}

/// Orders name a SKU by `name:value;name:value`, so the signs between are written in their wide form; the row keeps its own.
pub fn plain(name: &str) -> String {
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

    #[test]
    fn the_shops_names_stand_where_the_file_has_none_and_no_two_properties_are_called_alike() {
        let properties = [(COLOUR, 1), (COLOUR, 2), (20_509, 7), (20_518, 8)];
        let properties = properties.map(|(pid, vid)| Pair { pid, vid });
        let product = Product {
            skus: vec![Sku {
                properties: properties.to_vec(),
                ..Sku::default()
            }],
            aliases: vec![named(1, "赤")],
            ..Product::default()
        };
        let names = TaobaoNames {
            props: BTreeMap::from([(20_518, "尺码".to_owned())]),
            values: [(properties[0], "红"), (properties[1], "白")]
                .map(|(pair, name)| (pair, name.to_owned()))
                .into(),
            ..TaobaoNames::default()
        };
        let props = Called::of(&product, &names).props(&properties).0;
        let props = props.iter();
        let told: Vec<_> = props.map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let colours = [("颜色分类", "赤"), ("颜色分类", "白")];
        assert_eq!(told[..2], colours);
        assert_eq!(told[2..], [("尺码", "7"), ("属性20518", "8")]);
    }
}
