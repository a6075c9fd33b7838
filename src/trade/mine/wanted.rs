use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::cart::{MOST_LINES, MOST_PIECES};
use crate::{
    calendar::Date, catalogue::delivery::ServiceCode, http::Problem,
    trade::destination::Destination, vocabulary::SkuId,
};

const MOST_WORDS: usize = 200;

/// What a customer wants to buy.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// Made by the client: a retry carries the same one and gets the same order.
    key: Uuid,
    /// 1 to 50, each SKU once.
    lines: Vec<NewLine>,
    /// 1 to 30 characters.
    receiver: String,
    /// A mobile number of 11 digits.
    phone: String,
    /// 5 to 200 characters.
    address: String,
    /// For the shop; at most 200 characters.
    #[serde(default)]
    words: String,
    /// Services for bulky goods, by their codes.
    #[serde(default)]
    services: Vec<String>,
    /// The day on which an installation is wanted.
    #[serde(default)]
    install_on: Option<Date>,
    /// The total that the customer was shown. None: whatever it is.
    #[serde(default)]
    expected_fen: Option<i64>,
}

#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    pub sku: SkuId,
    /// 1 to 999.
    pub quantity: i64,
}

/// The same, found to make sense.
#[derive(Serialize)]
pub struct Sound {
    #[serde(skip)]
    pub key: Uuid,
    pub lines: Vec<NewLine>,
    pub to: Destination,
    pub words: String,
    pub services: Vec<ServiceCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub install_on: Option<Date>,
    pub expected_fen: Option<i64>,
}

impl NewOrder {
    /// A refusal names the field.
    pub fn sound(self) -> Result<Sound, Problem> {
        check_lines(&self.lines)?;
        let words = self.words.trim();
        if words.chars().count() > MOST_WORDS {
            let title = "words: at most 200 characters";
            return Err(Problem::at_field("too_many_words", "words", title));
        }
        Ok(Sound {
            key: self.key,
            to: Destination::of(&self.receiver, &self.phone, &self.address)?,
            words: words.to_owned(),
            services: services(&self.services)?,
            install_on: self.install_on,
            expected_fen: self.expected_fen,
            lines: self.lines,
        })
    }
}

/// A refusal names the field.
pub fn check_lines(lines: &[NewLine]) -> Result<(), Problem> {
    if !(1..=MOST_LINES).contains(&lines.len()) {
        return Err(Problem::at_field("bad_lines", "lines", "lines: 1 to 50"));
    }
    let mut named = HashSet::new();
    for (place, line) in lines.iter().enumerate() {
        if !named.insert(line.sku) {
            let field = format!("lines.{place}.sku");
            return Err(Problem::at_field("double_sku", field, "sku: each once"));
        }
        if !(1..=MOST_PIECES).contains(&line.quantity) {
            let (field, title) = (format!("lines.{place}.quantity"), "quantity: 1 to 999");
            return Err(Problem::at_field("bad_quantity", field, title));
        }
    }
    Ok(())
}

/// Services by their codes, each once; whether they are offered is told by the goods.
pub fn services(codes: &[String]) -> Result<Vec<ServiceCode>, Problem> {
    let mut services = Vec::new();
    for (place, code) in codes.iter().enumerate() {
        match ServiceCode::of_code(code) {
            Some(service) if !services.contains(&service) => services.push(service),
            _ => return Err(no_such_service(&format!("services.{place}"))),
        }
    }
    Ok(services)
}

pub fn no_such_service(field: &str) -> Problem {
    Problem::at_field("no_such_service", field, "These goods have no such service")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::new_id;

    fn of(lines: Vec<NewLine>, words: &str) -> Result<(), &'static str> {
        let new = NewOrder {
            key: new_id(),
            lines,
            receiver: "林夏".to_owned(),
            phone: "13800138000".to_owned(),
            address: "杭州市文三路 1 号".to_owned(),
            words: words.to_owned(),
            services: Vec::new(),
            install_on: None,
            expected_fen: None,
        };
        new.sound().map(drop).map_err(|refused| refused.code())
    }

    #[test]
    fn an_order_holds_each_sku_once_and_a_few_of_it() {
        let line = |quantity| NewLine {
            sku: SkuId(new_id()),
            quantity,
        };
        assert_eq!(of(vec![line(1), line(999)], "放门口"), Ok(()));
        assert_eq!(of(Vec::new(), ""), Err("bad_lines"));
        assert_eq!(of((0..51).map(|_| line(1)).collect(), ""), Err("bad_lines"));
        assert_eq!(of(vec![line(0)], ""), Err("bad_quantity"));
        assert_eq!(of(vec![line(1_000)], ""), Err("bad_quantity"));
        let twice = line(1);
        assert_eq!(of(vec![twice, twice], ""), Err("double_sku"));
        assert_eq!(of(vec![line(1)], &"快".repeat(201)), Err("too_many_words"));
    }

    #[test]
    fn a_service_is_one_of_the_three_and_chosen_once() {
        let of = |codes: &[&str]| {
            let codes: Vec<_> = codes.iter().map(|code| (*code).to_owned()).collect();
            services(&codes).map_err(|refused| refused.code())
        };
        let both = vec![ServiceCode::Upstairs, ServiceCode::IntoHome];
        assert_eq!(of(&["upstairs", "into_home"]), Ok(both));
        for wrong in [&["upstairs", "upstairs"][..], &["gift"]] {
            assert_eq!(of(wrong), Err("no_such_service"));
        }
    }
}
