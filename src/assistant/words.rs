//! What a report says of codes, in the language of who reads it.

use serde_json::Value;

use super::{ItemState, KeptFault};

/// A report's reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

/// Chinese and English.
type Both = [&'static str; 2];
type Words = &'static [(&'static str, Both)];

impl Lang {
    /// Of `en`, or of a browser's list of languages: `en-GB,en;q=0.9,zh-CN;q=0.8`. What is not English is Chinese.
    pub fn of(asked: &str) -> Self {
        let first = asked.split([',', ';', '-']).next().unwrap_or_default();
        if first.trim().eq_ignore_ascii_case("en") {
            Self::En
        } else {
            Self::Zh
        }
    }

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
        format!("{words}{}{}", self.pick(["：", ": "]), skus.join(between))
    }

    /// Why something is not changed, with its SKU's place and its amount; what has no words here is said as it was kept.
    pub fn reason(self, fault: &KeptFault) -> String {
        let amount = fault.amount.filter(|_| fault.code == "too_little_stock");
        let words = match (amount, self.find(REASONS, &fault.code)) {
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
pub fn plain(value: &Value, and: &str) -> String {
    let join = |parts: Vec<String>, between: &str| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(between)
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => join(all.iter().map(|one| plain(one, and)).collect(), and),
        Value::Object(all) => join(all.values().map(|one| plain(one, and)).collect(), "："),
        value => value.to_string(),
    }
}

const FIELDS: Words = &[
    ("title", ["标题", "Title"]),
    ("code", ["编码", "Code"]),
    ("selling_point", ["卖点", "Selling point"]),
    ("description", ["描述", "Description"]),
    ("category", ["类目", "Category"]),
    ("attributes", ["属性", "Attributes"]),
    ("availability", ["供货方式", "Availability"]),
    ("ships_within_hours", ["付款后多少小时内发货", "Ships within hours"]),
    ("presale_ships_on", ["预售发货日", "Presale ships on"]),
    ("custom_days", ["定制天数", "Days to make"]),
    ("pictures", ["图片", "Pictures"]),
    ("facts", ["规格说明", "Specification"]),
    ("suits", ["适合谁", "Suits"]),
    ("scenes", ["使用场景", "Scenes"]),
    ("usage", ["怎么用", "Use"]),
    ("care", ["保养", "Care"]),
    ("installation", ["安装", "Installation"]),
    ("cautions", ["注意事项", "Cautions"]),
    ("faq", ["常见问题", "Questions"]),
    ("goes_with", ["搭配商品", "Goes with"]),
    ("price_fen", ["价格（元）", "Price, yuan"]),
    ("stock", ["库存", "On hand"]),
    ("template", ["运费模板", "Delivery template"]),
    ("tags", ["标签", "Tags"]),
    ("state", ["上下架", "Listing"]),
    ("list_at", ["定时上架", "Listing time"]),
    ("props", ["销售属性", "Sales properties"]),
    ("barcode", ["条形码", "Barcode"]),
    ("weight_g", ["重量（克）", "Weight, g"]),
    ("volume_cm3", ["体积（立方厘米）", "Volume, cm³"]),
];

const VALUES: Words = &[
    ("listed", ["销售中", "On sale"]),
    ("stored", ["仓库中", "Stored"]),
    ("stock", ["现货", "In stock"]),
    ("presale", ["预售", "Presale"]),
    ("custom", ["定制", "Made to order"]),
    ("sold_out", ["已售罄", "Sold out"]),
];

const ODD: Both = ["请留意这件商品", "Please look at this product"];
const WARNINGS: Words = &[
    ("price_floor", ["低于店铺的价格底线", "Below the shop’s lowest price"]),
    ("zero_stock", ["不再可售", "Nothing left to sell"]),
    ("price_fell_much", ["降价超过一半", "The price falls by more than half"]),
    (
        "title_long",
        [
            "标题超过 30 个汉字，淘宝放不下",
            "More than 30 Chinese characters: too long for Taobao",
        ],
    ),
    (
        "duplicate_title",
        ["这一批里有相同的标题", "The same title stands twice in this batch"],
    ),
];

const REASONS: Words = &[
    (
        "changed_meanwhile",
        ["预览以后又被改过，没有动它", "Changed since the preview, and left alone"],
    ),
    (
        "changed_since",
        [
            "保存以后又被改过，保留现在的样子",
            "Changed since it was saved: what is there now stays",
        ],
    ),
    (
        "no_such_product",
        ["这件商品已经没有了", "This product is no longer there"],
    ),
    (
        "skus_not_here",
        [
            "规格的增减和排序请到商品页面里改",
            "SKUs are added, taken off and arranged on the product’s own page",
        ],
    ),
    ("code_taken", ["这个编码已被使用", "This code is taken"]),
    (
        "unreadable",
        [
            "记录读不出来，没有动这件商品",
            "What was kept cannot be read; the product was not touched",
        ],
    ),
    (
        "too_little_stock",
        [
            "库存不能少于订单占用的数量",
            "On hand cannot be below what orders reserve",
        ],
    ),
    (
        "stock_moved",
        ["预览以后订单动过这个库存", "An order moved this stock since the preview"],
    ),
    (
        "sku_reserved",
        ["有订单在等这种规格，不能移除", "Orders wait for this SKU; it cannot go"],
    ),
    ("bad_title", ["标题要 1 到 120 个字", "A title has 1 to 120 characters"]),
    ("bad_selling_point", ["卖点最多 200 个字", "At most 200 characters"]),
    (
        "bad_code",
        ["商家编码要 1 到 64 个字，没有空格", "A code has 1 to 64 characters without spaces"],
    ),
    ("bad_text", ["文字太长", "The text is too long"]),
    ("text_too_long", ["改完的文字太长", "The text would become too long"]),
    (
        "bad_pattern",
        [
            "正则表达式看不懂、太长，或者在长文里匹配太多",
            "The pattern cannot be read, is too long or finds too much",
        ],
    ),
    (
        "bad_find",
        ["查找的内容要 1 到 200 个字", "What to find: 1 to 200 characters"],
    ),
    ("no_such_category", ["店铺没有这个类目", "The shop has no such category"]),
    (
        "bad_attributes",
        [
            "属性最多 100 个，名称各不相同",
            "At most 100 attributes, no two of one name",
        ],
    ),
    (
        "bad_attribute",
        [
            "属性的值不对：要是数字，或从给出的值里选，最多 200 个字",
            "Not a value for the attribute: a number, or one of the choices, of at most 200 characters",
        ],
    ),
    (
        "attribute_missing",
        [
            "上架前要填好类目要求的属性",
            "What the category asks for is needed before listing",
        ],
    ),
    (
        "bad_description",
        ["详情最多 200 KB", "A description has at most 200 KB"],
    ),
    (
        "bad_tags",
        [
            "标签最多 20 个，每个 1 到 20 个字",
            "At most 20 tags of 1 to 20 characters",
        ],
    ),
    (
        "no_such_template",
        ["店铺没有这个运费模板", "The shop has no such delivery template"],
    ),
    (
        "bad_availability",
        ["供货方式不对", "In stock, presale or made to order"],
    ),
    (
        "bad_ships_within",
        ["发货时间要在 0 到 8760 小时之间", "Ships within 0 to 8760 hours"],
    ),
    (
        "bad_presale_date",
        ["预售要写发货的日期", "A presale needs the day it ships on"],
    ),
    (
        "bad_custom_days",
        ["定制天数要在 1 到 365 之间", "Made within 1 to 365 days"],
    ),
    ("bad_pictures", ["图片最多 20 张", "At most 20 pictures"]),
    (
        "no_such_picture",
        ["有一张图片找不到了", "One of the pictures is gone"],
    ),
    (
        "bad_facts",
        [
            "规格说明最多 60 条，名称和内容都要写",
            "At most 60 facts, each with a name and what it is",
        ],
    ),
    ("bad_scenes", ["使用场景最多 20 个", "At most 20 scenes"]),
    (
        "bad_faq",
        [
            "常见问题最多 50 条，问和答都要写",
            "At most 50 questions, each with its answer",
        ],
    ),
    (
        "bad_list_at",
        [
            "上架时间要在现在以后",
            "The listing time has to be still to come",
        ],
    ),
    ("bad_skus", ["规格要 1 到 600 种", "1 to 600 SKUs"]),
    (
        "bad_sku_code",
        ["规格编码要 1 到 64 个字", "A SKU’s code has 1 to 64 characters"],
    ),
    ("double_sku_code", ["规格编码重复了", "Two SKUs have one code"]),
    (
        "bad_props",
        [
            "销售属性最多 5 个，每种规格都要有值",
            "At most 5 sales properties, with a value in each SKU",
        ],
    ),
    (
        "double_props",
        [
            "有两种规格的销售属性完全相同",
            "Two SKUs have the same properties",
        ],
    ),
    (
        "bad_price",
        [
            "价格要在 0 到 99999999 元之间",
            "Between 0 and 99,999,999 yuan",
        ],
    ),
    (
        "bad_stock",
        ["库存要在 0 到 9999999 之间", "On hand is between 0 and 9,999,999"],
    ),
    ("bad_weight", ["重量不对", "Not a weight"]),
    ("bad_volume", ["体积不对", "Not a volume"]),
    ("bad_barcode", ["条形码不对", "Not a barcode"]),
];

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
            ..KeptFault::new("too_little_stock", "skus.1.stock", "Orders wait for 4 of them")
        };
        let zh = "第 2 个规格：订单占用了 4 件，库存不能更少";
        assert_eq!(Lang::Zh.reason(&fault), zh);
        let en = "SKU 2: Orders wait for 4 of them; on hand cannot be less";
        assert_eq!(Lang::En.reason(&fault), en);
        let taken = KeptFault::code_taken();
        assert_eq!(Lang::Zh.reason(&taken), "这个编码已被使用");
        let odd = KeptFault::new("something_new", "title", "As it was kept");
        assert_eq!(Lang::Zh.reason(&odd), "As it was kept");
    }

    #[test]
    fn warnings_name_what_they_are_about() {
        let skus = ["雾蓝 · 1.8m A".to_owned(), "雾蓝 · 2m B".to_owned()];
        let told = Lang::Zh.warning("zero_stock", &skus);
        assert_eq!(told, "不再可售：雾蓝 · 1.8m A、雾蓝 · 2m B");
        assert_eq!(Lang::En.warning("zero_stock", &[]), "Nothing left to sell");
        assert_eq!(Lang::En.warning("price_floor", &skus), "Below the shop’s lowest price");
        assert_eq!(Lang::Zh.warning("something_new", &[]), ODD[0]);
    }

    #[test]
    fn lists_and_pairs_are_written_as_people_do() {
        let pairs = json!([{ "name": "材质", "value": "白瓷" }, { "name": "产地", "value": "" }]);
        assert_eq!(plain(&pairs, "；"), "材质：白瓷；产地");
        assert_eq!(plain(&json!(["新品", "包邮"]), "; "), "新品; 包邮");
        assert_eq!(plain(&Value::Null, "；"), "");
    }
}
