//! Texts of a conversation without what is personal: neither indexed nor shown in results.

use crate::guard::{Check, Privacy};

const PLACES: [char; 7] = ['省', '市', '区', '县', '镇', '乡', '村'];
const STREETS: [char; 6] = ['路', '街', '道', '巷', '弄', '园'];
const NUMBERS: [char; 6] = ['号', '栋', '幢', '室', '楼', '元'];

/// Stars in place of numbers of people and of clauses that read like an address. As long as before, in UTF-16.
pub fn clear(text: &str) -> String {
    let spans = Privacy.check(text);
    let mut cleared = String::with_capacity(text.len());
    let mut at = 0;
    for c in text.chars() {
        let is_personal = spans
            .iter()
            .any(|span| (span.start..span.end).contains(&at));
        at += c.len_utf16();
        cleared.push(if is_personal { '*' } else { c });
    }
    let parts = cleared.split_inclusive(|c: char| "，。；！？,;!?：:\n".contains(c));
    parts.map(without_address).collect()
}

fn without_address(clause: &str) -> String {
    if !is_address(clause) {
        return clause.to_owned();
    }
    let stars = clause
        .chars()
        .flat_map(|c| std::iter::repeat_n('*', c.len_utf16()));
    stars.collect()
}

/// A place, a street and the number of a house, in this order.
fn is_address(clause: &str) -> bool {
    let chars: Vec<char> = clause.chars().collect();
    let after = |from: usize, some: &[char]| {
        let found = chars[from..].iter().position(|c| some.contains(c));
        found.map(|at| from + at + 1)
    };
    let house = |from: usize| {
        chars[from..].windows(2).any(|pair| {
            (pair[0].is_ascii_digit() || "一二三四五六七八九十".contains(pair[0]))
                && NUMBERS.contains(&pair[1])
        })
    };
    let street = after(0, &PLACES).and_then(|at| after(at, &STREETS));
    street.is_some_and(house)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_and_addresses_are_left_out() {
        assert_eq!(clear("打 13800138000 给我"), "打 *********** 给我");
        for address in [
            "浙江省杭州市西湖区文三路1号3栋，",
            "寄到杭州市西湖区 文三路 1号，",
        ] {
            let stars = "*".repeat(address.chars().count());
            assert_eq!(clear(&format!("{address}谢谢")), format!("{stars}谢谢"));
        }
        for text in [
            "上楼费是每层十元",
            "订单QM20251108看一下",
            "我家七楼没电梯，搬楼费怎么算",
        ] {
            assert_eq!(clear(text), text);
        }
    }
}
