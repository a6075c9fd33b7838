//! The XML of a workbook: its elements, their attributes and the text in them.

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

use crate::Unreadable;

/// Elements within elements; a workbook has a dozen.
pub const MOST_DEEP: usize = 64;

/// The text of `<t>` and `<v>`, but not of the reading that may stand above characters.
#[derive(Default)]
pub struct Written {
    pub(super) text: String,
    is_inside: bool,
    is_reading: bool,
}

impl Written {
    pub fn hear(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
        match event {
            Event::Start(tag) => self.turn(tag.local_name().as_ref(), true),
            Event::End(tag) => self.turn(tag.local_name().as_ref(), false),
            Event::Text(text) if self.is_wanted() => {
                let text = text.decode().map_err(|_| Unreadable::NoTable)?;
                self.text.push_str(&text);
            }
            Event::CData(text) if self.is_wanted() => {
                let text = text.decode().map_err(|_| Unreadable::NoTable)?;
                self.text.push_str(&text);
            }
            Event::GeneralRef(reference) if self.is_wanted() => {
                self.text.push_str(&meant(reference)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn turn(&mut self, tag: &[u8], on: bool) {
        match tag {
            b"t" | b"v" => self.is_inside = on,
            b"rPh" => self.is_reading = on,
            _ => {}
        }
    }

    const fn is_wanted(&self) -> bool {
        self.is_inside && !self.is_reading
    }

    /// Excel writes a carriage return as `_x000D_`; the line end beside it is enough.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text).replace("_x000D_", "")
    }
}

fn meant(reference: &BytesRef<'_>) -> Result<String, Unreadable> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(character.to_string());
    }
    let name = reference.decode().map_err(|_| Unreadable::NoTable)?;
    // Entities of a file's own could expand without end.
    resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or(Unreadable::NoTable)
}

pub fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|held| {
        held.key.as_ref() == name || (name == b"id" && held.key.local_name().as_ref() == name)
    });
    Some(String::from_utf8_lossy(&found?.value).into_owned())
}

pub fn each(
    xml: &[u8],
    mut hear: impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let (mut reader, mut depth) = (Reader::from_reader(xml), 0_usize);
    loop {
        let event = reader.read_event().map_err(|_| Unreadable::NoTable)?;
        match &event {
            // The reader keeps every element that is open, and is content with one that never closes: half a table.
            Event::Start(_) if depth == MOST_DEEP => return Err(Unreadable::NoTable),
            Event::Eof if depth > 0 => return Err(Unreadable::NoTable),
            Event::Eof => return Ok(()),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        hear(&event)?;
    }
}
