//! Reads a file on a thread of its own and hands over what it says, a few hundred products at a time: two such parts wait, never more.

mod apart;
mod columns;
mod plain;
mod teller;

use std::sync::Arc;

use tokio::sync::mpsc;
use yingke_tabular::BadRow;
use yingke_taobao_csv::{Layout, ReadError};

pub use self::columns::{column_named, columns_of};
use self::teller::Teller;
use super::{Refused, Source};
use crate::goods_files::{
    incoming::{CellFault, Ctx, Incoming},
    view::Mapping,
};

/// Products of one part, and bytes of its rows.
pub const AT_ONCE: usize = 250;
/// Parts that wait to be written.
const AHEAD: usize = 2;

/// What the file says of one product, or why it says nothing.
pub struct Said {
    pub table: usize,
    /// Its place among all products of the file, from 0.
    pub place: i64,
    pub line: u64,
    /// Of the product, where it could be read.
    pub code: String,
    pub incoming: Result<Incoming, Vec<CellFault>>,
    /// Its row, of a Taobao file.
    pub row: Option<KeptRow>,
}

/// A row as it goes out again.
#[derive(Clone)]
pub struct KeptRow {
    pub layout: Arc<Layout>,
    pub bytes: Vec<u8>,
}

pub enum Heard {
    /// The next products, in their order.
    Part(Vec<Said>),
    /// The file cannot be read on: that was all.
    Broken { table: usize, refused: Refused },
    /// All of it was read. Where the channel ends without it, the thread broke off.
    End,
}

/// How a file is to be read.
#[derive(Clone)]
pub struct Asked {
    pub ctx: Ctx,
    pub mapping: Mapping,
    /// Products that are passed over: they are done.
    pub done: i64,
}

/// Begins to read; the last that is heard is [`Heard::Broken`] or [`Heard::End`].
pub fn read(source: Source, asked: Asked) -> mpsc::Receiver<Heard> {
    let (to, heard) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(to, asked);
        let ended = teller.read(source);
        teller.end(ended.err());
    });
    heard
}

/// Somebody listens no more, or the file is not to be read on.
enum Stop {
    NobodyListens,
    Refused(Refused),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Refused(error.into())
    }
}

impl From<BadRow> for Stop {
    fn from(bad: BadRow) -> Self {
        Self::Refused(bad.into())
    }
}

#[cfg(test)]
mod tests {
    use yingke_tabular::Row as PlainRow;

    use super::{plain::Plain, *};

    /// How many products each part has, and why it was left off.
    fn parts(rows: impl IntoIterator<Item = [String; 3]>) -> (Vec<usize>, Option<CellFault>) {
        let (to, mut heard) = mpsc::channel(100);
        let asked = Asked {
            ctx: Ctx::default(),
            mapping: Mapping::default(),
            done: 0,
        };
        let (mut teller, mut plain) = (Teller::new(to, asked), Plain::default());
        let head = ["code", "title", "description"].map(str::to_owned);
        let rows = std::iter::once(head).chain(rows).zip(1..);
        let rows = rows.map(|(cells, line)| PlainRow {
            line,
            cells: cells.to_vec(),
        });
        let all = || {
            for row in rows {
                plain.hear(&mut teller, row)?;
            }
            plain.end(&mut teller)
        };
        let stop = all().err();
        teller.end(stop);
        let (mut counts, mut why) = (Vec::new(), None);
        while let Ok(heard) = heard.try_recv() {
            match heard {
                Heard::Part(said) => counts.push(said.len()),
                Heard::Broken {
                    refused: Refused::Fault(fault),
                    ..
                } => why = Some(fault),
                Heard::Broken { .. } | Heard::End => {}
            }
        }
        (counts, why)
    }

    fn row(code: &str, bytes: usize) -> [String; 3] {
        [code.to_owned(), "桌".to_owned(), "x".repeat(bytes)]
    }

    #[test]
    fn a_part_is_as_large_as_memory_has_room_for() {
        let light = (0..600).map(|no| row(&format!("A{no}"), 10));
        assert_eq!(parts(light), (vec![250, 250, 100], None));
        let heavy = (0..20).map(|no| row(&format!("A{no}"), 1 << 20));
        assert_eq!(parts(heavy), (vec![8, 8, 4], None));
    }

    #[test]
    fn no_product_is_larger_than_memory_has_room_for() {
        let rows = (0..40).map(|no| row(if no == 0 { "A" } else { "" }, 1 << 20));
        let (counts, why) = parts(rows);
        let why = why.unwrap();
        assert!(counts.is_empty());
        assert_eq!((why.line, why.code), (33, "row_too_long"));
    }
}
