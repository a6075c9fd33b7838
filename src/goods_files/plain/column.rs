use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// In which heads and words are written; both are read.
pub use crate::http::Lang;

struct Facts {
    field: &'static str,
    labels: [&'static str; 2],
    others: &'static [&'static str],
    is_of_sku: bool,
}

macro_rules! columns {
    ($($column:ident $field:literal $zh:literal $en:literal $is_of_sku:literal [$($other:literal),*];)*) => {
        /// What a column holds, in the order in which they are written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Column {
            $(#[doc = $zh] $column,)*
        }

        const ALL: &[Column] = &[$(Column::$column,)*];

        const FACTS: &[Facts] = &[$(Facts {
            field: $field,
            labels: [$zh, $en],
            others: &[$($other),*],
            is_of_sku: $is_of_sku,
        },)*];
    };
}

columns! {
    Code "code" "商品编码" "Product code" false ["商家编码", "货号", "编码", "outer_id"];
    Title "title" "商品标题" "Title" false ["标题", "宝贝名称", "商品名称", "名称"];
    Category "category" "类目" "Category" false ["分类", "商品类目"];
    SellingPoint "selling_point" "卖点" "Selling point" false ["宝贝卖点", "subtitle"];
    State "state" "状态" "State" false ["上架状态"];
    ListAt "list_at" "定时上架" "List at" false ["上架时间"];
    Availability "availability" "供货方式" "Availability" false ["供货"];
    ShipsWithinHours "ships_within_hours" "发货时限（小时）" "Ships within (hours)" false ["发货时限"];
    PresaleShipsOn "presale_ships_on" "预售发货日" "Presale ships on" false [];
    CustomDays "custom_days" "定制天数" "Days to make" false [];
    Template "template" "运费模板" "Delivery template" false [];
    Tags "tags" "标签" "Tags" false [];
    LowStock "low_stock" "库存预警" "Stock alert" false [];
    SkuCode "sku_code" "SKU 编码" "SKU code" true ["规格编码", "sku编码", "SKU"];
    Props "props" "规格" "Properties" true ["销售属性", "规格属性"];
    Price "price" "价格（元）" "Price (yuan)" true ["价格", "售价", "单价", "宝贝价格"];
    Stock "stock" "库存" "Stock" true ["数量", "宝贝数量", "库存数量"];
    Reserved "reserved" "已占用" "Reserved" true [];
    Barcode "barcode" "条码" "Barcode" true ["条形码", "商品条形码"];
    Weight "weight" "重量（克）" "Weight (g)" true ["重量", "weight_g"];
    Volume "volume" "体积（立方厘米）" "Volume (cm3)" true ["体积", "volume_cm3"];
    SkuPicture "sku_picture" "规格图片" "SKU picture" true ["颜色图片"];
    Attributes "attributes" "属性" "Attributes" false ["商品属性"];
    Facts "facts" "参数" "Facts" false ["规格参数"];
    Suits "suits" "适用" "Suits" false [];
    Scenes "scenes" "场景" "Scenes" false [];
    Usage "usage" "使用说明" "Usage" false [];
    Care "care" "保养" "Care" false [];
    Installation "installation" "安装" "Installation" false [];
    Cautions "cautions" "注意事项" "Cautions" false [];
    Faq "faq" "问答" "Questions" false [];
    GoesWith "goes_with" "搭配商品" "Goes with" false ["搭配"];
    Pictures "pictures" "图片" "Pictures" false [];
    Description "description" "描述" "Description" false ["宝贝描述", "详情", "商品描述"];
}

impl Column {
    pub const ALL: &'static [Self] = ALL;

    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }

    /// A word for it that stays the same.
    pub const fn field(self) -> &'static str {
        self.facts().field
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.facts().labels[0],
            Lang::En => self.facts().labels[1],
        }
    }

    /// Whether each SKU has its own; all others stand in the first row of a product.
    pub const fn is_of_sku(self) -> bool {
        self.facts().is_of_sku
    }

    /// The column that a head, or [`Self::field`], names.
    pub fn of(name: &str) -> Option<Self> {
        let name = plain(name);
        let is_it = |column: &Self| {
            let facts = column.facts();
            let mut names = facts.labels.iter().chain(facts.others);
            facts.field == name || names.any(|known| plain(known) == name)
        };
        Self::ALL.iter().copied().find(is_it)
    }
}

/// Small and large letters, blanks and the width of brackets make no difference.
fn plain(name: &str) -> String {
    let bare = name
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}');
    let bare = bare.map(|c| match c {
        '（' => '(',
        '）' => ')',
        c => c,
    });
    bare.collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_its_own_column() {
        for column in Column::ALL {
            let names = [
                column.field(),
                column.label(Lang::Zh),
                column.label(Lang::En),
            ];
            for name in names.iter().chain(column.facts().others) {
                assert_eq!(Column::of(name), Some(*column), "{name}");
            }
        }
        assert_eq!(Column::of(" 价格(元) "), Some(Column::Price));
        assert_eq!(Column::of("sku 编码"), Some(Column::SkuCode));
        assert_eq!(Column::of("备注"), None);
    }

    #[test]
    fn who_asks_for_english_first_reads_it() {
        for (asked, lang) in [
            ("en-GB,en;q=0.9,zh-CN;q=0.8", Lang::En),
            ("zh-CN,en;q=0.8", Lang::Zh),
            ("", Lang::Zh),
        ] {
            assert_eq!(Lang::of(asked), lang, "{asked}");
        }
    }

    #[test]
    fn a_word_for_it_is_the_one_that_json_has() {
        for column in Column::ALL {
            let json = serde_json::to_string(column).unwrap();
            assert_eq!(json, format!("\"{}\"", column.field()));
        }
    }
}
