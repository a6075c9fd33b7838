use std::io;

use yingke_tabular::{BadRow, Broken, ZipFault};
use yingke_taobao_csv::ReadError;

use crate::goods_files::incoming::CellFault;

/// Why a file cannot be read, or not to its end.
#[derive(Debug)]
pub enum Refused {
    /// It is what is in it.
    Fault(CellFault),
    /// Its pieces cannot be reached: another time it may be.
    Io(io::Error),
}

impl Refused {
    /// About the whole file.
    pub fn file(code: &'static str, title: impl Into<String>) -> Self {
        Self::Fault(CellFault {
            line: 0,
            column: None,
            code,
            title: title.into(),
        })
    }
}

impl From<ReadError> for Refused {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Fault(fault) => Self::Fault(told(&fault)),
            ReadError::Io(error) => unpacked(error),
        }
    }
}

impl From<BadRow> for Refused {
    fn from(bad: BadRow) -> Self {
        let code = bad.reason.code();
        match bad.reason {
            Broken::Io(error) => unpacked(error),
            reason => Self::Fault(CellFault {
                line: bad.line,
                column: None,
                code,
                title: reason.to_string(),
            }),
        }
    }
}

impl From<ZipFault> for Refused {
    fn from(fault: ZipFault) -> Self {
        let code = fault.code();
        match fault {
            ZipFault::Io(error) => unpacked(error),
            fault => Self::file(code, fault.to_string()),
        }
    }
}

/// A fault of a Taobao file, as all faults are told.
pub fn told(fault: &yingke_taobao_csv::Fault) -> CellFault {
    CellFault {
        line: fault.line,
        column: fault.column.clone(),
        code: fault.reason.code(),
        title: fault.reason.to_string(),
    }
}

/// Packed bytes that are no packed bytes are the file's fault, and so is one that unpacks without end.
fn unpacked(error: io::Error) -> Refused {
    match error.kind() {
        io::ErrorKind::FileTooLarge => {
            Refused::file("too_large_unpacked", "the file unpacks to too much")
        }
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            Refused::file("not_a_zip", "this is no zip file that can be read")
        }
        _ => Refused::Io(error),
    }
}
