use super::table::Field;

/// What columns that nobody reads here may say of people.
const OF_PEOPLE: [&str; 18] = [
    "收货",
    "收件",
    "联系",
    "昵称",
    "旺旺",
    "会员",
    "买家",
    "账号",
    "帐号",
    "姓名",
    "电话",
    "手机",
    "地址",
    "抬头",
    "留言",
    "支付宝",
    "身份证",
    "邮箱",
];

/// A cell as a member sees it who has not asked for more.
pub fn masked(field: Option<Field>, column: &str, cell: &str) -> String {
    let is_of_people = || OF_PEOPLE.iter().any(|part| column.contains(part));
    match field {
        Some(Field::Nick | Field::Receiver) => yingke_masking::name(cell),
        Some(Field::Mobile | Field::Phone) => yingke_masking::phone(cell),
        Some(Field::Address | Field::NewAddress) => yingke_masking::address(cell),
        Some(Field::Words | Field::Note) => yingke_masking::text(cell),
        Some(Field::Waybill) => hidden(cell),
        Some(_) => cell.chars().take(200).collect(),
        None if is_of_people() => hidden(cell),
        None => yingke_masking::text(cell).chars().take(200).collect(),
    }
}

fn hidden(cell: &str) -> String {
    if cell.is_empty() {
        String::new()
    } else {
        "***".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_known_by_a_sample() {
        let cases = [
            (Some(Field::Mobile), "联系手机", "13800000001"),
            (Some(Field::Receiver), "收货人姓名", "收件人甲"),
            (Some(Field::Nick), "买家会员名", "买家甲乙"),
            (None, "买家支付宝账号", "buyer1@example.com"),
            (None, "备用", "电话 13800000001"),
            (None, "收件人", "收件人甲"),
            (None, "联系人", "收件人甲"),
            (None, "旺旺号", "买家甲乙"),
        ];
        for (field, column, cell) in cases {
            let shown = masked(field, column, cell);
            assert_ne!(shown, cell, "{column}");
            assert!(!shown.contains("3800000001"), "{shown}");
        }
        assert_eq!(masked(Some(Field::TotalFen), "总金额", "1.00"), "1.00");
        assert_eq!(masked(None, "发票抬头", ""), "");
    }
}
