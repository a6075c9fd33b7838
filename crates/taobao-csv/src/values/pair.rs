use super::{Value, number::number, parts};
use crate::Reason;

/// A property and its value by number: `1627207:28320` is a colour. A value that the seller named himself has a negative number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    pub pid: i64,
    pub vid: i64,
}

/// A value with the seller's own name for it: `1627207:28324:赤`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub pair: Pair,
    pub name: String,
}

impl Pair {
    pub(super) fn of(pid: &str, vid: &str) -> Option<Self> {
        let (pid, vid) = (signed(pid)?, signed(vid)?);
        Some(Self { pid, vid })
    }

    pub(super) fn written(self) -> String {
        format!("{}:{}", self.pid, self.vid)
    }
}

pub(super) fn signed(text: &str) -> Option<i64> {
    let text = text.trim();
    let figures = text.strip_prefix('-').unwrap_or(text);
    number(figures)?;
    text.parse().ok()
}

impl Value for Vec<Pair> {
    fn read(text: &str) -> Result<Self, Reason> {
        let pair = |part: &str| {
            let pair = part
                .split_once(':')
                .and_then(|(pid, vid)| Pair::of(pid, vid));
            pair.ok_or_else(|| Reason::NotAPair(Reason::shown(part)))
        };
        parts(text).map(pair).collect()
    }

    fn written(&self) -> String {
        let pairs: Vec<_> = self.iter().map(|pair| pair.written()).collect();
        pairs.join(";")
    }
}

impl Value for Vec<Named> {
    fn read(text: &str) -> Result<Self, Reason> {
        let mut named: Self = Vec::new();
        for part in parts(text) {
            let mut fields = part.splitn(3, ':');
            let pair = fields.next().zip(fields.next());
            match (
                pair.and_then(|(pid, vid)| Pair::of(pid, vid)),
                fields.next(),
                named.last_mut(),
            ) {
                (Some(pair), Some(name), _) => named.push(Named {
                    pair,
                    name: name.to_owned(),
                }),
                // A semicolon within the name before.
                (None, _, Some(before)) => {
                    // Not made anew: a cell may hold half a million of them.
                    before.name.push(';');
                    before.name.push_str(part);
                }
                _ => return Err(Reason::NotNamed(Reason::shown(part))),
            }
        }
        Ok(named)
    }

    fn written(&self) -> String {
        let named = self
            .iter()
            .map(|named| format!("{}:{}", named.pair.written(), named.name));
        named.collect::<Vec<_>>().join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(pid: i64, vid: i64, name: &str) -> Named {
        let pair = Pair { pid, vid };
        Named {
            pair,
            name: name.into(),
        }
    }

    #[test]
    fn properties_are_pairs_with_or_without_a_last_semicolon() {
        let expected = vec![
            Pair {
                pid: 20_000,
                vid: 81_147,
            },
            Pair {
                pid: 1_627_207,
                vid: -1001,
            },
        ];
        assert_eq!(
            Vec::read("20000:81147;1627207:-1001;"),
            Ok(expected.clone())
        );
        assert_eq!(Vec::read(&expected.written()), Ok(expected));
        assert_eq!(
            Vec::<Pair>::read("20000"),
            Err(Reason::NotAPair("20000".into()))
        );
    }

    #[test]
    fn a_name_may_hold_what_parts_names() {
        let read = Vec::<Named>::read("1:2:赤[a:b];1:3:红;白;1:4:x");
        let expected = vec![
            named(1, 2, "赤[a:b]"),
            named(1, 3, "红;白"),
            named(1, 4, "x"),
        ];
        assert_eq!(read, Ok(expected.clone()));
        assert!(expected.text().is_ok());
        assert_eq!(
            vec![named(1, 2, "红;3:4:白")].text(),
            Err(Reason::Unwritable)
        );
        assert_eq!(
            Vec::<Named>::read("1:2:x;1:3"),
            Err(Reason::NotNamed("1:3".into()))
        );
    }
}
