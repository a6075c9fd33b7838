//! What a file is, told from its bytes and never from its name: a table, a workbook, or a zip of tables with their pictures.

use std::{
    io::{Read, Seek, SeekFrom},
    sync::Arc,
};

use yingke_tabular::{Part, Zip};
use yingke_taobao_csv::{Fault, Field, Layout, Limits, ReadError, Reader};

use super::{Refused, Source};
use crate::goods_files::view::FileFormat;

/// Files in a zip.
const MOST_ENTRIES: usize = 60_000;
const MOST_TABLES: usize = 50;
/// Of all tables of a zip together, as they claim; one that unpacks to more than it claims is refused.
const TABLE_BYTES: u64 = 4 << 30;
/// Of a workbook in a zip: it is written down as it is unpacked.
const BOOK_BYTES: u64 = 256 << 20;
/// How workbooks of old begin.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

/// A file that is known for what it is.
pub struct Opened {
    pub format: FileFormat,
    /// At least one, all of one format; of a workbook its first sheet.
    pub tables: Vec<Table>,
    /// None: the file is the table.
    pub zip: Option<Zip<Source>>,
    source: Source,
}

/// A table of the file.
pub struct Table {
    /// In the zip, with its folders; empty: the file is the table.
    pub name: String,
    entry: usize,
}

/// On a thread that may wait.
pub fn open(mut source: Source) -> Result<Opened, Refused> {
    let mut start = Vec::new();
    source
        .by_ref()
        .take(4)
        .read_to_end(&mut start)
        .map_err(Refused::Io)?;
    source.seek(SeekFrom::Start(0)).map_err(Refused::Io)?;
    if start.starts_with(OLD_WORKBOOK) {
        let title = "this is an old workbook (.xls): save it as .xlsx or .csv";
        return Err(Refused::file("old_workbook", title));
    }
    if start.starts_with(b"PK") {
        return zipped(source);
    }
    let mut opened = Opened {
        format: FileFormat::Csv,
        tables: vec![Table {
            name: String::new(),
            entry: 0,
        }],
        zip: None,
        source,
    };
    opened.format = opened.format_of(0)?;
    Ok(opened)
}

fn zipped(source: Source) -> Result<Opened, Refused> {
    let zip = Zip::open(source.clone(), MOST_ENTRIES)?;
    let is_book = |name: &str| name.eq_ignore_ascii_case("xl/workbook.xml");
    let is_workbook = zip.entries().iter().any(|entry| is_book(&entry.name));
    if is_workbook {
        return Ok(Opened {
            format: FileFormat::Xlsx,
            tables: vec![Table {
                name: String::new(),
                entry: 0,
            }],
            zip: None,
            source,
        });
    }
    let (csv, books) = (tables_of(&zip, ".csv"), tables_of(&zip, ".xlsx"));
    if let (Some(table), Some(book)) = (csv.first(), books.first()) {
        return Err(mixed(&book.name, &table.name));
    }
    let (format, tables) = if csv.is_empty() {
        (FileFormat::Xlsx, books)
    } else {
        (FileFormat::Csv, csv)
    };
    check(&zip, &tables)?;
    let mut opened = Opened {
        format,
        tables,
        zip: Some(zip),
        source,
    };
    if format == FileFormat::Xlsx {
        return Ok(opened);
    }
    opened.format = opened.format_of(0)?;
    for at in 1..opened.tables.len() {
        if opened.format_of(at)? != opened.format {
            let [before, name] = [at - 1, at].map(|at| &opened.tables[at].name);
            return Err(mixed(name, before));
        }
    }
    Ok(opened)
}

fn mixed(name: &str, other: &str) -> Refused {
    let title = format!("{name} is another kind of table than {other}");
    Refused::file("mixed_formats", title)
}

/// Files that end so; `~` and `_` are of those that programs put beside what people made.
fn tables_of(zip: &Zip<Source>, ending: &str) -> Vec<Table> {
    let is_table = |name: &str| {
        let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let is_hidden = own.starts_with(['.', '~']) || name.starts_with("__");
        own.to_lowercase().ends_with(ending) && !is_hidden
    };
    let entries = zip.entries().iter().enumerate();
    let tables = entries.filter(|(_, entry)| is_table(&entry.name));
    let tables = tables.map(|(at, entry)| Table {
        name: entry.name.clone(),
        entry: at,
    });
    tables.collect()
}

fn check(zip: &Zip<Source>, tables: &[Table]) -> Result<(), Refused> {
    if tables.is_empty() {
        return Err(Refused::file(
            "no_table",
            "the zip holds neither a .csv nor a .xlsx",
        ));
    }
    if tables.len() > MOST_TABLES {
        let title = format!("the zip holds more than {MOST_TABLES} tables");
        return Err(Refused::file("too_many_tables", title));
    }
    let claimed = tables
        .iter()
        .map(|table| zip.entries()[table.entry].claimed_bytes);
    if claimed.sum::<u64>() > TABLE_BYTES {
        let title = "the tables unpack to more than 4 GiB";
        return Err(Refused::file("too_large_unpacked", title));
    }
    Ok(())
}

impl Opened {
    /// The bytes of a table, from their beginning.
    pub fn bytes(&mut self, at: usize) -> Result<Bytes<'_>, Refused> {
        match &mut self.zip {
            Some(zip) => {
                let entry = self.tables[at].entry;
                let claimed = zip.entries()[entry].claimed_bytes;
                Ok(Bytes::Part(zip.part(entry)?.take(claimed + 1)))
            }
            None => Ok(Bytes::Whole(self.source.clone())),
        }
    }

    /// A workbook, to be read anywhere.
    pub fn book(&mut self, at: usize) -> Result<Source, Refused> {
        let Some(zip) = &mut self.zip else {
            return Ok(self.source.clone());
        };
        let entry = self.tables[at].entry;
        let most = BOOK_BYTES.min(zip.entries()[entry].claimed_bytes);
        let unpacked = Source::unpacked(zip.part(entry)?, most).map_err(ReadError::Io)?;
        let title = "the workbook unpacks to more than 256 MiB, or than it claims";
        unpacked.ok_or_else(|| Refused::file("too_large_unpacked", title))
    }

    /// The layout of a Taobao table.
    pub fn layout(&mut self, at: usize) -> Result<Arc<Layout>, Refused> {
        let reader = Reader::with_limits(self.bytes(at)?, Limits::default())?;
        Ok(reader.layout().clone())
    }

    /// A Taobao table has title, category, price and quantity in columns of their own, parted by tabs.
    fn format_of(&mut self, at: usize) -> Result<FileFormat, Refused> {
        let telling = [Field::Title, Field::Cid, Field::Price, Field::Num];
        let has_all = |layout: &Layout| {
            let mut telling = telling.iter();
            telling.all(|field| layout.column(*field).is_some())
        };
        let read = Reader::new(self.bytes(at)?).map(|reader| has_all(reader.layout()));
        match read {
            Ok(true) => Ok(FileFormat::Taobao),
            Ok(false) => Ok(FileFormat::Csv),
            Err(ReadError::Io(error)) => Err(ReadError::Io(error).into()),
            Err(ReadError::Fault(fault)) => self.untold(at, fault),
        }
    }

    /// Whatever it is, it is told when it is read as what it may be, unless it says itself that it is Taobao's.
    fn untold(&mut self, at: usize, fault: Fault) -> Result<FileFormat, Refused> {
        if self.says_version(at)? {
            Err(ReadError::Fault(fault).into())
        } else {
            Ok(FileFormat::Csv)
        }
    }

    /// Begins as Taobao's tables do, in whatever encoding.
    fn says_version(&mut self, at: usize) -> Result<bool, Refused> {
        let mut start = Vec::new();
        let read = self.bytes(at)?.take(32).read_to_end(&mut start);
        read.map_err(ReadError::Io)?;
        start.retain(u8::is_ascii_alphabetic);
        Ok(start.starts_with(b"version"))
    }
}

/// Of a table, however it lies in the file.
pub enum Bytes<'file> {
    Whole(Source),
    Part(std::io::Take<Part<'file, Source>>),
}

impl Read for Bytes<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Whole(source) => source.read(to),
            Self::Part(part) if part.limit() == 0 => Err(std::io::ErrorKind::FileTooLarge.into()),
            Self::Part(part) => part.read(to),
        }
    }
}
