use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::catalogue::goods::{Fault, fault, is_name};

const MOST: usize = 30;
const MOST_CODE: usize = 64;

/// What becomes of what goes with a product 搭配商品: codes of products, each once. None goes with itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsMatchingHow)]
pub enum MatchingHow {
    /// None: nothing goes with it any more.
    Set {
        codes: Vec<String>,
    },
    /// Behind the others.
    Add {
        codes: Vec<String>,
    },
    Remove {
        codes: Vec<String>,
    },
}

impl MatchingHow {
    pub fn codes(&self) -> &[String] {
        match self {
            Self::Set { codes } | Self::Add { codes } | Self::Remove { codes } => codes,
        }
    }
}

/// Of the operation at that place. Whether there are such products is told of each that they are to go with.
pub fn check(how: &MatchingHow, place: usize) -> Result<(), Fault> {
    let codes = how.codes();
    let mut named = HashSet::new();
    let is_some = matches!(how, MatchingHow::Set { .. }) || !codes.is_empty();
    let is_sound = is_some
        && codes.len() <= MOST
        && codes
            .iter()
            .all(|code| is_name(code, MOST_CODE) && named.insert(code));
    let title = "codes: at most 30, each once";
    let refused = || fault("bad_goes_with", format!("ops.{place}.how.codes"), title);
    is_sound.then_some(()).ok_or_else(refused)
}

/// Of the product that has this code. Nobody minds one that goes with it already, or one that did not.
pub fn matched(before: &[String], own: &str, how: &MatchingHow) -> Vec<String> {
    let others = |codes: &[String], not: &[String]| {
        let others = codes.iter().filter(|code| !not.contains(code));
        others.cloned().collect::<Vec<_>>()
    };
    let itself = [own.to_owned()];
    match how {
        MatchingHow::Set { codes } => others(codes, &itself),
        MatchingHow::Remove { codes } => others(before, codes),
        MatchingHow::Add { codes } => {
            let new = others(&others(codes, before), &itself);
            [before, &new].concat()
        }
    }
}
