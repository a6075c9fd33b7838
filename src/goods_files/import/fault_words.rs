//! What a file of faults says of their codes to who reads Chinese. Titles are English, and say more where they hold a value; screens
//! have words of their own in `web/console`.

use crate::http::Lang;

/// In the reader's language; what has no words here is said as it was found.
pub fn reason(lang: Lang, code: &str, title: String) -> String {
    let mut words = WORDS.iter().filter(|_| lang == Lang::Zh);
    let found = words.find(|(known, _)| *known == code);
    found.map_or(title, |(_, zh)| (*zh).to_owned())
}

const WORDS: &[(&str, &str)] = &[
    ("changed_meanwhile", "检查以后又被改过，没有动它"),
    ("no_table", "里面没有表格"),
    ("too_large_unpacked", "解压后太大，请拆成几个文件"),
    ("unreadable", "文件读不出来，请重新选择"),
    ("no_names", "找不到列名那一行"),
    ("column_twice", "有两列同名，或导入为同一项"),
    ("too_many_columns", "列数太多"),
    ("no_column", "文件里没有这一列"),
    ("missing_cells", "这一行的格子比列名少"),
    ("nameless_cell", "最后一列后面还有内容"),
    ("not_one_row", "这些内容不是一行"),
    ("cell_too_long", "格子里的内容太长"),
    ("row_too_long", "这一行太长，可能前面有引号没有闭合"),
    ("open_quote", "引号没有闭合"),
    ("text_after_quote", "闭合的引号后面还有内容"),
    ("nul", "含有空字符，文件可能已损坏"),
    ("half_character", "文件在一个字中间断了，可能没有下载完整"),
    ("not_text", "这里不是文字，编码可能不对"),
    ("empty", "这里是空的"),
    ("not_a_number", "不是数字"),
    ("not_money", "不是金额"),
    ("not_a_time", "不是时间"),
    ("unknown_code", "不认识这个代码"),
    ("not_a_pair", "不是「属性:值」的写法"),
    ("not_named", "不是「属性:值:名称」的写法"),
    ("not_a_sku", "不是「价格:数量:编码:属性:值」的写法"),
    ("not_a_picture", "图片的写法不对，或这不是图片"),
    ("inputs_differ", "自填的属性和值个数不同"),
    ("too_many_barcodes", "条形码比规格多"),
    ("unwritable", "这种内容在淘宝助理的格子里放不下"),
    (
        "not_in_encoding",
        "有的字这个编码写不了，请换成 UTF-16 或 UTF-8",
    ),
    ("code_twice", "这个商品编码在文件里出现了两次"),
    ("price_missing", "没有价格"),
    (
        "sku_unnamed",
        "这件商品有几种规格：请加上规格或规格编码一列，说明是哪一种",
    ),
    ("picture_missing", "压缩包里没有这张图片"),
    (
        "picture_ambiguous",
        "压缩包里有几张图片都叫这个名字，请写完整的文件名",
    ),
    ("picture_too_large", "图片太大，最多 8 MB"),
    ("picture_unreadable", "图片解压不出来"),
    ("too_many_pictures", "一次最多导入 50000 张图片，请分几次"),
    ("truncated", "图片不完整"),
    ("not_as_above", "和这个商品第一行写的不一样"),
    ("bad_line", "每行要写名称和值，例如 材质:橡木"),
    ("unknown_word", "不认识这个写法"),
    ("bad_title", "标题要 1 到 120 个字"),
    ("bad_selling_point", "卖点最多 200 个字"),
    ("bad_code", "商家编码要 1 到 64 个字"),
    ("code_taken", "这个编码已被使用"),
    ("no_such_category", "请选一个类目"),
    ("bad_attributes", "属性最多 100 个，名称各不相同"),
    (
        "bad_attribute",
        "属性的值不对：要是数字，或从给出的值里选，最多 200 个字",
    ),
    ("attribute_missing", "上架前要填好类目要求的属性"),
    ("bad_ships_within", "发货时间要在 0 到 8760 小时之间"),
    ("bad_presale_date", "预售要写发货的日期"),
    ("bad_custom_days", "定制天数要在 1 到 365 之间"),
    ("bad_pictures", "图片最多 20 张"),
    ("no_such_picture", "有一张图片找不到了，请重新上传"),
    ("bad_facts", "规格说明最多 60 条，名称和内容都要写"),
    ("bad_text", "文字太长，最多 4000 个字"),
    ("bad_scenes", "使用场景最多 20 个"),
    ("bad_goes_with", "搭配商品最多 30 件"),
    (
        "bad_faq",
        "常见问题最多 50 条，问和答都要写，答最多 2000 个字",
    ),
    ("no_such_product", "搭配的商品找不到了，请移除"),
    ("bad_description", "详情最多 200 KB，请删掉一些"),
    ("bad_tags", "标签最多 20 个，每个 1 到 20 个字"),
    ("no_such_template", "运费模板已被删除，请重新选"),
    ("bad_list_at", "上架时间要在现在以后，而且商品还在仓库里"),
    ("bad_skus", "规格要 1 到 600 种"),
    ("bad_sku_code", "规格编码要 1 到 64 个字，不能有空格"),
    ("double_sku_code", "规格编码重复了"),
    ("bad_props", "销售属性最多 20 个，每种规格都要有值"),
    ("double_props", "有两种规格的销售属性完全相同"),
    ("bad_price", "价格要在 0 到 99999999 元之间"),
    ("bad_stock", "库存要在 0 到 9999999 之间"),
    ("bad_weight", "重量不对"),
    ("bad_volume", "体积不对"),
    ("bad_barcode", "条形码最多 64 个字"),
    ("sku_reserved", "有订单在等这种规格，不能移除"),
    ("goods_reserved", "有订单在等这件商品，不能删除"),
    ("too_little_stock", "库存不能少于订单占用的数量"),
    (
        "stock_moved",
        "刚刚有订单动了这个库存，已经更新。看过以后再保存",
    ),
    ("bad_low_stock", "要填 0 到 1000000 的整数"),
    ("damaged", "图片已损坏"),
    ("too_large", "图片太大"),
    ("too_many_pixels", "图片的像素太多"),
    ("too_much_memory", "图片太大，解不开"),
    ("unsupported", "不支持这种图片"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_said_in_the_language_of_who_reads_it() {
        let said = |lang, code| reason(lang, code, "As it was found".to_owned());
        assert_eq!(said(Lang::Zh, "not_money"), "不是金额");
        assert_eq!(said(Lang::En, "not_money"), "As it was found");
        assert_eq!(said(Lang::Zh, "brand_new"), "As it was found");
    }
}
