//! Numbers that rows show, with how many products carry each.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, HashSet},
};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_taobao_csv::{Pair, Product};

use crate::goods_files::taobao::{TaobaoNames, given, pids};

/// Different numbers that are counted; a file may be made of nothing else.
const MOST_MET: usize = 20_000;
const MOST_TOLD: usize = 500;
const TITLE_CHARS: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TaobaoNumberKind)]
pub enum NumberKind {
    Category,
    Prop,
    Value,
}

/// A number that stands for a word. Those of one seller alone are below zero and are nobody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    Category(u64),
    Prop(i64),
    Value(Pair),
}

/// Numbers of Taobao, those that most products carry first.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaobaoNumbers {
    /// At most 500.
    pub numbers: Vec<TaobaoNumber>,
    /// Whether these are all there are.
    pub is_all: bool,
    /// Why not; none: these are all.
    pub rest: Option<Rest>,
}

/// What is not among the numbers that are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TaobaoNumbersRest)]
pub enum Rest {
    /// Those that fewer products carry.
    Numbers,
    /// Those of rows that were not read: naming others brings none of them.
    Rows,
}

#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct TaobaoNumber {
    pub kind: NumberKind,
    /// Digits; of a value `pid:vid`.
    pub number: String,
    /// None: nobody gave it one.
    pub name: Option<String>,
    /// Of a value: what its property is called.
    pub prop: Option<String>,
    /// How many carry it.
    pub products: i64,
    /// Of one of them.
    pub title: String,
}

/// What was met so far.
pub struct Met {
    names: TaobaoNames,
    only_unnamed: bool,
    /// How many products carry each, and what one of them is called.
    carried: HashMap<Number, (i64, String)>,
    rest: Option<Rest>,
}

impl Met {
    pub fn of(names: TaobaoNames, only_unnamed: bool) -> Self {
        Self {
            names,
            only_unnamed,
            carried: HashMap::new(),
            rest: None,
        }
    }

    pub fn add(&mut self, product: &Product) {
        for number in shown(product) {
            if self.only_unnamed && name_of(number, &self.names).is_some() {
                continue;
            }
            if self.carried.len() >= MOST_MET && !self.carried.contains_key(&number) {
                self.rest.get_or_insert(Rest::Numbers);
                continue;
            }
            let title = product.title.trim().chars().take(TITLE_CHARS);
            let met = self.carried.entry(number);
            met.or_insert_with(|| (0, title.collect())).0 += 1;
        }
    }

    /// There are rows that nobody looked at.
    pub fn leave_rest(&mut self) {
        self.rest = Some(Rest::Rows);
    }

    pub fn told(self) -> TaobaoNumbers {
        let is_cut = self.carried.len() > MOST_TOLD;
        let rest = self.rest.or(is_cut.then_some(Rest::Numbers));
        let mut met: Vec<_> = self.carried.into_iter().collect();
        met.sort_unstable_by_key(|(number, (products, _))| (Reverse(*products), *number));
        met.truncate(MOST_TOLD);
        let names = &self.names;
        let told = met.into_iter().map(|(number, (products, title))| {
            let (kind, digits) = written(number);
            TaobaoNumber {
                kind,
                number: digits,
                name: name_of(number, names),
                prop: match number {
                    Number::Value(pair) => Some(names.prop(pair.pid)),
                    _ => None,
                },
                products,
                title,
            }
        });
        TaobaoNumbers {
            numbers: told.collect(),
            is_all: rest.is_none(),
            rest,
        }
    }
}

/// The numbers that people would read of a product, each once.
fn shown(product: &Product) -> BTreeSet<Number> {
    let is_number = |cid: &u64| *cid > 0 && i64::try_from(*cid).is_ok();
    let cid = product.cid.filter(is_number);
    let mut shown: BTreeSet<_> = cid.map(Number::Category).into_iter().collect();
    shown.extend(pids(product).into_iter().map(Number::Prop));
    let (given, of_skus) = (given(product), product.skus.iter());
    // What was typed is a word already.
    let typed: HashSet<_> = product.inputs.iter().map(|input| input.pid).collect();
    let listed = product.properties.iter();
    let listed = listed.filter(|pair| !typed.contains(&pair.pid));
    for pair in of_skus.flat_map(|sku| &sku.properties).chain(listed) {
        if pair.pid > 0 {
            shown.insert(Number::Prop(pair.pid));
        }
        if pair.pid > 0 && pair.vid > 0 && !given.contains_key(pair) {
            shown.insert(Number::Value(*pair));
        }
    }
    shown
}

fn name_of(number: Number, names: &TaobaoNames) -> Option<String> {
    match number {
        Number::Category(cid) => names.categories.get(&cid).cloned(),
        Number::Prop(pid) => names.named_prop(pid).map(str::to_owned),
        Number::Value(pair) => names.values.get(&pair).cloned(),
    }
}

fn written(number: Number) -> (NumberKind, String) {
    match number {
        Number::Category(cid) => (NumberKind::Category, cid.to_string()),
        Number::Prop(pid) => (NumberKind::Prop, pid.to_string()),
        Number::Value(Pair { pid, vid }) => (NumberKind::Value, format!("{pid}:{vid}")),
    }
}

/// The number that is written so, if it is one of this kind.
pub fn read(kind: NumberKind, text: &str) -> Option<Number> {
    let positive = |text: &str| {
        let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse::<i64>().ok().filter(|_| are_digits);
        number.filter(|number| *number > 0)
    };
    match kind {
        NumberKind::Category => positive(text).map(|cid| Number::Category(cid.unsigned_abs())),
        NumberKind::Prop => positive(text).map(Number::Prop),
        NumberKind::Value => {
            let (pid, vid) = text.split_once(':')?;
            let (pid, vid) = (positive(pid)?, positive(vid)?);
            Some(Number::Value(Pair { pid, vid }))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use yingke_taobao_csv::{Named, Sku};

    use super::*;

    const COLOUR: i64 = 1_627_207;

    fn product(cid: u64, pairs: &[(i64, i64)]) -> Product {
        let pairs = pairs.iter().map(|(pid, vid)| Pair {
            pid: *pid,
            vid: *vid,
        });
        let sku = Sku {
            properties: pairs.collect(),
            ..Sku::default()
        };
        Product {
            title: format!("椅 {cid}"),
            cid: Some(cid),
            // Twice in one product is one product.
            skus: vec![sku.clone(), sku],
            ..Product::default()
        }
    }

    fn told(met: Met) -> Vec<(String, i64)> {
        let numbers = met.told().numbers.into_iter();
        numbers.map(|met| (met.number, met.products)).collect()
    }

    #[test]
    fn what_most_products_carry_stands_first_and_what_has_a_name_is_left_out() {
        let names = TaobaoNames {
            categories: BTreeMap::from([(8, "餐桌".to_owned())]),
            ..TaobaoNames::default()
        };
        let mut met = Met::of(names, true);
        let mut own = product(8, &[(COLOUR, 28_320), (COLOUR, -1_001), (21, 5)]);
        own.aliases = vec![Named {
            pair: Pair { pid: 21, vid: 5 },
            name: "大".to_owned(),
        }];
        met.add(&own);
        met.add(&product(7, &[(COLOUR, 28_320)]));
        let expected = [("1627207:28320", 2), ("7", 1), ("21", 1)];
        assert_eq!(told(met), expected.map(|(n, many)| (n.to_owned(), many)));
    }

    #[test]
    fn there_is_an_end_and_it_is_said() {
        for (cids, is_read, many, rest) in [
            (500, true, 500, None),
            (501, true, 500, Some(Rest::Numbers)),
            (501, false, 500, Some(Rest::Rows)),
            (1, false, 1, Some(Rest::Rows)),
        ] {
            let mut met = Met::of(TaobaoNames::default(), false);
            for cid in 1..=cids {
                met.add(&product(cid, &[]));
            }
            if !is_read {
                met.leave_rest();
            }
            let told = met.told();
            let found = (told.numbers.len(), told.is_all, told.rest);
            assert_eq!(found, (many, rest.is_none(), rest));
        }
    }

    #[test]
    fn a_number_is_read_as_it_is_written() {
        for (kind, text) in [
            (NumberKind::Category, "50008055"),
            (NumberKind::Prop, "20509"),
            (NumberKind::Value, "1627207:28320"),
        ] {
            assert_eq!(read(kind, text).map(written), Some((kind, text.to_owned())));
        }
        for wrong in ["", "0", "-1", "+1", "7:8", "七"] {
            assert_eq!(read(NumberKind::Prop, wrong), None, "{wrong}");
        }
        for wrong in ["7", "7:", "7:-1", ":8", "7:8:9"] {
            assert_eq!(read(NumberKind::Value, wrong), None, "{wrong}");
        }
    }
}
