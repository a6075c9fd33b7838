use std::{collections::BTreeMap, sync::Arc};

use crate::{
    Fault, Field, Format, Generation, Limits, Picture, Product, ReadError, Reader, Reason, Row,
    encoding::Encoding,
    raw::{self, RawRow, RawRows},
    source::Source,
};

/// What the rows of a file have in common: the columns, the encoding, the line end, and the head as it stands in the file.
#[derive(Debug)]
pub struct Layout {
    pub(crate) format: Format,
    pub(crate) limits: Limits,
    pub(crate) head: Vec<u8>,
    names: Vec<String>,
    places: BTreeMap<Field, usize>,
}

impl Layout {
    /// The layout of a new file, with its three head lines.
    pub fn new(generation: Generation, mut format: Format) -> Arc<Self> {
        format.has_mark &= !format.encoding.mark().is_empty();
        let mut lines = "version 1.00".to_owned() + format.line_end.text();
        for name in [Field::name, Field::label] {
            let names: Vec<_> = generation.fields().map(name).collect();
            lines += &names.join("\t");
            lines += format.line_end.text();
        }
        let mark: &[u8] = if format.has_mark {
            format.encoding.mark()
        } else {
            &[]
        };
        let lines = format.encoding.encoded(&lines);
        let head = [mark, &lines.expect("every encoding has the names")].concat();
        let names = generation.fields().map(|field| field.name().to_owned());
        let layout = Self::of(format, Limits::default(), head, names.collect());
        Arc::new(layout.expect("the names differ"))
    }

    /// The layout whose [`Self::head`] and encoding were kept. The head alone does not tell the encoding: it may be all ASCII.
    pub fn stored(head: &[u8], encoding: Encoding) -> Result<Arc<Self>, ReadError> {
        let reader = Reader::in_encoding(head, Limits::default(), encoding)?;
        Ok(Arc::clone(reader.layout()))
    }

    pub(crate) fn of(
        format: Format,
        limits: Limits,
        head: Vec<u8>,
        names: Vec<String>,
    ) -> Result<Self, String> {
        let mut places = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let Some(field) = Field::of(name) else {
                continue;
            };
            if places.insert(field, at).is_some() {
                return Err(name.clone());
            }
        }
        Ok(Self {
            format,
            limits,
            head,
            names,
            places,
        })
    }

    /// Every byte before the first product.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    pub const fn format(&self) -> Format {
        self.format
    }

    /// The columns by name, with those that the Assistant does not know.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// `None` when columns of the oldest generation are missing: such a file is read by what it has.
    pub fn generation(&self) -> Option<Generation> {
        Generation::of(&self.names)
    }

    pub fn column(&self, field: Field) -> Option<usize> {
        self.places.get(&field).copied()
    }

    /// Whether rows of the other may stand among rows of this one: the same columns in the same order and encoding.
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.format.encoding == other.format.encoding && self.names == other.names
    }

    /// The row whose bytes were kept; see [`Row::as_read`].
    pub fn row(self: &Arc<Self>, line: u64, bytes: &[u8]) -> Result<Row, Fault> {
        let not_one = || Fault::of_row(line, Reason::NotOneRow);
        let mut rows = RawRows {
            source: Source::new(bytes),
            encoding: self.format.encoding,
            limits: self.limits,
            line,
        };
        let raw = match rows.next_row() {
            Ok(raw) => raw.ok_or_else(not_one)?,
            Err(ReadError::Fault(fault)) => return Err(fault),
            Err(ReadError::Io(_)) => return Err(not_one()),
        };
        if raw.bytes.len() < bytes.len() {
            return Err(not_one());
        }
        self.checked(raw)
    }

    /// A new row. Columns that a product says nothing about hold what the Assistant gives new products.
    pub fn new_row(self: &Arc<Self>, product: &Product) -> Result<Row, Vec<Fault>> {
        let one = |fault| vec![fault];
        let mut row = self
            .row(0, &self.fresh_bytes().map_err(one)?)
            .map_err(one)?;
        row.put(product)?;
        if self.column(Field::PictureStatus).is_some() {
            let status = product.pictures.iter().map(Picture::status);
            row.set(Field::PictureStatus, &status.collect::<String>())
                .map_err(one)?;
        }
        self.row(0, &row.bytes()).map_err(one)
    }

    fn fresh_bytes(&self) -> Result<Vec<u8>, Fault> {
        let encoding = self.format.encoding;
        let fault = |reason| Fault::of_row(0, reason);
        let mut bytes = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            let (text, is_quoted) = match Field::of(name) {
                Some(field) => (field.fresh(), field.is_quoted()),
                None => ("", false),
            };
            if at > 0 {
                bytes.extend(encoding.encoded("\t").map_err(fault)?);
            }
            bytes.extend(raw::cell(encoding, text, is_quoted).map_err(fault)?);
        }
        bytes.extend(
            encoding
                .encoded(self.format.line_end.text())
                .map_err(fault)?,
        );
        Ok(bytes)
    }

    pub(crate) fn called(&self, column: usize) -> String {
        called(&self.names, column)
    }

    /// A row with fewer cells than names was cut, one with more has a quote too few: neither is half a product.
    pub(crate) fn checked(self: &Arc<Self>, raw: RawRow) -> Result<Row, Fault> {
        if let Some((column, reason)) = raw.complaint {
            return Err(Fault::of_cell(raw.line, self.called(column), reason));
        }
        let (found, expected) = (raw.cells.len(), self.names.len());
        if found < expected {
            let reason = Reason::MissingCells { found, expected };
            return Err(Fault::of_row(raw.line, reason));
        }
        if let Some(beyond) = (expected..found).find(|at| !raw.cells[*at].is_empty()) {
            let column = self.called(beyond);
            return Err(Fault::of_cell(raw.line, column, Reason::NamelessCell));
        }
        Ok(Row::of(Arc::clone(self), raw))
    }
}

/// The name of a column for a fault, its number from 1 where it has none.
fn called(names: &[String], column: usize) -> String {
    let name = names.get(column).filter(|name| !name.is_empty());
    name.map_or_else(|| (column + 1).to_string(), Clone::clone)
}

/// The scan of a row knows its columns by their numbers only.
pub fn naming(names: &[String], why: ReadError) -> ReadError {
    let mut fault = match why {
        ReadError::Fault(fault) => fault,
        ReadError::Io(error) => return error.into(),
    };
    let number = fault.column.as_deref().and_then(|at| at.parse().ok());
    let at = number.and_then(|number: usize| number.checked_sub(1));
    fault.column = at.map(|at| called(names, at)).or(fault.column);
    fault.into()
}
