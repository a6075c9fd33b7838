//! What the index is told of lines and things.

use yingke_text_index::{Doc, Error, Mark, Place, Writer};

use super::lines;
use crate::{reception::Row, vocabulary::Millis};

/// What an index is to be told.
pub enum Change {
    Add {
        place: Place,
        tags: Vec<String>,
        by: Option<[u8; 16]>,
        at: Millis,
        print: u64,
        texts: Vec<String>,
    },
    Remove(Place),
    Mark(Mark),
}

pub fn apply(writer: &mut Writer, change: Change) -> Result<(), Error> {
    match change {
        Change::Add {
            place,
            tags,
            by,
            at,
            print,
            texts,
        } => {
            let tags: Vec<_> = tags.iter().map(String::as_str).collect();
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            writer.add(&Doc {
                place,
                tags: &tags,
                by,
                at,
                print,
                texts: &texts,
            })
        }
        Change::Remove(place) => writer.remove(place),
        Change::Mark(mark) => writer.mark(mark),
    }
}

/// A line that says something is found; a recall takes one back that may have been.
pub fn change_of(row: &Row) -> Option<Change> {
    let conversation = row.key.conversation;
    if let Some(seq) = lines::recalled(row) {
        return Some(Change::Remove(lines::place(conversation, row.lane, seq)));
    }
    Some(Change::Add {
        place: lines::place(conversation, row.lane, row.seq),
        tags: vec![lines::tag(row.lane).to_owned()],
        by: Some(row.sender.id.into_bytes()),
        at: row.at,
        print: 0,
        texts: vec![lines::words_of(row)?],
    })
}
