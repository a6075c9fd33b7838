//! Which of Taobao's exports a table is, and what its columns are: by their names, in any order.

use super::{
    cell::plain,
    view::{OrderImportField, OrderImportMapping, OrderImportTable},
};

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

/// Of a column's name: each fault repeats it.
const NAME_CHARS: usize = 100;

/// Without them an order cannot be brought in.
const NEEDED_OF_ORDERS: &[Field] = &[
    Field::No,
    Field::Nick,
    Field::TotalFen,
    Field::State,
    Field::CreatedAt,
];
const NEEDED_OF_LINES: &[Field] = &[Field::No, Field::Title, Field::PriceFen, Field::Quantity];

/// A heading that was understood.
#[derive(Clone, Debug)]
pub struct Heading {
    pub what: OrderImportTable,
    names: Vec<String>,
    fields: Vec<Option<Field>>,
    /// What is read, in the order of the file: so stand the cells of a row.
    read: Vec<Field>,
}

impl Heading {
    /// By its names. None: they do not say which table it is.
    pub fn of(cells: &[String]) -> Option<Self> {
        let both = [OrderImportTable::Lines, OrderImportTable::Orders];
        let mut both = both.into_iter().map(|what| Self::by(what, cells));
        both.find(|heading| heading.lacks() == 0)
    }

    /// As one of such a table, whatever it calls its columns. None: it names fewer than that has to have.
    pub fn taken_for(what: OrderImportTable, cells: &[String]) -> Option<Self> {
        let heading = Self::by(what, cells);
        let named = heading.names.iter().filter(|name| is_name(name)).count();
        (named >= needed(what).len()).then_some(heading)
    }

    fn by(what: OrderImportTable, cells: &[String]) -> Self {
        let name = |cell: &String| plain(cell).chars().take(NAME_CHARS).collect::<String>();
        let names: Vec<_> = cells.iter().map(name).collect();
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
        Self::with(what, names, fields)
    }

    fn with(what: OrderImportTable, names: Vec<String>, fields: Vec<Option<Field>>) -> Self {
        let read = fields.iter().copied().flatten().collect();
        Self {
            what,
            names,
            fields,
            read,
        }
    }

    /// As somebody said, where they did.
    pub fn mapped(self, mapping: Option<&OrderImportMapping>) -> Self {
        let Some(mapping) = mapping else {
            return self;
        };
        let columns = mapping.of(self.what);
        let mut fields = vec![None; self.names.len()];
        for (field, code, _) in known(self.what) {
            let at = columns.get(*code).and_then(|at| usize::try_from(*at).ok());
            if let Some(column) = at.and_then(|at| fields.get_mut(at)) {
                *column = Some(*field);
            }
        }
        Self::with(self.what, self.names, fields)
    }

    /// How many of the needed fields have no column.
    fn lacks(&self) -> usize {
        let needed = needed(self.what).iter();
        needed.filter(|field| !self.read.contains(field)).count()
    }

    /// Places of the columns that are read, in the order of the file.
    pub fn wanted(&self) -> Vec<usize> {
        let fields = self.fields.iter().enumerate();
        fields.filter_map(|(at, field)| field.map(|_| at)).collect()
    }

    /// Where it stands among the cells that are read.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.read.iter().position(|read| *read == field)
    }

    /// As the file calls it.
    pub fn name(&self, field: Field) -> Option<&str> {
        let at = self.fields.iter().position(|found| *found == Some(field));
        at.map(|at| self.names[at].as_str())
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

/// How much rather these names are those of lines: by what is needed first.
pub fn leaning(cells: &[String]) -> (isize, isize) {
    let lines = Heading::by(OrderImportTable::Lines, cells);
    let orders = Heading::by(OrderImportTable::Orders, cells);
    let more = |one: usize, other: usize| one as isize - other as isize;
    (
        more(orders.lacks(), lines.lacks()),
        more(lines.read.len(), orders.read.len()),
    )
}

/// Of a table that came alone.
pub fn is_rather_lines(cells: &[String]) -> bool {
    // An order has one needed field more.
    leaning(cells).0 > 1
}

/// A file without a heading begins with numbers.
fn is_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

/// What may be read of such a table.
pub fn fields_of(what: OrderImportTable) -> Vec<OrderImportField> {
    let field = |(field, code, _): &(Field, &str, _)| OrderImportField {
        field: (*code).to_owned(),
        is_needed: needed(what).contains(field),
    };
    known(what).iter().map(field).collect()
}

const fn needed(what: OrderImportTable) -> &'static [Field] {
    match what {
        OrderImportTable::Orders => NEEDED_OF_ORDERS,
        OrderImportTable::Lines => NEEDED_OF_LINES,
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

    fn cells(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn heading(text: &str) -> Option<Heading> {
        Heading::of(&cells(text))
    }

    #[test]
    fn columns_go_by_name_whatever_stands_around_them() {
        let heading =
            heading("订单状态,别的,订单创建时间 ,\u{feff}订单编号,总金额,买家会员名").unwrap();
        assert_eq!(heading.what, OrderImportTable::Orders);
        assert_eq!(heading.wanted(), [0, 2, 3, 4, 5]);
        assert_eq!(heading.place(Field::No), Some(2));
        assert_eq!(heading.name(Field::CreatedAt), Some("订单创建时间"));
        assert_eq!(heading.code_of(Field::Nick), Some("nick"));
        assert_eq!(heading.columns().nth(1), Some(("别的", None)));
    }

    #[test]
    fn of_two_columns_of_one_name_the_first_counts_and_a_long_name_is_cut() {
        let long = "长".repeat(5_000);
        let text = format!("{long},订单编号,标题,价格,购买数量,订单编号");
        let heading = heading(&text).unwrap();
        assert_eq!(heading.wanted(), [1, 2, 3, 4]);
        let (name, field) = heading.columns().next().unwrap();
        assert_eq!((name.chars().count(), field), (NAME_CHARS, None));
    }

    #[test]
    fn lines_are_told_from_orders() {
        let lines =
            heading("订单编号,标题,价格,购买数量,外部系统编号,商品属性,订单状态,商家编码").unwrap();
        assert_eq!(lines.what, OrderImportTable::Lines);
        assert_eq!(lines.place(Field::Code), Some(6));
        assert_eq!(lines.name(Field::Code), Some("商家编码"));
        assert!(heading("订单编号,运单号").is_none());
        assert!(heading("1,2,3,4,5,6").is_none());
    }

    #[test]
    fn a_table_of_other_names_is_taken_for_what_it_names_enough_columns_of() {
        let (lines, orders) = ("订单编号,品名,价格,仓库", "单号,买家,总价,状态,时间,数量");
        assert!(heading(lines).is_none() && heading(orders).is_none());
        assert!(is_rather_lines(&cells(lines)) && !is_rather_lines(&cells(orders)));
        let taken = |what, text| Heading::taken_for(what, &cells(text)).is_some();
        assert!(taken(OrderImportTable::Lines, lines));
        assert!(!taken(OrderImportTable::Orders, lines));
        assert!(taken(OrderImportTable::Orders, orders));
    }

    #[test]
    fn a_mapping_takes_the_place_of_what_names_say() {
        let mapping = OrderImportMapping {
            orders: [("no", 5), ("state", 0), ("nick", 99), ("paid_fen", 2)]
                .map(|(field, at)| (field.to_owned(), at))
                .into(),
            ..OrderImportMapping::default()
        };
        let heading = heading("订单状态,买家会员名,付,总金额,订单创建时间,订单编号").unwrap();
        let heading = heading.mapped(Some(&mapping));
        assert_eq!(heading.wanted(), [0, 2, 5]);
        let places = [Field::State, Field::PaidFen, Field::No].map(|field| heading.place(field));
        assert_eq!(places, [Some(0), Some(1), Some(2)]);
        assert_eq!(heading.place(Field::Nick), None);
        assert_eq!(heading.name(Field::PaidFen), Some("付"));
    }

    #[test]
    fn what_is_needed_is_said() {
        let needed = |what| {
            let fields = fields_of(what).into_iter();
            fields.filter(|field| field.is_needed).count()
        };
        assert_eq!(needed(OrderImportTable::Orders), NEEDED_OF_ORDERS.len());
        assert_eq!(needed(OrderImportTable::Lines), NEEDED_OF_LINES.len());
    }
}
