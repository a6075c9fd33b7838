//! What a report says of codes, in the language of who reads it.

use serde_json::Value;

use super::{
    ItemState, KeptFault,
    lexicon::{Both, FIELDS, ODD, REASONS, VALUES, WARNINGS, Words},
};
use crate::http::Lang;

impl Lang {
    pub const fn pick(self, [zh, en]: Both) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    fn find(self, words: Words, code: &str) -> Option<&'static str> {
        let found = words.iter().find(|(known, _)| *known == code);
        found.map(|(_, both)| self.pick(*both))
    }

    /// What stands between the parts of a list.
    pub const fn and(self) -> &'static str {
        self.pick(["；", "; "])
    }

    /// What stands between a name and what it says.
    const fn is(self) -> &'static str {
        self.pick(["：", ": "])
    }

    pub const fn heading(self) -> [&'static str; 12] {
        match self {
            Self::Zh => [
                "序号",
                "商品编码",
                "商品标题",
                "结果",
                "字段",
                "规格编码",
                "规格",
                "原值",
                "新值",
                "占用",
                "提示",
                "原因",
            ],
            Self::En => [
                "No.",
                "Code",
                "Title",
                "Result",
                "Field",
                "SKU code",
                "SKU",
                "Before",
                "After",
                "Reserved",
                "Please look",
                "Reason",
            ],
        }
    }

    pub const fn result(self, state: ItemState) -> &'static str {
        self.pick(match state {
            ItemState::Changed => ["将修改", "Changes"],
            ItemState::Unchanged => ["无变化", "Stays"],
            ItemState::Refused => ["不能修改", "Refused"],
            ItemState::LeftOut => ["不涉及", "Left out"],
            ItemState::Applied => ["已修改", "Saved"],
            ItemState::Failed => ["未修改", "Not saved"],
            ItemState::Undone => ["已改回", "Put back"],
            ItemState::Kept => ["保留现状", "Kept"],
        })
    }

    pub fn field(self, field: &str) -> &str {
        self.find(FIELDS, field).unwrap_or(field)
    }

    /// Of all SKUs together.
    pub const fn total(self) -> &'static str {
        self.pick(["库存合计", "On hand in all"])
    }

    /// A value that is a code.
    pub fn value(self, field: &str, code: &str) -> Option<&'static str> {
        let has_codes = field == "state" || field == "availability";
        has_codes.then(|| self.find(VALUES, code)).flatten()
    }

    /// The warning, with the SKUs that it is about.
    pub fn warning(self, code: &str, skus: &[String]) -> String {
        let words = self.find(WARNINGS, code).unwrap_or_else(|| self.pick(ODD));
        if code != "zero_stock" || skus.is_empty() {
            return words.to_owned();
        }
        let between = self.pick(["、", ", "]);
        format!("{words}{}{}", self.is(), skus.join(between))
    }

    /// Why something is not changed, with its SKU's place and its amount; what has no words here is said as it was kept.
    pub fn reason(self, fault: &KeptFault) -> String {
        let amount = fault.amount.filter(|_| fault.code == "too_little_stock");
        let is_match = fault.field.starts_with("goes_with") && fault.code == "no_such_product";
        // It is another product that is gone.
        let code = if is_match {
            "no_such_match"
        } else {
            fault.code.as_str()
        };
        let words = match (amount, self.find(REASONS, code)) {
            (Some(n), _) if self == Self::Zh => format!("订单占用了 {n} 件，库存不能更少"),
            (Some(n), _) => format!("Orders wait for {n} of them; on hand cannot be less"),
            (None, Some(words)) => words.to_owned(),
            (None, None) => fault.title.clone(),
        };
        match (place(&fault.field), self) {
            (Some(place), Self::Zh) => format!("第 {place} 个规格：{words}"),
            (Some(place), Self::En) => format!("SKU {place}: {words}"),
            (None, _) => words,
        }
    }
}

/// Of the SKU that a path such as `skus.3.stock` names, from 1 on.
fn place(field: &str) -> Option<usize> {
    let place = field.strip_prefix("skus.")?.split('.').next()?;
    place.parse::<usize>().ok().map(|place| place + 1)
}

/// Lists and pairs as people write them.
pub fn plain(value: &Value, lang: Lang) -> String {
    let (and, is) = (lang.and(), lang.is());
    let join = |parts: Vec<String>, between: &str| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(between)
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => join(all.iter().map(|one| plain(one, lang)).collect(), and),
        // A question comes before its answer.
        Value::Object(all) if all.contains_key("q") => {
            let parts = ["q", "a"].into_iter().filter_map(|key| all.get(key));
            join(parts.map(|one| plain(one, lang)).collect(), is)
        }
        Value::Object(all) => join(all.values().map(|one| plain(one, lang)).collect(), is),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_language_of_a_list_is_the_reader_s() {
        for asked in ["en", "en-GB,en;q=0.9,zh-CN;q=0.8", "EN;q=1"] {
            assert_eq!(Lang::of(asked), Lang::En, "{asked}");
        }
        for asked in ["", "zh-CN,zh;q=0.9,en;q=0.8", "de", "enough"] {
            assert_eq!(Lang::of(asked), Lang::Zh, "{asked}");
        }
    }

    #[test]
    fn a_reason_has_words_its_amount_and_its_place() {
        let fault = KeptFault {
            amount: Some(4),
            ..KeptFault::new(
                "too_little_stock",
                "skus.1.stock",
                "Orders wait for 4 of them",
            )
        };
        let zh = "第 2 个规格：订单占用了 4 件，库存不能更少";
        assert_eq!(Lang::Zh.reason(&fault), zh);
        let en = "SKU 2: Orders wait for 4 of them; on hand cannot be less";
        assert_eq!(Lang::En.reason(&fault), en);
        let taken = KeptFault::code_taken();
        assert_eq!(Lang::Zh.reason(&taken), "这个编码已被使用");
        let other = KeptFault::new("no_such_product", "goes_with.0", "");
        assert_eq!(Lang::Zh.reason(&other), "搭配的商品找不到了");
        let odd = KeptFault::new("something_new", "title", "As it was kept");
        assert_eq!(Lang::Zh.reason(&odd), "As it was kept");
    }

    #[test]
    fn warnings_name_what_they_are_about() {
        let skus = ["雾蓝 · 1.8m A".to_owned(), "雾蓝 · 2m B".to_owned()];
        let told = Lang::Zh.warning("zero_stock", &skus);
        assert_eq!(told, "不再可售：雾蓝 · 1.8m A、雾蓝 · 2m B");
        assert_eq!(Lang::En.warning("zero_stock", &[]), "Nothing left to sell");
        assert_eq!(
            Lang::En.warning("price_floor", &skus),
            "Below the shop’s lowest price"
        );
        assert_eq!(Lang::Zh.warning("something_new", &[]), ODD[0]);
    }

    #[test]
    fn lists_and_pairs_are_written_as_people_do() {
        let pairs = json!([{ "name": "材质", "value": "白瓷" }, { "name": "产地", "value": "" }]);
        assert_eq!(plain(&pairs, Lang::Zh), "材质：白瓷；产地");
        assert_eq!(plain(&pairs, Lang::En), "材质: 白瓷; 产地");
        assert_eq!(plain(&json!(["新品", "包邮"]), Lang::En), "新品; 包邮");
        let asked = json!([{ "q": "包邮吗", "a": "全国包邮" }]);
        assert_eq!(
            plain(&asked, Lang::Zh),
            "包邮吗：全国包邮",
            "not by their keys"
        );
        assert_eq!(plain(&Value::Null, Lang::Zh), "");
    }
}
