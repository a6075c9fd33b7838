use std::fmt;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As an editor counts, from 1; 0 for a row that no file has yet.
    pub line: u64,
    /// The name of the column, or its number where it has none. `None` when the whole row is meant.
    pub column: Option<String>,
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    #[error("no line of column names with a title was found")]
    NoNames,
    #[error("the column stands there twice")]
    ColumnTwice,
    #[error("there are too many columns")]
    TooManyColumns,
    #[error("the row has {found} cells where {expected} have names")]
    MissingCells { found: usize, expected: usize },
    #[error("there is text beyond the last named column")]
    NamelessCell,
    #[error("these bytes are not one row")]
    NotOneRow,
    #[error("the cell is too long")]
    CellTooLong,
    #[error("the row is too long, or a quote before it was never closed")]
    RowTooLong,
    #[error("a quote is never closed")]
    OpenQuote,
    #[error("there is text behind a closing quote")]
    TextAfterQuote,
    #[error("there is a zero character")]
    Nul,
    #[error("the file ends within a character")]
    HalfCharacter,
    #[error("the bytes are no text in the encoding of the file")]
    NotText,
    #[error("nothing stands there")]
    Empty,
    #[error("is not a number: {0}")]
    NotANumber(String),
    #[error("is not an amount of money: {0}")]
    NotMoney(String),
    #[error("is not a time: {0}")]
    NotATime(String),
    #[error("is none of the codes: {0}")]
    UnknownCode(String),
    #[error("is not a property and its value (pid:vid): {0}")]
    NotAPair(String),
    #[error("is not a named value (pid:vid:name): {0}")]
    NotNamed(String),
    #[error("is not a SKU (price:quantity:code:pid:vid): {0}")]
    NotASku(String),
    #[error("is not a picture (name:kind:index:pid:vid|address): {0}")]
    NotAPicture(String),
    #[error("there are {values} typed values for {pids} properties")]
    InputsDiffer { pids: usize, values: usize },
    #[error("there are more barcodes than SKUs")]
    TooManyBarcodes,
    #[error("the layout of the cell cannot hold this value")]
    Unwritable,
    #[error("the encoding of the file has no {0:?}")]
    NotInEncoding(char),
    #[error("the file has no such column")]
    NoColumn,
}

/// Why a file cannot be read on, or one of its rows not at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error("the file could not be read")]
    Io(#[from] std::io::Error),
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl Fault {
    pub(crate) fn of_row(line: u64, reason: Reason) -> Self {
        let column = None;
        Self {
            line,
            column,
            reason,
        }
    }

    pub(crate) fn of_cell(line: u64, column: impl Into<String>, reason: Reason) -> Self {
        let column = Some(column.into());
        Self {
            line,
            column,
            reason,
        }
    }
}

impl Reason {
    /// A word for each reason that stays the same: to translate by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoNames => "no_names",
            Self::ColumnTwice => "column_twice",
            Self::TooManyColumns => "too_many_columns",
            Self::MissingCells { .. } => "missing_cells",
            Self::NamelessCell => "nameless_cell",
            Self::NotOneRow => "not_one_row",
            Self::CellTooLong => "cell_too_long",
            Self::RowTooLong => "row_too_long",
            Self::OpenQuote => "open_quote",
            Self::TextAfterQuote => "text_after_quote",
            Self::Nul => "nul",
            Self::HalfCharacter => "half_character",
            Self::NotText => "not_text",
            Self::Empty => "empty",
            Self::NotANumber(_) => "not_a_number",
            Self::NotMoney(_) => "not_money",
            Self::NotATime(_) => "not_a_time",
            Self::UnknownCode(_) => "unknown_code",
            Self::NotAPair(_) => "not_a_pair",
            Self::NotNamed(_) => "not_named",
            Self::NotASku(_) => "not_a_sku",
            Self::NotAPicture(_) => "not_a_picture",
            Self::InputsDiffer { .. } => "inputs_differ",
            Self::TooManyBarcodes => "too_many_barcodes",
            Self::Unwritable => "unwritable",
            Self::NotInEncoding(_) => "not_in_encoding",
            Self::NoColumn => "no_column",
        }
    }

    /// The beginning of what was found: a fault is no place for a whole description.
    pub(crate) fn shown(text: &str) -> String {
        text.chars().take(60).collect()
    }
}
