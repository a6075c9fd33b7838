/// Why a table cannot be read on, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadRow {
    /// As [`crate::Row::line`]; 0: nothing of the table could be read.
    pub line: u64,
    pub reason: Broken,
}

#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("the row has too many columns")]
    TooManyColumns,
    #[error("a cell is too long")]
    CellTooLong,
    #[error("the row is too long, or a quote before it was never closed")]
    RowTooLong,
    #[error("a quote is never closed")]
    OpenQuote,
    #[error("there is a zero character")]
    Nul,
    #[error("the bytes are no text in the encoding of the file")]
    NotText,
    #[error("the file unpacks to too much")]
    TooLarge,
    #[error("this is no table that can be read")]
    NoTable,
    #[error("the file could not be read")]
    Io(#[from] std::io::Error),
}

impl Broken {
    /// A word for each reason that stays the same: to translate by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooManyColumns => "too_many_columns",
            Self::CellTooLong => "cell_too_long",
            Self::RowTooLong => "row_too_long",
            Self::OpenQuote => "open_quote",
            Self::Nul => "nul",
            Self::NotText => "not_text",
            Self::TooLarge => "too_large_unpacked",
            Self::NoTable => "no_table",
            Self::Io(_) => "unreadable",
        }
    }

    pub(crate) const fn at(self, line: u64) -> BadRow {
        BadRow { line, reason: self }
    }
}
