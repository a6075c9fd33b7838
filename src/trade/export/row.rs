use super::{
    source::{Page, Told},
    telling::{Telling, time},
    words::Language,
};
use crate::trade::{money::yuan, storage::LineRow};

/// What stands above the columns of orders.
pub const HEADING: [[&str; 2]; 30] = [
    ["订单编号", "Order number"],
    ["订单状态", "State"],
    ["来源", "Source"],
    ["下单时间", "Placed at"],
    ["买家昵称", "Buyer"],
    ["商品", "Goods"],
    ["商品编码", "Product codes"],
    ["SKU 编码", "SKU codes"],
    ["件数", "Pieces"],
    ["商品金额", "Goods (yuan)"],
    ["运费", "Freight (yuan)"],
    ["优惠", "Discount (yuan)"],
    ["各商品应付", "Payable by line (yuan)"],
    ["应付", "Payable (yuan)"],
    ["实付", "Paid (yuan)"],
    ["已退", "Refunded (yuan)"],
    ["售后状态", "After-sale"],
    ["付款时间", "Paid at"],
    ["发货时间", "Shipped at"],
    ["成交时间", "Finished at"],
    ["收货人", "Receiver"],
    ["电话", "Phone"],
    ["收货地址", "Address"],
    ["物流公司", "Carrier"],
    ["运单号", "Waybill"],
    ["旗帜", "Flag"],
    ["买家留言", "Buyer’s message"],
    ["备注", "Note"],
    ["安装日期", "Installation day"],
    ["大件服务", "Services"],
];

/// An order as a row, in the order of [`HEADING`].
pub fn row(of: &Told<'_>, page: &Page, telling: &Telling) -> Vec<String> {
    let (order, words) = (of.order, telling.language);
    let pieces: i64 = of.lines.iter().map(|line| line.quantity).sum();
    let [receiver, phone, address] = telling.destination(order);
    let payable = |(line, discount_fen): (&LineRow, i64)| yuan(line.total_fen - discount_fen);
    vec![
        order.no.clone(),
        words.state(&order.state),
        words.source(&order.source),
        time(Some(order.created_at)),
        telling.name(page.nick(order)),
        of.each(words, |line| bought(line, telling)),
        of.each(words, |line| page.product_code(line)),
        of.each(words, |line| page.sku_code(line)),
        pieces.to_string(),
        yuan(order.goods_fen),
        yuan(order.freight_fen),
        yuan(order.discount_fen),
        joined(words, of.lines.iter().zip(of.discounts()).map(payable)),
        yuan(order.total_fen),
        yuan(order.paid_fen),
        yuan(order.refunded_fen),
        of.each(words, |line| words.after_sale(&line.refund_state)),
        time(order.paid_at),
        time(order.shipped_at),
        time(order.finished_at),
        receiver,
        phone,
        address,
        order.carrier.clone().unwrap_or_default(),
        telling.waybill(order),
        words.flag(order.flag, &telling.flag_names),
        telling.text(&order.buyer_message),
        telling.text(&order.note),
        words.installation(of.installation),
        of.services.join(words.and()),
    ]
}

fn bought(line: &LineRow, telling: &Telling) -> String {
    match telling.language.sku(&line.sku).as_str() {
        "" => format!("{} ×{}", line.title, line.quantity),
        sku => {
            let sku = telling.language.aside(sku);
            format!("{}{sku}×{}", line.title, line.quantity)
        }
    }
}

impl Told<'_> {
    /// What each line says; nothing where none says anything.
    fn each(&self, words: Language, says: impl Fn(&LineRow) -> String) -> String {
        let said: Vec<_> = self.lines.iter().map(says).collect();
        if said.iter().all(String::is_empty) {
            return String::new();
        }
        joined(words, said.into_iter())
    }
}

/// A cell of a workbook holds 32,767 characters.
const MOST_CHARS: usize = 32_000;

fn joined(words: Language, said: impl Iterator<Item = String>) -> String {
    let said = said.collect::<Vec<_>>().join(words.and());
    said.chars().take(MOST_CHARS).collect()
}
