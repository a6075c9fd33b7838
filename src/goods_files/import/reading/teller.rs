use std::collections::HashSet;

use tokio::sync::mpsc;
use yingke_tabular::{CsvRows, RowLimits, XlsxRows};
use yingke_taobao_csv::{Limits, ReadError, Reader, Row};

use super::{AT_ONCE, Asked, Heard, KeptRow, Said, Stop, apart::apart, plain::Plain};
use crate::{
    goods_files::{
        import::{Opened, Refused, Source, opened::open, refused},
        incoming::{CellFault, Incoming},
        taobao,
        view::FileFormat,
    },
    vocabulary::short_digest,
};

const BYTES_AT_ONCE: usize = 8 << 20;
/// What a picture counts for: sixteen of them make a part.
const PICTURE_BYTES: usize = 512 << 10;
/// What a fault counts for.
const FAULT_BYTES: usize = 256;
/// Products of a file.
pub(super) const MOST: i64 = 1_000_000;
/// Faults behind each other, and then the rest is left alone.
const MOST_FAULTY: usize = 1_000;

pub(super) struct Teller {
    to: mpsc::Sender<Heard>,
    pub(super) asked: Asked,
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
    /// Digests of the codes whose rows stand apart.
    apart: HashSet<u64>,
}

impl Teller {
    pub(super) fn new(to: mpsc::Sender<Heard>, asked: Asked) -> Self {
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
            apart: HashSet::new(),
        }
    }

    pub(super) fn read(&mut self, source: Source) -> Result<(), Stop> {
        let mut opened = open(source)?;
        self.has_pictures = opened.zip.is_some();
        self.apart = apart(&mut opened, &self.asked.mapping, &self.to);
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

    pub(super) fn end(mut self, stop: Option<Stop>) {
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
                    let told = refused::told(&fault);
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
        let incoming = taobao::read(row, &self.asked.ctx);
        let code = match &incoming {
            Ok(incoming) => incoming.code.clone(),
            Err(_) => taobao::code_of(row),
        };
        let incoming = self.once(row.line(), &code, incoming);
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
    pub(super) fn said(
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

    /// No two products of a file have one code: the second would undo the first, or be the rest of one that was refused.
    pub(super) fn once(
        &mut self,
        line: u64,
        code: &str,
        incoming: Result<Incoming, Vec<CellFault>>,
    ) -> Result<Incoming, Vec<CellFault>> {
        if code.is_empty() || self.known.insert(short_digest(code)) {
            return incoming;
        }
        let mut faults = incoming.err().unwrap_or_default();
        faults.push(CellFault {
            line,
            column: None,
            code: "code_twice",
            title: format!("{code}: the file has this product twice"),
        });
        Err(faults)
    }

    /// Of what is passed over nothing is sent, which would tell.
    pub(super) fn is_heard(&self) -> Result<(), Stop> {
        if self.to.is_closed() {
            return Err(Stop::NobodyListens);
        }
        Ok(())
    }

    /// Columns that were chosen by their places are those of the first table: in another the same place may mean anything.
    pub(super) fn has_places(&mut self, head: &[String]) -> Result<(), Stop> {
        let first = self.head.get_or_insert_with(|| head.to_vec());
        if self.asked.mapping.columns.is_empty() || names(first).eq(names(head)) {
            return Ok(());
        }
        let title = "the columns of this table are not those of the first one";
        Err(Stop::Refused(Refused::file("mixed_columns", title)))
    }

    pub(super) fn is_apart(&self, code: &str) -> bool {
        !self.apart.is_empty() && self.apart.contains(&short_digest(code))
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
