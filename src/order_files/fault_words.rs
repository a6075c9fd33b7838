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
    ("no_number", "没有订单编号"),
    (
        "number_shortened",
        "订单编号被表格软件改短了：请重新下载，不要另存",
    ),
    ("text_after_quote", "闭合的引号后面还有内容"),
    ("bad_number", "订单编号不对"),
    ("bad_money", "金额要写成 201.12 这样"),
    ("bad_time", "时间要写成 2017-07-08 00:42:32 这样"),
    ("bad_quantity", "数量要在 1 到 100000 之间"),
    ("missing", "这里不能空着"),
    ("too_long", "最多 500 个字"),
    ("bad_nick", "买家会员名要 1 到 64 个字"),
    ("named_twice", "这个订单编号在文件里出现了两次"),
    ("no_order_of_line", "订单报表里没有这个订单"),
    ("no_lines_of_order", "宝贝报表里没有这个订单的宝贝"),
    ("line_is_wrong", "它的宝贝里有问题"),
    ("too_many_lines", "一个订单最多 200 行宝贝"),
    ("pieces_differ", "订单的件数和宝贝的件数不同"),
    ("total_differs", "货款加运费和总金额不同"),
    ("paid_differs", "实际支付和总金额不同"),
    ("refund_differs", "退的比付的多"),
    ("refund_unknown", "不认识这种退款状态"),
    ("refund_not_possible", "这样的退款对不上订单的状态"),
    ("partly_shipped", "只发了一部分，报表没有写是哪些"),
    ("state_unknown", "不认识这种订单状态"),
    ("times_out_of_order", "这个时间比前一步还早"),
    ("costs_nothing", "总金额是 0 元，这样的订单不能导入"),
    ("no_price_left", "货款、运费和优惠对不上，算不出价格"),
    ("time_ahead", "这个时间比现在晚一天以上"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_said_in_the_language_of_who_reads_it() {
        let said = |lang, code| reason(lang, code, "As it was found".to_owned());
        assert_eq!(said(Lang::Zh, "bad_money"), "金额要写成 201.12 这样");
        assert_eq!(said(Lang::En, "bad_money"), "As it was found");
        assert_eq!(said(Lang::Zh, "brand_new"), "As it was found");
    }
}
