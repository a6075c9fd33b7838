//! What a phrase may leave open. The console fills them in; here only their names are known.

use crate::vocabulary::variables::names_of;

/// Every variable, as it is written in Chinese and as scripts write it.
pub const VARIABLES: &[(&str, &str)] = &[
    ("客户昵称", "customer"),
    ("客服昵称", "nick"),
    ("店铺", "shop"),
    ("商品", "product"),
    ("价格", "price"),
    ("订单号", "order"),
    ("订单金额", "amount"),
    ("日期", "date"),
    ("问候", "greeting"),
];
const LONGEST: usize = 20;

/// The first variable of a text that nobody knows. Braces around anything that is no single word are just text.
pub fn unknown(text: &str) -> Option<&str> {
    let is_one = |name: &str| VARIABLES.iter().any(|(zh, en)| *zh == name || *en == name);
    names(text).find(|name| !names_of(name).any(is_one))
}

/// All of them as one writes them, for whoever wrote another.
pub fn all_written() -> String {
    let names = VARIABLES.iter().map(|(zh, _)| format!("{{{zh}}}"));
    names.collect::<Vec<_>>().join(" ")
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').filter_map(|(at, _)| {
        let (name, _) = text[at + 1..].split_once('}')?;
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let fits = (1..=LONGEST).contains(&name.chars().count());
        (fits && name.chars().all(is_name)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_automatic_replys_name_for_the_same_thing_is_taken() {
        assert_eq!(
            unknown("{顾客名字}您好，{最近订单号}，{order_no}，{member}"),
            None
        );
        assert_eq!(unknown("{今天的值班时间}"), Some("今天的值班时间"));
    }

    #[test]
    fn unknown_variables_are_named_and_other_braces_are_text() {
        assert_eq!(unknown("您好{客户昵称}，我是{nick}"), None);
        assert_eq!(unknown("您好{客户名}，{nick}"), Some("客户名"));
        assert_eq!(unknown("{ 不是变量 } {}"), None);
        assert_eq!(unknown("{nick"), None);
        assert_eq!(unknown("{{order_state}}"), Some("order_state"));
    }
}
