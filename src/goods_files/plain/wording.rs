//! Fields of products and what they hold, said to people by the names and words that the columns have.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Column, Lang, values};
use crate::vocabulary::TemplateId;

/// In whose words something is said.
pub struct Wording {
    pub lang: Lang,
    pub templates: BTreeMap<TemplateId, String>,
}

impl Wording {
    /// A field as the history of a product calls it, by the name of its column.
    pub fn field<'a>(&self, field: &'a str, is_of_sku: bool) -> &'a str {
        let column = match field {
            "price_fen" => Some(Column::Price),
            "code" if is_of_sku => Some(Column::SkuCode),
            "picture" => Some(Column::SkuPicture),
            field => Column::of(field),
        };
        column.map_or(field, |column| column.label(self.lang))
    }

    pub fn value(&self, field: &str, value: &Value) -> String {
        match (field, value) {
            (_, Value::Null) => String::new(),
            ("price_fen", Value::Number(fen)) => values::yuan(fen.as_i64().unwrap_or_default()),
            ("list_at", Value::Number(at)) => values::time(at.as_i64().unwrap_or_default()),
            ("template", Value::String(id)) => self.template(id),
            (_, Value::String(text)) => self.word(field, text).unwrap_or(text).to_owned(),
            (_, Value::Array(all)) => self.all(all.iter(), "\n"),
            (_, Value::Object(all)) => self.all(all.values(), ":"),
            (_, value) => value.to_string(),
        }
    }

    /// Lists and pairs, without what is empty.
    fn all<'a>(&self, all: impl Iterator<Item = &'a Value>, between: &str) -> String {
        let all = all.map(|one| self.value("", one));
        let all: Vec<_> = all.filter(|one| !one.is_empty()).collect();
        all.join(between)
    }

    /// For a code.
    fn word(&self, field: &str, code: &str) -> Option<&'static str> {
        let lang = self.lang;
        match field {
            "state" => values::shelf(code)
                .ok()
                .map(|shelf| values::shelf_word(shelf, lang)),
            "availability" => values::availability(code)
                .ok()
                .map(|known| values::availability_word(known, lang)),
            _ => None,
        }
    }

    /// One that is gone is known by its id alone.
    fn template(&self, id: &str) -> String {
        let known = id.parse().ok().map(TemplateId);
        let name = known.and_then(|id| self.templates.get(&id));
        name.cloned().unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn wording(lang: Lang) -> Wording {
        let template = TemplateId(Uuid::from_u128(7));
        Wording {
            lang,
            templates: [(template, "大件物流".to_owned())].into(),
        }
    }

    #[test]
    fn fields_have_the_names_of_their_columns() {
        let zh = wording(Lang::Zh);
        assert_eq!(zh.field("price_fen", true), "价格（元）");
        assert_eq!(zh.field("code", true), "SKU 编码");
        assert_eq!(zh.field("code", false), "商品编码");
        assert_eq!(zh.field("weight_g", true), "重量（克）");
        assert_eq!(wording(Lang::En).field("title", false), "Title");
        assert_eq!(zh.field("something", false), "something");
    }

    #[test]
    fn values_are_said_as_people_write_them() {
        let zh = wording(Lang::Zh);
        assert_eq!(zh.value("price_fen", &json!(12_905)), "129.05");
        assert_eq!(zh.value("stock", &json!(7)), "7");
        assert_eq!(zh.value("state", &json!("listed")), "上架");
        assert_eq!(wording(Lang::En).value("state", &json!("listed")), "listed");
        assert_eq!(zh.value("tags", &json!(["新品", "包邮"])), "新品\n包邮");
        let facts = json!([{ "label": "材质", "value": "白瓷" }]);
        assert_eq!(zh.value("facts", &facts), "材质:白瓷");
        assert_eq!(zh.value("template", &Value::Null), "");
        let known = json!(Uuid::from_u128(7));
        assert_eq!(zh.value("template", &known), "大件物流");
        assert_eq!(zh.value("title", &json!("listed")), "listed");
    }
}
