//! What the cells of a sheet refer to, and what they show by it.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::attribute;
use crate::{
    Unreadable,
    looks::{Looks, iso, plain},
};

/// What the cells of a sheet refer to.
pub struct Book {
    pub strings: Strings,
    pub looks: Looks,
}

/// What a cell says of what stands in it.
#[derive(Default)]
pub struct Kind {
    code: Option<String>,
    is_day: bool,
}

impl Book {
    pub fn kind(&self, cell: &BytesStart<'_>) -> Kind {
        Kind {
            code: attribute(cell, b"t"),
            is_day: self.looks.is_day(cell),
        }
    }

    /// A number typed as a code is the code: 7, never 7.0.
    pub fn shown(&self, text: String, kind: &Kind) -> Result<Cow<'_, str>, Unreadable> {
        match kind.code.as_deref() {
            // A cell that is there for its looks has none.
            Some("s") if text.trim().is_empty() => Ok(Cow::Borrowed("")),
            Some("s") => {
                let at = text.trim().parse::<usize>();
                let found = at.ok().and_then(|at| self.strings.get(at));
                found.map(Cow::Borrowed).ok_or(Unreadable::NoTable)
            }
            Some("inlineStr" | "str" | "e" | "b") => Ok(text.into()),
            Some("d") => Ok(iso(&text).into()),
            _ => {
                let day = kind.is_day.then(|| self.looks.day(&text)).flatten();
                Ok(day.unwrap_or_else(|| plain(text)).into())
            }
        }
    }
}

/// The texts that cells share, end to end: five bytes of a file are a text, and should not take thirty.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub fn push(&mut self, text: &str) -> Result<(), Unreadable> {
        // A blank one is looked at once, and not for each cell that has it.
        if !text.trim().is_empty() {
            self.text.push_str(text);
        }
        let end = u32::try_from(self.text.len()).map_err(|_| Unreadable::TooLarge)?;
        self.ends.push(end);
        Ok(())
    }

    /// What all of them take.
    pub fn bytes(&self) -> u64 {
        (self.text.len() + self.ends.len() * size_of::<u32>()) as u64
    }

    fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end)
    }
}
