//! Several things in one cell. A backslash takes the meaning of the sign behind it; `\n` and `\r` are line ends.

/// Whatever parts the items of a list.
const BETWEEN: [char; 3] = [',', '，', '\n'];
/// Whatever parts a name from its value.
const AFTER_NAME: [char; 2] = [':', '：'];
const BEFORE_KEY: char = '#';

/// A named value, and the key of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub key: String,
    pub value: String,
}

pub fn items<'a>(items: impl IntoIterator<Item = &'a String>) -> String {
    let items = items.into_iter().map(|item| escaped(item, &BETWEEN));
    items.collect::<Vec<_>>().join(",")
}

pub fn items_of(cell: &str) -> Vec<String> {
    let items = parted(cell, &BETWEEN).into_iter().map(meant);
    let items = items.map(|item| item.trim().to_owned());
    items.filter(|item| !item.is_empty()).collect()
}

/// A line for each: `name:value`, or `name#key:value`.
pub fn entries(entries: impl Iterator<Item = Entry>) -> String {
    let signs = [AFTER_NAME[0], AFTER_NAME[1], BEFORE_KEY];
    let line = |entry: Entry| {
        let mut line = escaped(&entry.name, &signs);
        if !entry.key.is_empty() {
            line.push(BEFORE_KEY);
            line += &escaped(&entry.key, &signs);
        }
        line + ":" + &escaped(&entry.value, &[])
    };
    entries.map(line).collect::<Vec<_>>().join("\n")
}

/// Or the first line that is none of both.
pub fn entries_of(cell: &str) -> Result<Vec<Entry>, String> {
    let lines = parted(cell, &['\n']).into_iter();
    let lines = lines.map(|line| line.strip_suffix('\r').unwrap_or(line));
    let entry = |line: &str| -> Result<Entry, String> {
        let (head, value) = parted_once(line, &AFTER_NAME).ok_or_else(|| meant(line))?;
        let (name, key) = parted_once(head, &[BEFORE_KEY]).unwrap_or((head, ""));
        Ok(Entry {
            name: meant(name).trim().to_owned(),
            key: meant(key).trim().to_owned(),
            value: meant(value),
        })
    };
    lines
        .filter(|line| !line.trim().is_empty())
        .map(entry)
        .collect()
}

fn escaped(text: &str, signs: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            c if c == '\\' || signs.contains(&c) => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

fn meant(text: &str) -> String {
    let (mut meant, mut chars) = (String::with_capacity(text.len()), text.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => meant.push(match chars.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some(sign) => sign,
                None => '\\',
            }),
            c => meant.push(c),
        }
    }
    meant
}

fn parted<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((part, behind)) = parted_once(rest, signs) {
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    parts
}

/// At the first of the signs that means something.
fn parted_once<'a>(text: &'a str, signs: &[char]) -> Option<(&'a str, &'a str)> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if signs.contains(&c) {
            return Some((&text[..at], &text[at + c.len_utf8()..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[test]
    fn people_write_lists_as_they_are_used_to() {
        assert_eq!(
            items_of("新品， 包邮,\n白橡木 ,"),
            ["新品", "包邮", "白橡木"]
        );
        let entries = entries_of("材质：橡木\r\n\n宽#width: 1.4:1\\n").unwrap();
        let told: Vec<_> = entries
            .iter()
            .map(|e| (e.name.as_str(), e.key.as_str(), e.value.as_str()))
            .collect();
        assert_eq!(told, [("材质", "", "橡木"), ("宽", "width", " 1.4:1\n")]);
        assert_eq!(entries_of("材质：橡木\n高"), Err("高".to_owned()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_list_comes_back(list in vec("[a桌,，:\\\\#]{1,6}", 0..5)) {
            prop_assert_eq!(items_of(&items(&list)), list);
        }

        #[test]
        fn named_values_come_back(
            list in vec(("[a桌,:：\\\\#]{1,6}", "[a:#\\\\]{0,4}", "[a :：#\\\\\n\r]{0,8}"), 0..5),
        ) {
            let list: Vec<_> = list
                .into_iter()
                .map(|(name, key, value)| Entry { name, key, value })
                .collect();
            prop_assert_eq!(entries_of(&entries(list.iter().cloned())), Ok(list));
        }
    }
}
