use std::{io, mem};

use axum::body::Body;
use futures_util::stream::try_unfold;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_tabular::{CsvStream, XlsxStream};

use super::{
    line, row,
    source::{Page, Which, page},
    telling::Telling,
};
use crate::{
    app::App,
    vocabulary::{OrderId, ShopId},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OrderExportFormat)]
pub enum Format {
    Csv,
    Xlsx,
}

/// What has a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OrderExportRows)]
pub enum Rows {
    #[default]
    Orders,
    Lines,
}

enum Book {
    Csv(CsvStream),
    /// Orders on the first sheet, their lines on the second.
    Xlsx(Box<XlsxStream>),
}

/// What is still to be written.
struct Rest {
    app: App,
    shop: ShopId,
    telling: Telling,
    which: Which,
    /// None: the file is at its end.
    book: Option<Book>,
    rows: Rows,
    has_heading: bool,
    /// Orders of the first sheet, whose lines the second one has.
    told: Vec<OrderId>,
}

/// The file, row by row as it is fetched. `rows`: of a CSV; a workbook begins with orders.
pub fn body(
    (app, shop): (App, ShopId),
    which: Which,
    (format, rows): (Format, Rows),
    telling: Telling,
) -> Body {
    let (book, rows) = match format {
        Format::Csv => (Book::Csv(CsvStream::keeping_numbers()), rows),
        Format::Xlsx => {
            let sheets = [["订单", "Orders"], ["商品明细", "Lines"]];
            let sheets = sheets.map(|name| telling.language.of(name));
            (Book::Xlsx(Box::new(XlsxStream::of(&sheets))), Rows::Orders)
        }
    };
    let rest = Rest {
        app,
        shop,
        telling,
        which,
        book: Some(book),
        rows,
        has_heading: false,
        told: Vec::new(),
    };
    Body::from_stream(try_unfold(rest, next))
}

/// A file that breaks off is no file: whoever fetches it is told by the connection.
async fn next(mut rest: Rest) -> Result<Option<(Vec<u8>, Rest)>, io::Error> {
    let Some(mut book) = rest.book.take() else {
        return Ok(None);
    };
    if !mem::replace(&mut rest.has_heading, true) {
        let bytes = book.push(&[rest.rows.heading(&rest.telling)]);
        rest.book = Some(book);
        return Ok(Some((bytes, rest)));
    }
    let page = page(&rest.app, rest.shop, &mut rest.which).await;
    let page = page.map_err(|error| {
        tracing::error!(%error, "an export broke off");
        io::Error::other(error)
    })?;
    if page.orders.is_empty() {
        return Ok(rest.turned(book));
    }
    if matches!(book, Book::Xlsx(_)) && rest.rows == Rows::Orders {
        rest.told.extend(page.orders.iter().map(|order| order.id));
    }
    let bytes = book.push(&rest.rows.of(&page, &rest.telling));
    rest.book = Some(book);
    Ok(Some((bytes, rest)))
}

impl Rest {
    /// All orders are written: the lines of the same ones are next, or that was the file.
    fn turned(mut self, book: Book) -> Option<(Vec<u8>, Self)> {
        match book {
            Book::Xlsx(mut sheets) if self.rows == Rows::Orders => {
                let bytes = sheets.next_sheet();
                self.which = Which::Chosen(mem::take(&mut self.told));
                self.rows = Rows::Lines;
                self.has_heading = false;
                self.book = Some(Book::Xlsx(sheets));
                Some((bytes, self))
            }
            Book::Xlsx(sheets) => Some((sheets.end(), self)),
            Book::Csv(_) => None,
        }
    }
}

impl Rows {
    fn heading(self, telling: &Telling) -> Vec<String> {
        let heading = match self {
            Self::Orders => &row::HEADING[..],
            Self::Lines => &line::HEADING[..],
        };
        let heading = heading.iter().map(|name| telling.language.of(*name));
        heading.map(str::to_owned).collect()
    }

    fn of(self, page: &Page, telling: &Telling) -> Vec<Vec<String>> {
        let told = page.told();
        match self {
            Self::Orders => told.map(|of| row::row(&of, page, telling)).collect(),
            Self::Lines => told.flat_map(|of| line::rows(&of, page, telling)).collect(),
        }
    }
}

impl Book {
    fn push(&mut self, rows: &[Vec<String>]) -> Vec<u8> {
        match self {
            Self::Csv(book) => book.push(rows),
            Self::Xlsx(book) => book.push(rows),
        }
    }
}
