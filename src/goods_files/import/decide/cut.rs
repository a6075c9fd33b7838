//! What is written together, and what only behind it.

use super::Decided;

/// Takes away those behind the first that takes a code which one before it among them gives up: that one is written first.
pub fn cut(decided: &mut Vec<Decided>) -> Vec<Decided> {
    let first = decided.first().map_or(0, |one| one.place);
    let is_behind = |one: &Decided| one.behind.is_some_and(|giver| giver >= first);
    let at = decided.iter().position(is_behind);
    decided.split_off(at.unwrap_or(decided.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods_files::import::{decide::What, shown::Shown};

    #[test]
    fn who_takes_a_code_is_written_behind_who_gives_it_up() {
        let one = |(place, behind): (i64, Option<i64>)| Decided {
            table: 0,
            place,
            line: 1,
            code: String::new(),
            row: None,
            pictures: Vec::new(),
            incoming: None,
            shown: Shown::of(&What::Skipped),
            what: What::Skipped,
            behind,
        };
        let all = [
            (7, Some(2)),
            (8, None),
            (9, Some(7)),
            (10, Some(8)),
            (11, Some(10)),
        ];
        let mut rest: Vec<_> = all.map(one).into();
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let behind = cut(&mut rest);
            parts.push(rest.iter().map(|one| one.place).collect::<Vec<_>>());
            rest = behind;
        }
        assert_eq!(parts, [vec![7, 8], vec![9, 10], vec![11]]);
    }
}
