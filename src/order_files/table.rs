//! Which of Taobao's exports a table is, and what its columns are: by their names, in any order.

use super::{cell::plain, view::OrderImportTable};

/// What a column says of an order or of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    No,
    Nick,
    GoodsFen,
    FreightFen,
    TotalFen,
    PaidFen,
    CardFen,
    PointsFen,
    RefundFen,
    State,
    WhyClosed,
    Words,
    Note,
    Receiver,
    Address,
    NewAddress,
    Mobile,
    Phone,
    CreatedAt,
    PaidAt,
    ShippedAt,
    FinishedAt,
    Title,
    Pieces,
    Waybill,
    Carrier,
    PriceFen,
    Quantity,
    Props,
    Code,
    OuterCode,
    RefundState,
}

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

/// A heading that was understood.
#[derive(Clone, Debug)]
pub struct Heading {
    pub what: OrderImportTable,
    names: Vec<String>,
    fields: Vec<Option<Field>>,
}

impl Heading {
    /// None: it names neither orders nor lines.
    pub fn of(cells: &[String]) -> Option<Self> {
        let lines = Self::by(OrderImportTable::Lines, cells);
        if lines.has(&[Field::No, Field::Title, Field::PriceFen, Field::Quantity]) {
            return Some(lines);
        }
        let orders = Self::by(OrderImportTable::Orders, cells);
        let needed = [
            Field::No,
            Field::Nick,
            Field::TotalFen,
            Field::State,
            Field::CreatedAt,
        ];
        orders.has(&needed).then_some(orders)
    }

    fn by(what: OrderImportTable, cells: &[String]) -> Self {
        let names: Vec<_> = cells.iter().map(|cell| plain(cell).to_owned()).collect();
        let mut fields = vec![None; names.len()];
        for (field, _, known) in known(what) {
            // Of two columns with one meaning the one that is named first here.
            let place = known
                .iter()
                .find_map(|name| names.iter().position(|n| n == name));
            if let Some(at) = place {
                fields[at] = Some(*field);
            }
        }
        Self {
            what,
            names,
            fields,
        }
    }

    fn has(&self, needed: &[Field]) -> bool {
        needed
            .iter()
            .all(|field| self.fields.contains(&Some(*field)))
    }

    pub fn place(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|found| *found == Some(field))
    }

    /// As the file calls it.
    pub fn name(&self, field: Field) -> Option<&str> {
        self.place(field).map(|at| self.names[at].as_str())
    }

    /// Each column as the file calls it, and what it was taken for.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Option<Field>)> {
        let names = self.names.iter().map(String::as_str);
        names.zip(self.fields.iter().copied())
    }

    /// What clients call a field.
    pub fn code_of(&self, field: Field) -> Option<&'static str> {
        let mut known = known(self.what).iter();
        known
            .find(|(of, ..)| *of == field)
            .map(|(_, code, _)| *code)
    }
}

const fn known(what: OrderImportTable) -> Names {
    match what {
        OrderImportTable::Orders => ORDERS,
        OrderImportTable::Lines => LINES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(text: &str) -> Option<Heading> {
        let cells: Vec<_> = text.split(',').map(str::to_owned).collect();
        Heading::of(&cells)
    }

    #[test]
    fn columns_go_by_name_whatever_stands_around_them() {
        let heading =
            heading("订单状态,订单创建时间 ,\u{feff}订单编号,总金额,买家会员名,别的").unwrap();
        assert_eq!(heading.what, OrderImportTable::Orders);
        assert_eq!(heading.place(Field::No), Some(2));
        assert_eq!(heading.name(Field::CreatedAt), Some("订单创建时间"));
        assert_eq!(heading.code_of(Field::Nick), Some("nick"));
        assert_eq!(heading.columns().last(), Some(("别的", None)));
    }

    #[test]
    fn lines_are_told_from_orders() {
        let lines =
            heading("订单编号,标题,价格,购买数量,外部系统编号,商品属性,订单状态,商家编码").unwrap();
        assert_eq!(lines.what, OrderImportTable::Lines);
        assert_eq!(lines.place(Field::Code), Some(7));
        assert!(heading("订单编号,运单号").is_none());
    }
}
