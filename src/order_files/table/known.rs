//! What Taobao calls the columns of either table, and which of them it has to have.

use super::Field;
use crate::order_files::view::{OrderImportField, OrderImportTable};

type Names = &'static [(Field, &'static str, &'static [&'static str])];

/// With what clients call them. Spellings of several years stand side by side.
const ORDERS: Names = &[
    (Field::No, "no", &["订单编号", "订单号", "主订单编号"]),
    (Field::Nick, "nick", &["买家会员名", "买家昵称"]),
    (Field::GoodsFen, "goods_fen", &["买家应付货款"]),
    (Field::FreightFen, "freight_fen", &["买家应付邮费"]),
    (Field::TotalFen, "total_fen", &["总金额"]),
    (Field::PaidFen, "paid_fen", &["买家实际支付金额"]),
    (Field::CardFen, "card_fen", &["天猫卡券抵扣"]),
    (Field::PointsFen, "points_fen", &["集分宝抵扣"]),
    (Field::RefundFen, "refund_fen", &["退款金额"]),
    (Field::State, "state", &["订单状态", "交易状态"]),
    (
        Field::WhyClosed,
        "why_closed",
        &["订单关闭原因", "关闭原因"],
    ),
    (Field::Words, "words", &["买家留言"]),
    (Field::Note, "note", &["订单备注", "商家备注", "卖家备注"]),
    (Field::Receiver, "receiver", &["收货人姓名", "收货人"]),
    (Field::Address, "address", &["收货地址"]),
    (Field::NewAddress, "new_address", &["修改后的收货地址"]),
    (Field::Mobile, "mobile", &["联系手机", "收货人手机"]),
    (Field::Phone, "phone", &["联系电话"]),
    (Field::CreatedAt, "created_at", &["订单创建时间"]),
    (Field::PaidAt, "paid_at", &["订单付款时间"]),
    (
        Field::ShippedAt,
        "shipped_at",
        &["发货时间", "订单发货时间"],
    ),
    (
        Field::FinishedAt,
        "finished_at",
        &["确认收货时间", "订单完成时间", "交易结束时间"],
    ),
    (Field::Title, "title", &["宝贝标题", "商品标题"]),
    (Field::Pieces, "pieces", &["宝贝总数量", "商品总数量"]),
    (Field::Waybill, "waybill", &["物流单号", "运单号"]),
    (Field::Carrier, "carrier", &["物流公司", "快递公司"]),
];

const LINES: Names = &[
    (Field::No, "no", &["订单编号", "主订单编号", "订单号"]),
    (Field::Title, "title", &["标题", "商品标题", "宝贝标题"]),
    (Field::PriceFen, "price_fen", &["价格", "商品价格"]),
    (Field::Quantity, "quantity", &["购买数量"]),
    (Field::Props, "props", &["商品属性"]),
    (Field::Code, "code", &["商家编码"]),
    (Field::OuterCode, "outer_code", &["外部系统编号"]),
    (Field::RefundState, "refund_state", &["退款状态"]),
    (Field::RefundFen, "refund_fen", &["退款金额"]),
];

/// Without them an order cannot be brought in.
pub(super) const NEEDED_OF_ORDERS: &[Field] = &[
    Field::No,
    Field::Nick,
    Field::TotalFen,
    Field::State,
    Field::CreatedAt,
];
pub(super) const NEEDED_OF_LINES: &[Field] =
    &[Field::No, Field::Title, Field::PriceFen, Field::Quantity];

/// What may be read of such a table.
pub fn fields_of(what: OrderImportTable) -> Vec<OrderImportField> {
    let field = |(field, code, _): &(Field, &str, _)| OrderImportField {
        field: (*code).to_owned(),
        is_needed: needed(what).contains(field),
    };
    known(what).iter().map(field).collect()
}

pub(super) const fn needed(what: OrderImportTable) -> &'static [Field] {
    match what {
        OrderImportTable::Orders => NEEDED_OF_ORDERS,
        OrderImportTable::Lines => NEEDED_OF_LINES,
    }
}

pub(super) const fn known(what: OrderImportTable) -> Names {
    match what {
        OrderImportTable::Orders => ORDERS,
        OrderImportTable::Lines => LINES,
    }
}
