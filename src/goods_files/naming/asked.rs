//! Names as a member gives them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_taobao_csv::Pair;

use super::met::{Number, NumberKind, read};
use crate::{
    catalogue::goods::{is_name, visible},
    goods_files::taobao::{TaobaoNames, plain},
    http::Problem,
};

const MOST: usize = 2_000;

/// Names for numbers of Taobao.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameTaobaoNumbers {
    /// 1 to 2,000. Of one that stands there twice the last counts.
    pub names: Vec<NamedNumber>,
}

#[derive(Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NamedTaobaoNumber)]
pub struct NamedNumber {
    pub kind: NumberKind,
    /// Digits; of a value `pid:vid`.
    pub number: String,
    /// Of a category 1 to 30 characters, of a property 1 to 20, of a value 1 to 40. Of a category that is not there one is made when
    /// a product comes into it. None: it has no name any more, and is shown by its number again; products stay in their category.
    /// It has to be said: whoever forgets it would take names away.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    pub name: Option<String>,
}

/// The same, each number once.
#[derive(Default)]
pub struct Wanted {
    pub categories: BTreeMap<u64, String>,
    pub props: BTreeMap<i64, String>,
    pub values: BTreeMap<Pair, String>,
    /// Those that have no name any more.
    pub nameless: Vec<Number>,
}

pub fn wanted(asked: &NameTaobaoNumbers) -> Result<Wanted, Problem> {
    if !(1..=MOST).contains(&asked.names.len()) {
        return Err(Problem::at_field("bad_names", "names", "names: 1 to 2,000"));
    }
    let mut last = BTreeMap::new();
    for (place, one) in asked.names.iter().enumerate() {
        let number = read(one.kind, one.number.trim()).ok_or_else(|| {
            let title = "number: digits, and of a value pid:vid";
            Problem::at_field("bad_number", format!("names.{place}.number"), title)
        })?;
        let name = one.name.as_ref().map(|name| {
            checked(one.kind, name).ok_or_else(|| {
                let title =
                    "name: of a category 1 to 30 characters, of a property 20, of a value 40";
                Problem::at_field("bad_taobao_name", format!("names.{place}.name"), title)
            })
        });
        last.insert(number, name.transpose()?);
    }
    Ok(Wanted::of(last))
}

impl Wanted {
    fn of(names: BTreeMap<Number, Option<String>>) -> Self {
        let mut wanted = Self::default();
        for (number, name) in names {
            match (number, name) {
                (number, None) => wanted.nameless.push(number),
                (Number::Category(cid), Some(name)) => {
                    wanted.categories.insert(cid, name);
                }
                (Number::Prop(pid), Some(name)) => {
                    wanted.props.insert(pid, name);
                }
                (Number::Value(pair), Some(name)) => {
                    wanted.values.insert(pair, name);
                }
            }
        }
        wanted
    }
}

/// Values may be numbers themselves: a size is.
fn checked(kind: NumberKind, name: &str) -> Option<String> {
    let (name, most) = match kind {
        NumberKind::Category => (visible(name).trim().to_owned(), 30),
        NumberKind::Prop => (plain(name), 20),
        NumberKind::Value => (plain(name), 40),
    };
    (is_name(&name, most) && !TaobaoNames::is_numbered(&name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(kind: NumberKind, number: &str, name: &str) -> Result<(), &'static str> {
        let names = vec![NamedNumber {
            kind,
            number: number.to_owned(),
            name: Some(name.to_owned()),
        }];
        let wanted = wanted(&NameTaobaoNumbers { names });
        wanted.map(|_| ()).map_err(|problem| problem.code())
    }

    #[test]
    fn a_name_is_one_that_goods_can_have() {
        assert_eq!(code(NumberKind::Value, "20509:28383", " 1.4m "), Ok(()));
        assert_eq!(code(NumberKind::Category, "7", ""), Err("bad_taobao_name"));
        let numbered = code(NumberKind::Prop, "7", "属性8");
        assert_eq!(numbered, Err("bad_taobao_name"));
        let long = code(NumberKind::Prop, "7", &"长".repeat(21));
        assert_eq!(long, Err("bad_taobao_name"));
        assert_eq!(code(NumberKind::Prop, "七", "尺码"), Err("bad_number"));
        let none = wanted(&NameTaobaoNumbers { names: Vec::new() });
        assert_eq!(none.err().map(|problem| problem.code()), Some("bad_names"));
    }

    #[test]
    fn what_was_said_last_counts_whether_it_is_a_name_or_none() {
        let named = |name: Option<&str>| NamedNumber {
            kind: NumberKind::Prop,
            number: "7".to_owned(),
            name: name.map(str::to_owned),
        };
        let last = |names: [Option<&str>; 2]| {
            let names = names.map(named).into();
            let wanted = wanted(&NameTaobaoNumbers { names }).ok().unwrap();
            (wanted.props.len(), wanted.nameless)
        };
        assert_eq!(last([Some("尺码"), None]), (0, vec![Number::Prop(7)]));
        assert_eq!(last([None, Some("尺码")]), (1, Vec::new()));
    }

    #[test]
    fn signs_that_orders_need_are_written_wide() {
        let names = vec![NamedNumber {
            kind: NumberKind::Value,
            number: "7:8".to_owned(),
            name: Some("1:2;大".to_owned()),
        }];
        let wanted = wanted(&NameTaobaoNumbers { names }).ok().unwrap();
        let names: Vec<_> = wanted.values.into_values().collect();
        assert_eq!(names, ["1：2；大"]);
    }
}
