use std::borrow::Cow;

use regex::{Regex, RegexBuilder};

use super::TextHow;
use crate::catalogue::goods::{Fault, fault};

/// Of a pattern that is read: enough for any list of words, too little for counts within counts.
const MOST_PATTERN_BYTES: usize = 1 << 18;
/// Whole blocks of it are looked for and put in. A little more than the longest description is made: nothing longer is built only to
/// be refused.
pub const OF_DESCRIPTION: Bounds = Bounds {
    find: 4_000,
    with: 20_000,
    made: 256 << 10,
};
/// Whole paragraphs of what may have 4,000 characters.
pub const OF_WORDS: Bounds = Bounds {
    find: 4_000,
    with: 4_000,
    made: 32 << 10,
};
/// Bytes of a title, a code or a selling point, whatever operations make of it on the way.
pub const MOST_OF_LINE: usize = 4 << 10;
pub const OF_LINE: Bounds = Bounds {
    find: 200,
    with: 1_000,
    made: MOST_OF_LINE,
};
/// Bytes that a pattern may walk through in one text. Each place at which it is found may have been looked for to the text's end, so
/// that a long text and many places are as dear as one times the other.
const MOST_WALKED: usize = 1 << 30;

/// How long a text's parts may be.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// Characters that are looked for.
    find: usize,
    /// Characters that are put in their place.
    with: usize,
    /// Bytes of what becomes of it.
    made: usize,
}

/// A way to change a text, ready for many.
pub struct Text<'a> {
    how: &'a TextHow,
    pattern: Option<Regex>,
    /// Bytes of what it makes.
    most: usize,
}

impl<'a> Text<'a> {
    pub fn of(how: &'a TextHow, place: usize, most: Bounds) -> Result<Self, Fault> {
        let (find, with) = match how {
            TextHow::Replace { find, with } | TextHow::Pattern { find, with } => (find, with),
            TextHow::Set { text } | TextHow::Prefix { text } | TextHow::Suffix { text } => {
                bounded(text.len() <= most.made, place)?;
                return Ok(Self {
                    how,
                    pattern: None,
                    most: most.made,
                });
            }
        };
        bounded(with.chars().count() <= most.with, place)?;
        if !(1..=most.find).contains(&find.chars().count()) {
            let title = format!("find: 1 to {} characters", most.find);
            return Err(fault("bad_find", format!("ops.{place}.how.find"), title));
        }
        let pattern = match how {
            TextHow::Pattern { find, .. } => Some(pattern(find, place)?),
            _ => None,
        };
        Ok(Self {
            how,
            pattern,
            most: most.made,
        })
    }

    /// The text after it. Whether it may be so is the product's own rule; only its length is bounded here.
    pub fn made(&self, before: &str) -> Result<String, Fault> {
        self.made_with(before, self.put_in())
    }

    /// What comes in.
    pub fn put_in(&self) -> &'a str {
        match self.how {
            TextHow::Set { text } | TextHow::Prefix { text } | TextHow::Suffix { text } => text,
            TextHow::Replace { with, .. } | TextHow::Pattern { with, .. } => with,
        }
    }

    pub const fn is_pattern(&self) -> bool {
        self.pattern.is_some()
    }

    /// The text after it where something else comes in.
    pub fn made_with(&self, before: &str, with: &str) -> Result<String, Fault> {
        let after = match (self.how, &self.pattern) {
            (TextHow::Set { .. }, _) => Some(with.to_owned()),
            (TextHow::Prefix { .. }, _) => Some(format!("{with}{before}")),
            (TextHow::Suffix { .. }, _) => Some(format!("{before}{with}")),
            (TextHow::Pattern { .. }, Some(pattern)) => {
                found_replaced(before, pattern, (with, self.most))?
            }
            (TextHow::Replace { find, .. } | TextHow::Pattern { find, .. }, _) => {
                let (find, with) = (ended_as(before, find), ended_as(before, with));
                let many = before.matches(&*find).count();
                let is_short = before.len() + many * with.len() <= self.most + many * find.len();
                is_short.then(|| before.replace(&*find, &with))
            }
        };
        let after = after.filter(|after| after.len() <= self.most);
        after.ok_or_else(|| fault("text_too_long", "how", "The text would become far too long"))
    }
}

fn bounded(is_short: bool, place: usize) -> Result<(), Fault> {
    let field = || format!("ops.{place}.how");
    let refused = || fault("text_too_long", field(), "The text is far too long");
    is_short.then_some(()).ok_or_else(refused)
}

/// Lines as that text ends its own: a page sends `\n` for what a file of goods brought as `\r\n`.
fn ended_as<'t>(before: &str, text: &'t str) -> Cow<'t, str> {
    let is_other = text.contains('\n') && !text.contains('\r') && before.contains("\r\n");
    if is_other {
        text.replace('\n', "\r\n").into()
    } else {
        text.into()
    }
}

fn pattern(find: &str, place: usize) -> Result<Regex, Fault> {
    let read = RegexBuilder::new(find)
        .size_limit(MOST_PATTERN_BYTES)
        .dfa_size_limit(4 * MOST_PATTERN_BYTES)
        .build();
    read.map_err(|_| {
        let title = "The pattern cannot be read, or is too large";
        fault("bad_pattern", format!("ops.{place}.how.find"), title)
    })
}

/// None where it becomes too long.
fn found_replaced(
    before: &str,
    pattern: &Regex,
    (with, most): (&str, usize),
) -> Result<Option<String>, Fault> {
    let (mut after, mut at, mut walked) = (String::with_capacity(before.len()), 0, 0);
    let named = with.matches('$').count();
    for found in pattern.captures_iter(before) {
        let whole = found.get_match();
        // Each `$1` may be all of it.
        if named * whole.len() > 8 * most {
            return Ok(None);
        }
        walked += before.len() - whole.start();
        if walked > MOST_WALKED {
            let title = "The pattern finds too much in a long text";
            return Err(fault("bad_pattern", "how.find", title));
        }
        after.push_str(&before[at..whole.start()]);
        found.expand(with, &mut after);
        at = whole.end();
        if after.len() > most {
            return Ok(None);
        }
    }
    after.push_str(&before[at..]);
    Ok(Some(after))
}
