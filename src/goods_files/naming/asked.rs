//! Names as a member gives them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_taobao_csv::Pair;

use super::met::{Number, NumberKind, read};
use crate::{
    catalogue::goods::is_name,
    goods_files::taobao::{TaobaoNames, plain},
    http::Problem,
};

const MOST: usize = 2_000;

/// Names for numbers of Taobao.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameTaobaoNumbers {
    /// 1 to 2,000. Of one that stands there twice the last name counts.
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
    /// a product comes into it.
    pub name: String,
}

/// The same, each number once.
#[derive(Default)]
pub struct Wanted {
    pub categories: BTreeMap<u64, String>,
    pub props: BTreeMap<i64, String>,
    pub values: BTreeMap<Pair, String>,
}

pub fn wanted(asked: &NameTaobaoNumbers) -> Result<Wanted, Problem> {
    if !(1..=MOST).contains(&asked.names.len()) {
        return Err(Problem::at_field("bad_names", "names", "names: 1 to 2,000"));
    }
    let mut wanted = Wanted::default();
    for (place, one) in asked.names.iter().enumerate() {
        let number = read(one.kind, one.number.trim()).ok_or_else(|| {
            let title = "number: digits, and of a value pid:vid";
            Problem::at_field("bad_number", format!("names.{place}.number"), title)
        })?;
        let name = checked(one.kind, &one.name).ok_or_else(|| {
            let title = "name: of a category 1 to 30 characters, of a property 20, of a value 40";
            Problem::at_field("bad_taobao_name", format!("names.{place}.name"), title)
        })?;
        match number {
            Number::Category(cid) => wanted.categories.insert(cid, name),
            Number::Prop(pid) => wanted.props.insert(pid, name),
            Number::Value(pair) => wanted.values.insert(pair, name),
        };
    }
    Ok(wanted)
}

/// Values may be numbers themselves: a size is.
fn checked(kind: NumberKind, name: &str) -> Option<String> {
    let (name, most) = match kind {
        NumberKind::Category => (name.trim().to_owned(), 30),
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
            name: name.to_owned(),
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
    fn signs_that_orders_need_are_written_wide() {
        let names = vec![NamedNumber {
            kind: NumberKind::Value,
            number: "7:8".to_owned(),
            name: "1:2;大".to_owned(),
        }];
        let wanted = wanted(&NameTaobaoNumbers { names }).ok().unwrap();
        let names: Vec<_> = wanted.values.into_values().collect();
        assert_eq!(names, ["1：2；大"]);
    }
}
