//! Reads a file on a thread of its own and hands over what it says, a few hundred products at a time: two such parts wait, never more.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use tokio::sync::mpsc;
use yingke_tabular::{BadRow, CsvRows, Row as PlainRow, RowLimits, XlsxRows};
use yingke_taobao_csv::{Field, Layout, Limits, ReadError, Reader, Row};

use super::{Opened, Refused, Source, opened::open};
use crate::{
    goods_files::{
        incoming::{CellFault, Ctx, Incoming},
        plain::{self, Column, Columns, Gather},
        taobao,
        view::{FileFormat, Mapping},
    },
    vocabulary::short_digest,
};

/// Products of one part, and bytes of its rows.
pub const AT_ONCE: usize = 250;
const BYTES_AT_ONCE: usize = 8 << 20;
/// What a picture counts for: sixteen of them make a part.
const PICTURE_BYTES: usize = 512 << 10;
/// What a fault counts for.
const FAULT_BYTES: usize = 256;
/// Of the rows of one product, which are held together.
const PRODUCT_BYTES: usize = 32 << 20;
/// Parts that wait to be written.
const AHEAD: usize = 2;
/// Products of a file.
const MOST: i64 = 1_000_000;
/// Faults behind each other, and then the rest is left alone.
const MOST_FAULTY: usize = 1_000;

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

struct Teller {
    to: mpsc::Sender<Heard>,
    asked: Asked,
    part: Vec<Said>,
    bytes: usize,
    table: usize,
    place: i64,
    /// Whether pictures lie beside the tables: they take their time, and a job holds its claim for thirty seconds.
    has_pictures: bool,
    /// Of the first plain table.
    head: Option<Vec<String>>,
    /// Digests of the codes that came, so that none comes twice.
    known: HashSet<u64>,
}

impl Teller {
    fn new(to: mpsc::Sender<Heard>, asked: Asked) -> Self {
        Self {
            to,
            asked,
            part: Vec::new(),
            bytes: 0,
            table: 0,
            place: 0,
            has_pictures: false,
            head: None,
            known: HashSet::new(),
        }
    }

    fn read(&mut self, source: Source) -> Result<(), Stop> {
        let mut opened = open(source)?;
        self.has_pictures = opened.zip.is_some();
        for table in 0..opened.tables.len() {
            self.table = table;
            match opened.format {
                FileFormat::Taobao => self.taobao(&mut opened)?,
                FileFormat::Csv => self.csv(&mut opened)?,
                FileFormat::Xlsx => self.xlsx(&mut opened)?,
            }
        }
        Ok(())
    }

    fn end(mut self, stop: Option<Stop>) {
        if matches!(stop, Some(Stop::NobodyListens)) || self.flush().is_err() {
            return;
        }
        let table = self.table;
        let last = match stop {
            Some(Stop::Refused(refused)) => Heard::Broken { table, refused },
            Some(Stop::NobodyListens) | None => Heard::End,
        };
        let _ = self.to.blocking_send(last);
    }

    fn taobao(&mut self, opened: &mut Opened) -> Result<(), Stop> {
        let reader = Reader::with_limits(opened.bytes(self.table)?, Limits::default())?;
        let mut faults_in_a_row = 0;
        for read in reader {
            match read {
                Ok(row) if row.is_empty() => self.is_heard()?,
                Ok(row) => {
                    faults_in_a_row = 0;
                    self.taobao_row(&row)?;
                }
                Err(ReadError::Io(error)) => return Err(ReadError::Io(error).into()),
                // A row that is refused leaves the rows behind it readable; the last one may have hidden where it ends.
                Err(ReadError::Fault(fault)) => {
                    let hides_the_rest = HIDING.contains(&fault.reason.code());
                    let told = super::refused::told(&fault);
                    faults_in_a_row += 1;
                    if hides_the_rest || faults_in_a_row > MOST_FAULTY {
                        return Err(Stop::Refused(Refused::Fault(told)));
                    }
                    let said = Err(vec![told]);
                    self.said((fault.line, 0), String::new(), said, None)?;
                }
            }
        }
        Ok(())
    }

    fn taobao_row(&mut self, row: &Row) -> Result<(), Stop> {
        let code = row.get(Field::OuterId).ok().flatten();
        let code = code.unwrap_or_default().trim().to_owned();
        let incoming = taobao::read(row, &self.asked.ctx);
        let kept = KeptRow {
            layout: row.layout().clone(),
            bytes: row.as_read().to_vec(),
        };
        let place = (row.line(), kept.bytes.len());
        self.said(place, code, incoming, Some(kept))
    }

    fn csv(&mut self, opened: &mut Opened) -> Result<(), Stop> {
        let rows = CsvRows::new(opened.bytes(self.table)?, RowLimits::default())?;
        let mut plain = Plain::default();
        for row in rows {
            plain.hear(self, row?)?;
        }
        plain.end(self)
    }

    fn xlsx(&mut self, opened: &mut Opened) -> Result<(), Stop> {
        let mut book = XlsxRows::open(opened.book(self.table)?, RowLimits::default())?;
        let (mut plain, mut stopped) = (Plain::default(), None);
        book.each(&mut |row| match plain.hear(self, row) {
            Ok(()) => true,
            Err(stop) => {
                stopped = Some(stop);
                false
            }
        })?;
        match stopped {
            Some(stop) => Err(stop),
            None => plain.end(self),
        }
    }

    /// `bytes`: of its rows.
    fn said(
        &mut self,
        (line, bytes): (u64, usize),
        code: String,
        incoming: Result<Incoming, Vec<CellFault>>,
        row: Option<KeptRow>,
    ) -> Result<(), Stop> {
        if self.place >= MOST {
            let title = "the file has more than 1,000,000 products";
            return Err(Stop::Refused(Refused::file("too_many_rows", title)));
        }
        let code = incoming
            .as_ref()
            .map_or(code, |incoming| incoming.code.clone());
        let incoming = incoming.and_then(|incoming| self.once(incoming));
        if self.place < self.asked.done {
            self.place += 1;
            return self.is_heard();
        }
        let faults = incoming.as_ref().err().map_or(0, Vec::len);
        self.bytes += bytes + faults * FAULT_BYTES;
        if let (true, Ok(incoming)) = (self.has_pictures, &incoming) {
            self.bytes += incoming.picture_count() * PICTURE_BYTES;
        }
        self.part.push(Said {
            table: self.table,
            place: self.place,
            line,
            code,
            incoming,
            row,
        });
        self.place += 1;
        if self.part.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE {
            self.flush()?;
        }
        Ok(())
    }

    /// Of what is passed over nothing is sent, which would tell.
    fn is_heard(&self) -> Result<(), Stop> {
        if self.to.is_closed() {
            return Err(Stop::NobodyListens);
        }
        Ok(())
    }

    /// Columns that were chosen by their places are those of the first table: in another the same place may mean anything.
    fn has_places(&mut self, head: &[String]) -> Result<(), Stop> {
        let first = self.head.get_or_insert_with(|| head.to_vec());
        if self.asked.mapping.columns.is_empty() || names(first).eq(names(head)) {
            return Ok(());
        }
        let title = "the columns of this table are not those of the first one";
        Err(Stop::Refused(Refused::file("mixed_columns", title)))
    }

    /// No two products of a file have one code: the second would undo the first.
    fn once(&mut self, incoming: Incoming) -> Result<Incoming, Vec<CellFault>> {
        if self.known.insert(short_digest(&incoming.code)) {
            return Ok(incoming);
        }
        Err(vec![CellFault {
            line: incoming.line,
            column: None,
            code: "code_twice",
            title: format!("{}: the file has this product twice", incoming.code),
        }])
    }

    fn flush(&mut self) -> Result<(), Stop> {
        if self.part.is_empty() {
            return Ok(());
        }
        self.bytes = 0;
        let part = Heard::Part(std::mem::take(&mut self.part));
        self.to.blocking_send(part).map_err(|_| Stop::NobodyListens)
    }
}

/// Behind them nobody can tell where the next row begins.
const HIDING: [&str; 3] = ["open_quote", "row_too_long", "half_character"];

/// What a heading says; programs write empty cells behind it.
fn names(head: &[String]) -> impl Iterator<Item = &str> {
    let last = head.iter().rposition(|name| !name.trim().is_empty());
    let width = last.map_or(0, |last| last + 1);
    head[..width].iter().map(|name| name.trim())
}

/// Rows of cells, gathered into products.
#[derive(Default)]
struct Plain {
    columns: Option<Arc<Columns>>,
    gather: Option<Gather>,
    /// Of the rows that are gathered.
    bytes: usize,
}

impl Plain {
    fn hear(&mut self, teller: &mut Teller, row: PlainRow) -> Result<(), Stop> {
        let (Some(columns), Some(gather)) = (&self.columns, &mut self.gather) else {
            return self.head(teller, &row);
        };
        let (line, bytes) = (row.line, row.held_bytes());
        if let Some(rows) = gather.hear(row) {
            self.bytes = bytes;
            return product(teller, columns, &rows);
        }
        self.bytes += bytes;
        if self.bytes > PRODUCT_BYTES {
            let title = "the rows of one product have more than 32 MiB";
            return Err(Stop::Refused(Refused::Fault(CellFault {
                line,
                column: None,
                code: "row_too_long",
                title: title.to_owned(),
            })));
        }
        Ok(())
    }

    fn head(&mut self, teller: &mut Teller, row: &PlainRow) -> Result<(), Stop> {
        teller.has_places(&row.cells)?;
        let columns = columns_of(&row.cells, &teller.asked.mapping)?;
        let columns = Arc::new(columns);
        self.gather = Some(Gather::new(columns.clone()));
        self.columns = Some(columns);
        Ok(())
    }

    fn end(self, teller: &mut Teller) -> Result<(), Stop> {
        let (Some(columns), Some(gather)) = (self.columns, self.gather) else {
            return Err(Stop::Refused(Refused::file(
                "empty",
                "nothing stands in the table",
            )));
        };
        match gather.rest() {
            Some(rows) => product(teller, &columns, &rows),
            None => Ok(()),
        }
    }
}

fn product(teller: &mut Teller, columns: &Arc<Columns>, rows: &[PlainRow]) -> Result<(), Stop> {
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let code = columns
        .at(Column::Code)
        .and_then(|at| first.cells.get(at))
        .map(|code| code.trim().to_owned());
    let incoming = plain::read(columns, rows, &teller.asked.ctx);
    let place = (first.line, rows.iter().map(PlainRow::held_bytes).sum());
    teller.said(place, code.unwrap_or_default(), incoming, None)
}

/// The columns of a heading: as the mapping has them, and by their names where it says nothing.
pub fn columns_of(head: &[String], mapping: &Mapping) -> Result<Columns, Refused> {
    if mapping.columns.is_empty() {
        return Ok(Columns::of(head));
    }
    let usual = Columns::of(head);
    let mut fields: BTreeMap<usize, Column> = (0..head.len())
        .filter_map(|at| Some((at, usual.field(at)?)))
        .collect();
    for (at, field) in &mapping.columns {
        let at: usize = at.parse().unwrap_or(usize::MAX);
        if field.is_empty() {
            fields.remove(&at);
        } else if let Some(column) = column_named(field) {
            fields.insert(at, column);
        }
    }
    let chosen = Columns::chosen(head, &fields);
    chosen.map_err(|faults| match faults.into_iter().next() {
        Some(fault) => Refused::Fault(fault),
        None => Refused::file("bad_columns", "the columns do not fit together"),
    })
}

/// By the name that mappings have for it.
pub fn column_named(field: &str) -> Option<Column> {
    let mut all = Column::ALL.iter().copied();
    all.find(|column| column.field() == field)
}

#[cfg(test)]
mod tests {
    use super::*;

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
