//! Why a product was not listed when its time had come: for a message, and for its history.

use serde_json::{Value, json};

use super::{Change, Fault, Given, Goods};

pub struct NotListed {
    fault: Fault,
    /// The attributes that it is about.
    names: Vec<String>,
}

impl NotListed {
    pub fn of(goods: &Goods, given: &Given, fault: &Fault) -> Self {
        let rules = given.categories.get(&goods.category).map(Vec::as_slice);
        let answers = &goods.detail.attributes;
        let answer = |name: &str| answers.iter().find(|answer| answer.name == name);
        let meant = rules.unwrap_or_default().iter().filter(|rule| {
            match (fault.code, answer(&rule.name)) {
                ("attribute_missing", None) => rule.is_required,
                ("bad_attribute", Some(answer)) => !rule.takes(&answer.value),
                _ => false,
            }
        });
        Self {
            names: meant.map(|rule| rule.name.clone()).collect(),
            fault: fault.clone(),
        }
    }

    /// What its history keeps: it stands where it stood, and why.
    pub fn change(&self) -> Change {
        Change {
            field: "not_listed",
            sku: None,
            before: Value::Null,
            after: json!({ "code": self.fault.code, "names": self.names }),
        }
    }

    /// Chinese and English.
    pub fn says(&self) -> [String; 2] {
        let (zh, en) = (self.names.join("、"), self.names.join(", "));
        match self.fault.code {
            "attribute_missing" => [
                format!("类目要求的属性没有填：{zh}"),
                format!("attributes that its category asks for are missing: {en}"),
            ],
            "bad_attribute" => [
                format!("属性的值不符合类目现在的要求：{zh}"),
                format!("attributes are not as its category asks by now: {en}"),
            ],
            _ => ["商品资料不完整".to_owned(), self.fault.title.clone()],
        }
    }
}
