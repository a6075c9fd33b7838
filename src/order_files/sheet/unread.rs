//! Why a file is not read.

use yingke_tabular::Unreadable;

/// Why a file is not read; the name says which.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {why}")]
pub struct Unread {
    pub name: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    #[error(transparent)]
    Table(#[from] Unreadable),
    #[error("the zip cannot be read")]
    Zip,
    #[error("the zip is locked with a password")]
    Locked,
    #[error("there is no table in it")]
    NoTables,
    #[error("its first row names no columns of an order export")]
    NoColumns,
    #[error("there is no table of orders")]
    NoOrders,
    #[error("there are two tables of the same kind")]
    Twice,
}

impl Why {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Table(Unreadable::Empty) => "sheet_empty",
            Self::Table(Unreadable::TooLarge) => "sheet_too_large",
            Self::Table(Unreadable::TooManyRows { .. }) => "sheet_too_many_rows",
            Self::Table(Unreadable::TooManyColumns { .. }) => "sheet_too_many_columns",
            Self::Table(Unreadable::CellTooLong { .. }) => "sheet_cell_too_long",
            Self::Table(Unreadable::TooManyCells { .. }) => "sheet_too_many_cells",
            Self::Table(Unreadable::OpenQuote { .. }) => "sheet_open_quote",
            Self::Table(Unreadable::Garbled { .. }) => "sheet_garbled",
            Self::Table(Unreadable::NoTable) => "sheet_unreadable",
            Self::Zip => "zip_unreadable",
            Self::Locked => "zip_locked",
            Self::NoTables => "no_tables",
            Self::NoColumns => "sheet_no_columns",
            Self::NoOrders => "no_orders",
            Self::Twice => "same_kind_twice",
        }
    }
}

pub(super) fn unread(name: &str) -> impl Fn(Why) -> Unread + '_ {
    move |why| Unread {
        name: name.to_owned(),
        why,
    }
}
