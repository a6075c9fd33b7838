use std::io;

use axum::body::Body;
use futures_util::stream::try_unfold;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_tabular::{CsvStream, XlsxStream};

use super::{
    row::HEADING,
    source::{Which, rows},
};
use crate::storage::ShopDb;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OrderExportFormat)]
pub enum Format {
    Csv,
    Xlsx,
}

enum Book {
    Csv(CsvStream),
    Xlsx(Box<XlsxStream>),
}

/// What is still to be written.
struct Rest {
    db: ShopDb,
    which: Which,
    /// None: the file is at its end.
    book: Option<Book>,
    has_heading: bool,
}

/// The file, row by row as it is fetched.
pub fn body(db: ShopDb, which: Which, format: Format) -> Body {
    let book = match format {
        Format::Csv => Book::Csv(CsvStream::default()),
        Format::Xlsx => Book::Xlsx(Box::new(XlsxStream::new("订单"))),
    };
    let rest = Rest {
        db,
        which,
        book: Some(book),
        has_heading: false,
    };
    Body::from_stream(try_unfold(rest, next))
}

/// A file that breaks off is no file: whoever fetches it is told by the connection.
async fn next(mut rest: Rest) -> Result<Option<(Vec<u8>, Rest)>, io::Error> {
    let Some(mut book) = rest.book.take() else {
        return Ok(None);
    };
    if !std::mem::replace(&mut rest.has_heading, true) {
        let bytes = book.push(&[HEADING.map(str::to_owned).to_vec()]);
        rest.book = Some(book);
        return Ok(Some((bytes, rest)));
    }
    let rows = rows(&rest.db, &mut rest.which).await.map_err(|error| {
        tracing::error!(%error, "an export broke off");
        io::Error::other(error)
    })?;
    if rows.is_empty() {
        let bytes = book.end();
        return Ok((!bytes.is_empty()).then_some((bytes, rest)));
    }
    let bytes = book.push(&rows);
    rest.book = Some(book);
    Ok(Some((bytes, rest)))
}

impl Book {
    fn push(&mut self, rows: &[Vec<String>]) -> Vec<u8> {
        match self {
            Self::Csv(book) => book.push(rows),
            Self::Xlsx(book) => book.push(rows),
        }
    }

    fn end(self) -> Vec<u8> {
        match self {
            Self::Csv(_) => Vec::new(),
            Self::Xlsx(book) => book.end(),
        }
    }
}
