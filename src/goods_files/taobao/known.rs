//! What a row means of a product that is there: it says the numbers of properties, and the shop has names for them.

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use yingke_taobao_csv::Product;

use super::{TaobaoNames, called::Called};
use crate::{
    catalogue::{Props, goods::GoodsSku},
    goods_files::incoming::SkuLine,
};

/// A property of a row's SKUs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProp {
    pid: i64,
    /// As its lines have it.
    name: String,
    /// Somebody gave the number this name; another is called after its number.
    is_named: bool,
}

/// In their order; every SKU has the same.
pub fn row_props(product: &Product, called: &Called, names: &TaobaoNames) -> Vec<RowProp> {
    let Some(first) = product.skus.first() else {
        return Vec::new();
    };
    let named = called.props(&first.properties).0;
    let props = first.properties.iter().zip(named);
    let props = props.map(|(pair, (name, _))| RowProp {
        pid: pair.pid,
        name,
        is_named: pair.pid > 0 && names.named_prop(pair.pid).is_some(),
    });
    props.collect()
}

/// The lines with the names that the known SKUs have for their properties.
pub fn as_known<'a>(
    lines: &'a [SkuLine],
    props: &[RowProp],
    known: &[GoodsSku],
) -> Cow<'a, [SkuLine]> {
    let names = names_of(known);
    let is_sure = |prop: &RowProp| prop.pid > 0 && names.contains(&prop.name.as_str());
    if names.is_empty() || props.iter().all(is_sure) {
        return Cow::Borrowed(lines);
    }
    let called = called(props, &names, &pairs(lines, known));
    let mut lines = lines.to_vec();
    let said = lines.iter_mut().filter_map(|line| line.props.as_mut());
    for (name, _) in said.flat_map(|props| &mut props.0) {
        if let Some(known) = called.get(name) {
            name.clone_from(known);
        }
    }
    Cow::Owned(lines)
}

fn names_of(known: &[GoodsSku]) -> Vec<&str> {
    let props = known.first().map_or(&[][..], |sku| sku.props.0.as_slice());
    props.iter().map(|(name, _)| name.as_str()).collect()
}

/// Properties of lines, and those of the SKUs they mean: by the code, without one by the values.
fn pairs<'a>(lines: &'a [SkuLine], known: &'a [GoodsSku]) -> Vec<(&'a Props, &'a Props)> {
    let by_code: HashMap<&str, &Props> = known
        .iter()
        .map(|sku| (sku.code.as_str(), &sku.props))
        .collect();
    let by_values: HashMap<Vec<&str>, &Props> = known
        .iter()
        .map(|sku| (values(&sku.props), &sku.props))
        .collect();
    let pair = |line: &'a SkuLine| {
        let props = line.props.as_ref()?;
        let meant = match &line.code {
            Some(code) => by_code.get(code.as_str()),
            None => by_values.get(&values(props)),
        };
        Some((props, *meant?))
    };
    lines.iter().filter_map(pair).collect()
}

fn values(props: &Props) -> Vec<&str> {
    props.0.iter().map(|(_, value)| value.as_str()).collect()
}

/// What each property is called that is called otherwise in the shop; no two alike. Which one it is its number says, then the values,
/// and of one without a name at last the place.
fn called(
    props: &[RowProp],
    names: &[&str],
    pairs: &[(&Props, &Props)],
) -> HashMap<String, String> {
    let mut likely = Vec::new();
    for (at, prop) in props.iter().enumerate() {
        for (place, name) in names.iter().enumerate() {
            let is_alike = |(said, had): &&(&Props, &Props)| {
                let said = value_of(said, &prop.name);
                said.is_some() && said == value_of(had, name)
            };
            let alike = pairs.iter().filter(is_alike).count();
            if let Some(likeness) = prop.likeness(name, (alike, at == place)) {
                likely.push((Reverse(likeness), at, place));
            }
        }
    }
    likely.sort_unstable();
    let (mut found, mut taken) = (HashMap::new(), HashSet::new());
    for (_, at, place) in likely {
        if !found.contains_key(&at) && taken.insert(place) {
            found.insert(at, place);
        }
    }
    let mut called = HashMap::new();
    for (at, prop) in props.iter().enumerate() {
        let is_taken = || taken.iter().any(|place| names[*place] == prop.name);
        let name = match found.get(&at) {
            Some(place) => names[*place].to_owned(),
            None if is_taken() => format!("{}（{}）", prop.name, prop.pid),
            None => continue,
        };
        called.insert(prop.name.clone(), name);
    }
    called
}

fn value_of<'a>(props: &'a Props, name: &str) -> Option<&'a str> {
    let mut props = props.0.iter();
    let found = props.find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// How surely a property is one of the shop's: by its number, by so many values, by its name, by its place.
type Likeness = (u8, usize, bool, bool);

impl RowProp {
    /// None: it is another one. Numbers below zero were made up for one file, and say nothing of themselves.
    fn likeness(&self, name: &str, (alike, is_in_place): (usize, bool)) -> Option<Likeness> {
        let is_called_so = self.name == name;
        if self.pid > 0 && is_called_so {
            return Some((3, 0, true, is_in_place));
        }
        if TaobaoNames::usual_name(self.pid) == Some(name) {
            return Some((2, 0, true, is_in_place));
        }
        if alike > 0 {
            return Some((1, alike, is_called_so, is_in_place));
        }
        let may_be = !self.is_named && (is_called_so || is_in_place);
        may_be.then_some((0, 0, is_called_so, is_in_place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{SkuId, new_id};

    fn texts(props: &[(&str, &str)]) -> Props {
        let props = props.iter();
        let props = props.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Props(props.collect())
    }

    fn sku(code: &str, props: &[(&str, &str)]) -> GoodsSku {
        GoodsSku {
            id: SkuId(new_id()),
            code: code.to_owned(),
            barcode: String::new(),
            props: texts(props),
            price_fen: 1,
            stock: 1,
            reserved: 0,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }
    }

    fn line(code: &str, props: &[(&str, &str)]) -> SkuLine {
        SkuLine {
            code: Some(code.to_owned()).filter(|code| !code.is_empty()),
            props: Some(texts(props)),
            ..SkuLine::default()
        }
    }

    fn prop(pid: i64, name: &str, is_named: bool) -> RowProp {
        let name = name.to_owned();
        RowProp {
            pid,
            name,
            is_named,
        }
    }

    fn told(lines: &[SkuLine], props: &[RowProp], known: &[GoodsSku]) -> Vec<String> {
        let lines = as_known(lines, props, known);
        let told = lines.iter().map(|line| line.props.as_ref().unwrap());
        told.map(ToString::to_string).collect()
    }

    #[test]
    fn made_up_numbers_are_known_by_their_values_in_whatever_order() {
        let known = [
            sku("A", &[("款式", "甲"), ("套餐", "一")]),
            sku("B", &[("款式", "乙"), ("套餐", "二")]),
        ];
        let props = [prop(-2, "属性-2", false), prop(-1, "属性-1", false)];
        let lines = [
            line("A", &[("属性-2", "一"), ("属性-1", "甲")]),
            line("C", &[("属性-2", "三"), ("属性-1", "丙")]),
        ];
        let expected = ["套餐:一;款式:甲", "套餐:三;款式:丙"];
        assert_eq!(told(&lines, &props, &known), expected);
        let lines = [line("C", &[("属性-2", "三"), ("属性-1", "丙")])];
        // Nothing but the place is known of them.
        assert_eq!(told(&lines, &props, &known), ["款式:三;套餐:丙"]);
    }

    #[test]
    fn a_label_of_the_shop_stays_and_a_property_that_is_named_comes() {
        let known = [sku("A", &[("木色", "白")])];
        let props = [prop(1_627_207, "颜色分类", true)];
        let same = [line("", &[("颜色分类", "白")])];
        assert_eq!(told(&same, &props, &known), ["木色:白"]);
        let other = [line("A", &[("颜色分类", "黑")])];
        assert_eq!(told(&other, &props, &known), ["颜色分类:黑"]);
        let known = [sku("A", &[("颜色", "白")])];
        assert_eq!(told(&other, &props, &known), ["颜色:黑"]);
    }

    #[test]
    fn no_two_properties_are_called_alike() {
        let known = [sku("A", &[("属性-1", "白"), ("尺码", "大")])];
        let props = [prop(-2, "属性-2", false), prop(-1, "属性-1", false)];
        let lines = [line("A", &[("属性-2", "白"), ("属性-1", "小")])];
        assert_eq!(told(&lines, &props, &known), ["属性-1:白;尺码:小"]);
        let known = [sku("A", &[("属性-1", "白")])];
        assert_eq!(told(&lines, &props, &known), ["属性-1:白;属性-1（-1）:小"]);
    }
}
