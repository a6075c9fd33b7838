//! 宝贝属性: properties of the category as attributes of ours, where both the property and what it is said to be have a name. Those of
//! SKUs are none. Each is known again by its number, so that a change of ours changes its own pair and no other.

mod put;
mod read;
mod recalled;
mod shown;
#[cfg(test)]
mod tests;
mod values;

use serde::{Deserialize, Serialize};

pub use self::{
    put::{held, put, say_all},
    read::{came, pids},
    recalled::recalled,
    shown::{has_others, merged},
};
use crate::catalogue::{Attribute, categories::AttributeRule};

/// As many as a product of ours may have.
const MOST: usize = 100;

/// An attribute as a row brought it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    pub pid: i64,
    pub name: String,
    pub value: String,
}

impl Came {
    fn shown(&self) -> Attribute {
        Attribute {
            name: self.name.clone(),
            value: self.value.clone(),
        }
    }

    pub fn is_among(&self, attributes: &[Attribute]) -> bool {
        value_in(attributes, &self.name) == Some(self.value.as_str())
    }

    /// Whether its category's form takes it; else it stays in the row.
    pub fn is_taken(&self, rules: &[AttributeRule]) -> bool {
        let mut asked = rules.iter().filter(|rule| rule.name == self.name);
        asked.all(|rule| rule.takes(&self.value))
    }

    /// A product of the category cannot be listed without it.
    fn is_required(&self, rules: &[AttributeRule]) -> bool {
        let mut asked = rules.iter().filter(|rule| rule.name == self.name);
        asked.any(|rule| rule.is_required)
    }
}

fn value_in<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    let mut attributes = attributes.iter();
    let found = attributes.find(|attribute| attribute.name == name);
    found.map(|attribute| attribute.value.as_str())
}
