use std::{borrow::Cow, io::Read, sync::Arc};

use crate::{
    Encoding, Fault, Field, Format, Layout, Limits, LineEnd, ReadError, Reason, Row, encoding,
    layout::naming,
    raw::{self, RawRow, RawRows},
    source::Source,
};

/// Bytes that are looked at to tell the encoding.
const LOOKED_AT: usize = 256 * 1024;

/// Reads a file row by row. A row that is refused leaves the rows behind it readable, unless where it ends cannot be told: then that
/// fault is the last item.
pub struct Reader<R> {
    rows: RawRows<R>,
    layout: Arc<Layout>,
    /// What was read in search of the line of labels and is none.
    waiting: Option<RawRow>,
    is_over: bool,
}

impl<R: Read> Reader<R> {
    pub fn new(from: R) -> Result<Self, ReadError> {
        Self::with_limits(from, Limits::default())
    }

    pub fn with_limits(from: R, limits: Limits) -> Result<Self, ReadError> {
        let mut source = Source::new(from);
        let encoding = encoding::guessed(source.ahead(LOOKED_AT)?);
        Self::of(source, limits, encoding)
    }

    /// For a file whose encoding is known.
    pub fn in_encoding(from: R, limits: Limits, encoding: Encoding) -> Result<Self, ReadError> {
        Self::of(Source::new(from), limits, encoding)
    }

    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    fn of(mut source: Source<R>, limits: Limits, encoding: Encoding) -> Result<Self, ReadError> {
        let mark = encoding.mark();
        let has_mark = !mark.is_empty() && source.ahead(mark.len())?.starts_with(mark);
        let mut head = Vec::new();
        if has_mark {
            head.extend_from_slice(mark);
            source.take(mark.len());
        }
        let line = 1;
        let mut rows = RawRows {
            source,
            encoding,
            limits,
            line,
        };
        rows.blank_lines(&mut head)?;
        let names = names(&mut rows, &mut head)?;
        let format = Format {
            encoding,
            has_mark,
            line_end: line_end(encoding, &names),
        };
        let texts = texts(encoding, &names)?;
        head.extend_from_slice(&names.bytes);
        let labels = rows.next_row().map_err(|why| naming(&texts, why))?;
        let (labels, waiting) = match labels {
            Some(row) if is_labels(encoding, &texts, &row) => (Some(row), None),
            row => (None, row),
        };
        head.extend(labels.into_iter().flat_map(|row| row.bytes));
        let twice = |name| Fault::of_cell(names.line, name, Reason::ColumnTwice);
        let layout = Layout::of(format, limits, head, texts).map_err(twice)?;
        Ok(Self {
            rows,
            layout: Arc::new(layout),
            waiting,
            is_over: false,
        })
    }

    fn read(&mut self) -> Result<Option<Row>, ReadError> {
        let raw = if let Some(raw) = self.waiting.take() {
            Some(raw)
        } else {
            let next = self.rows.next_row();
            next.map_err(|why| {
                self.is_over = true;
                naming(self.layout.names(), why)
            })?
        };
        self.is_over = raw.is_none();
        Ok(raw.map(|raw| self.layout.checked(raw)).transpose()?)
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        self.read().transpose()
    }
}

/// The line of names, behind a line with the version where there is one.
fn names<R: Read>(rows: &mut RawRows<R>, head: &mut Vec<u8>) -> Result<RawRow, ReadError> {
    let no_names = |line| Fault::of_row(line, Reason::NoNames);
    let mut row = rows.next_row()?.ok_or_else(|| no_names(1))?;
    if is_version(rows.encoding, &row) {
        head.extend_from_slice(&row.bytes);
        row = rows.next_row()?.ok_or_else(|| no_names(row.line))?;
    }
    if let Some((column, reason)) = row.complaint {
        return Err(Fault::of_cell(row.line, (column + 1).to_string(), reason).into());
    }
    let title = |at: usize| shown(rows.encoding, &row, at);
    let has_title = (0..row.cells.len()).any(|at| Field::of(&title(at)) == Some(Field::Title));
    if has_title {
        Ok(row)
    } else {
        Err(no_names(row.line).into())
    }
}

fn texts(encoding: Encoding, names: &RawRow) -> Result<Vec<String>, Fault> {
    let fault = |at: usize| Fault::of_cell(names.line, (at + 1).to_string(), Reason::NotText);
    let text = |(at, place): (usize, &std::ops::Range<usize>)| {
        let text = raw::text(encoding, &names.bytes[place.clone()]).ok_or_else(|| fault(at))?;
        Ok(text.trim().to_owned())
    };
    let mut texts = names
        .cells
        .iter()
        .enumerate()
        .map(text)
        .collect::<Result<Vec<_>, _>>()?;
    // A tab behind the last name makes no column.
    while texts.last().is_some_and(String::is_empty) {
        texts.pop();
    }
    Ok(texts)
}

fn is_version(encoding: Encoding, row: &RawRow) -> bool {
    let first = shown(encoding, row, 0);
    let word = first.trim_start().get(..7);
    word.is_some_and(|word| word.eq_ignore_ascii_case("version"))
}

/// A product has a price, a category or a quantity in figures; labels have none, in whatever encoding they were copied.
fn is_labels(encoding: Encoding, names: &[String], row: &RawRow) -> bool {
    let place = |field: Field| names.iter().position(|name| Field::of(name) == Some(field));
    let has_figures = [Field::Price, Field::Cid, Field::Num]
        .into_iter()
        .any(|field| {
            let text = place(field).map(|at| shown(encoding, row, at));
            text.is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()))
        });
    let told_by = place(Field::Price).or_else(|| place(Field::Title));
    let label = told_by.and_then(|at| row.cells.get(at));
    !has_figures && label.is_some_and(|label| !label.is_empty())
}

/// For a look only: bytes that are no text are not there.
fn shown(encoding: Encoding, row: &RawRow, at: usize) -> Cow<'_, str> {
    let place = row.cells.get(at).cloned().unwrap_or_default();
    raw::text(encoding, &row.bytes[place]).unwrap_or(Cow::Borrowed(""))
}

fn line_end(encoding: Encoding, row: &RawRow) -> LineEnd {
    let last = row.cells.last().map_or(0, |last| last.end);
    let behind = row.bytes.get(last..last + encoding.width());
    match behind.map(|bytes| encoding.unit(bytes)) {
        Some(unit) if unit == u16::from(b'\n') => LineEnd::Lf,
        _ => LineEnd::CrLf,
    }
}
