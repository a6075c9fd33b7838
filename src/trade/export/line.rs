use super::{
    source::{Page, Told},
    telling::Telling,
};
use crate::trade::money::yuan;

/// What stands above the columns of lines.
pub const HEADING: [[&str; 2]; 11] = [
    ["订单编号", "Order number"],
    ["商品标题", "Title"],
    ["规格", "Properties"],
    ["商品编码", "Product code"],
    ["SKU 编码", "SKU code"],
    ["件数", "Pieces"],
    ["单价", "Unit price (yuan)"],
    ["商品金额", "Goods (yuan)"],
    ["优惠", "Discount (yuan)"],
    ["应付", "Payable (yuan)"],
    ["售后状态", "After-sale"],
];

/// The lines of an order, a row each, in the order of [`HEADING`].
pub fn rows(of: &Told<'_>, page: &Page, telling: &Telling) -> Vec<Vec<String>> {
    let lines = of.lines.iter().zip(of.discounts());
    let rows = lines.map(|(line, discount_fen)| {
        vec![
            of.order.no.clone(),
            line.title.clone(),
            telling.language.sku(&line.sku),
            page.product_code(line),
            page.sku_code(line),
            line.quantity.to_string(),
            yuan(line.price_fen),
            yuan(line.total_fen),
            yuan(discount_fen),
            yuan(line.total_fen - discount_fen),
            telling.language.after_sale(&line.refund_state),
        ]
    });
    rows.collect()
}
