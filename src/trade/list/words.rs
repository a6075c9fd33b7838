use sea_orm::{ColumnTrait, Condition};
use yingke_schema::trade::order::Column;

use crate::{
    catalogue::Coded,
    trade::storage::{LineRow, OrderRow},
    vocabulary::{CustomerId, OrderId, ProductId},
};

/// So many digits are a number of something, and no part of a name or a title.
const NUMBER_DIGITS: usize = 7;

/// A name of one character is no name, and too many's.
const NAME_CHARS: usize = 2;

/// What stands in the one field that looks everywhere: an order's number or how it begins, a whole phone number of the receiver or the
/// customer, the receiver's whole name, a parcel's whole number, a part of the customer's name or of a product's title, a merchant's
/// code or how it begins.
#[derive(Debug)]
pub struct Words {
    text: String,
    lower: String,
    /// Nothing but digits, where it is; of a mobile number those that are dialled.
    digits: Option<String>,
    /// A whole mobile number, where it is nothing else.
    mobile: Option<String>,
    may_see_phones: bool,
    customers: Vec<CustomerId>,
    products: Option<Vec<ProductId>>,
    coded: Coded,
    /// With a parcel of this number.
    sent: Vec<OrderId>,
}

impl Words {
    /// None: nothing was written.
    pub fn of(text: &str, may_see_phones: bool) -> Option<Self> {
        let text = text.trim();
        let is_joint = |c: char| matches!(c, ' ' | '-');
        let joined: String = text.chars().filter(|c| !is_joint(*c)).map(narrow).collect();
        let is_number = !joined.is_empty() && joined.bytes().all(|byte| byte.is_ascii_digit());
        let mobile = mobile(text);
        (!text.is_empty()).then(|| Self {
            text: text.to_owned(),
            lower: text.to_lowercase(),
            digits: is_number.then_some(joined).or_else(|| mobile.clone()),
            mobile,
            may_see_phones,
            customers: Vec::new(),
            products: Some(Vec::new()),
            coded: Coded::default(),
            sent: Vec::new(),
        })
    }

    /// Whether names and titles may hold it.
    pub fn may_be_text(&self) -> bool {
        self.digits
            .as_ref()
            .is_none_or(|digits| digits.len() < NUMBER_DIGITS)
    }

    /// With those whose own phone it is, whoever receives what they buy.
    pub fn calling(self, customers: Vec<CustomerId>) -> Self {
        Self { customers, ..self }
    }

    /// With those whose name holds it, and what is called so; of products none where they are too many to name.
    pub fn naming(self, customers: Vec<CustomerId>, products: Option<Vec<ProductId>>) -> Self {
        Self {
            customers,
            products,
            ..self
        }
    }

    /// With what has such a code, and the orders with such a parcel.
    pub fn finding(self, coded: Coded, sent: Vec<OrderId>) -> Self {
        Self {
            coded,
            sent,
            ..self
        }
    }

    pub const fn coded(&self) -> &Coded {
        &self.coded
    }

    pub fn lower(&self) -> &str {
        &self.lower
    }

    pub fn products(&self) -> Option<&[ProductId]> {
        self.products.as_deref()
    }

    /// Whether any of it is so of this order.
    pub fn fit(&self, row: &OrderRow, lines: &[LineRow]) -> bool {
        let is_number = self
            .digits
            .as_ref()
            .is_some_and(|digits| row.no.starts_with(digits));
        is_number
            || self.phone().is_some_and(|phone| row.phone == phone)
            || self.receiver().is_some_and(|name| row.receiver == name)
            || self.customers.contains(&row.customer_id)
            || self.sent.contains(&row.id)
            || lines.iter().any(|line| self.is_coded(line))
            || self.may_be_text() && lines.iter().any(|line| self.is_in(&line.title))
    }

    fn is_in(&self, title: &str) -> bool {
        title.to_lowercase().contains(&self.lower)
    }

    fn is_coded(&self, line: &LineRow) -> bool {
        let Coded { products, skus } = &self.coded;
        line.product_id.is_some_and(|id| products.contains(&id))
            || line.sku_id.is_some_and(|id| skus.contains(&id))
    }

    /// A whole name, for those who may see phones, as with a phone.
    fn receiver(&self) -> Option<&str> {
        let is_name = self.may_be_text() && self.text.chars().count() >= NAME_CHARS;
        (self.may_see_phones && is_name).then_some(&*self.text)
    }

    /// A whole mobile number, for those who may see phones: others would learn whose it is.
    pub fn phone(&self) -> Option<&str> {
        self.mobile.as_deref().filter(|_| self.may_see_phones)
    }

    /// Each by an index of its own.
    pub fn of_orders(&self) -> Vec<Condition> {
        let number = self.digits.as_deref().map(begins_with);
        self.alike().chain(number).collect()
    }

    /// The same, so that no index fits.
    pub fn of_orders_hidden(&self) -> Vec<Condition> {
        let number = self.digits.as_ref();
        let number = number.map(|digits| {
            let like = Column::No.like(format!("{digits}%"));
            Condition::all().add(like)
        });
        self.alike().chain(number).collect()
    }

    fn alike(&self) -> impl Iterator<Item = Condition> {
        let phone = self.phone().map(|phone| Column::Phone.eq(phone));
        let named = !self.customers.is_empty();
        let named = named.then(|| Column::CustomerId.is_in(self.customers.iter().copied()));
        let receiver = self.receiver().map(|name| Column::Receiver.eq(name));
        let sent = !self.sent.is_empty();
        let sent = sent.then(|| Column::Id.is_in(self.sent.iter().copied()));
        let all = [phone, named, receiver, sent].into_iter().flatten();
        all.map(|which| Condition::all().add(which))
    }
}

/// A mobile number of the mainland, however it is parted, also with the country's code.
pub fn mobile(text: &str) -> Option<String> {
    let written: String = text.chars().filter(|c| !parts(*c)).map(narrow).collect();
    let digits = written.strip_prefix('+').unwrap_or(&written);
    let local = match digits.len() {
        13 => digits.strip_prefix("86"),
        15 => digits.strip_prefix("0086"),
        _ => Some(digits),
    };
    let local = local.filter(|local| {
        let bytes = local.as_bytes();
        let is_number = bytes.len() == 11 && bytes.iter().all(u8::is_ascii_digit);
        is_number && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
    });
    local.map(str::to_owned)
}

/// Stands between the digits of a phone, or cannot be seen.
fn parts(character: char) -> bool {
    let is_mark = matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '−' | '－' | '.' | '·' | '(' | ')' | '（' | '）'
    );
    is_mark || character.is_whitespace() || yingke_masking::is_unseen(character)
}

/// `１` as `1`.
fn narrow(character: char) -> char {
    match character {
        '＋' => '+',
        '０'..='９' => {
            let digit = u32::from(character) - u32::from('０');
            char::from_digit(digit, 10).unwrap_or(character)
        }
        _ => character,
    }
}

/// As a range, for the index; numbers of orders are digits.
fn begins_with(digits: &str) -> Condition {
    Condition::all()
        .add(Column::No.gte(digits))
        .add_option(after_all(digits).map(|next| Column::No.lt(next)))
}

/// The first that sorts behind everything that begins with `digits`.
fn after_all(digits: &str) -> Option<String> {
    let rest = digits.trim_end_matches('9');
    let last = rest.bytes().next_back()?;
    let next = char::from(last + 1);
    Some(format!("{}{next}", &rest[..rest.len() - 1]))
}

/// Whether it is a whole mobile number and nothing else.
pub fn is_phone(text: &str) -> bool {
    Words::of(text, true).is_some_and(|words| words.phone().is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn phone(text: &str, may: bool) -> Option<String> {
        Words::of(text, may)?.phone().map(str::to_owned)
    }

    #[test]
    fn only_a_whole_number_is_a_phone_and_only_for_some() {
        assert_eq!(phone("13800138000", true).as_deref(), Some("13800138000"));
        assert_eq!(phone("138-0013 8000", true).as_deref(), Some("13800138000"));
        for text in [
            "+86 138 0013 8000",
            "+86-13800138000",
            "008613800138000",
            "(+86)138 0013 8000",
            "１３８００１３８０００",
            "＋８６　１３８　００１３　８０００",
            "138\u{2011}0013\u{2011}8000",
            "\u{202a}13800138000\u{202c}",
        ] {
            assert_eq!(phone(text, true).as_deref(), Some("13800138000"), "{text}");
            assert_eq!(phone(text, false), None, "{text}");
            let words = Words::of(text, false);
            assert!(words.is_some_and(|words| !words.may_be_text()), "{text}");
        }
        for (text, may) in [
            ("13800138000", false),
            ("87 138 0013 8000", true),
            ("+8613800138", true),
            ("1380013800", true),
            ("138001380001", true),
            ("12800138000", true),
            ("1380013800x", true),
        ] {
            assert_eq!(phone(text, may), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_whole_and_only_for_some() {
        let receiver = |text: &str, may| {
            let words = Words::of(text, may)?;
            words.receiver().map(str::to_owned)
        };
        assert_eq!(receiver(" 林夏 ", true).as_deref(), Some("林夏"));
        for (text, may) in [("林夏", false), ("林", true), ("1800000", true)] {
            assert_eq!(receiver(text, may), None, "{text}");
        }
    }

    #[test]
    fn a_long_number_is_no_part_of_a_title() {
        let may_be_text = |text| Words::of(text, true).map(|words| words.may_be_text());
        assert_eq!(may_be_text("180"), Some(true));
        assert_eq!(may_be_text("1800000"), Some(false));
        assert_eq!(may_be_text("茶壶 1800000"), Some(true));
        assert_eq!(may_be_text(" "), None);
    }

    proptest! {
        #[test]
        fn a_range_holds_what_begins_so_and_nothing_else(prefix in "[0-9]{1,5}", number in "[0-9]{5,8}") {
            let is_within = number >= prefix && after_all(&prefix).is_none_or(|next| number < next);
            prop_assert_eq!(is_within, number.starts_with(&prefix));
        }
    }
}
