use std::sync::Arc;

use yingke_tabular::Row as PlainRow;

use super::{Stop, columns::columns_of, teller::Teller};
use crate::goods_files::{
    import::Refused,
    incoming::CellFault,
    plain::{self, Column, Columns, Gather},
};

/// Of the rows of one product, which are held together.
const PRODUCT_BYTES: usize = 32 << 20;

/// Rows of cells, gathered into products.
#[derive(Default)]
pub(super) struct Plain {
    columns: Option<Arc<Columns>>,
    gather: Option<Gather>,
    /// Of the rows that are gathered.
    bytes: usize,
}

impl Plain {
    pub(super) fn hear(&mut self, teller: &mut Teller, row: PlainRow) -> Result<(), Stop> {
        let (Some(columns), Some(gather)) = (&self.columns, &mut self.gather) else {
            return self.head(teller, &row);
        };
        let (line, bytes) = (row.line, row.held_bytes());
        let is_full = gather.is_full();
        if let Some(rows) = gather.hear(row) {
            self.bytes = bytes;
            return product(teller, columns, &rows);
        }
        if is_full {
            return teller.is_heard();
        }
        self.bytes += bytes;
        if self.bytes > PRODUCT_BYTES {
            let title = "the rows of one product have more than 32 MiB";
            return Err(Stop::Refused(Refused::Fault(CellFault {
                line,
                column: None,
                code: "row_too_long",
                title: title.to_owned(),
            })));
        }
        Ok(())
    }

    fn head(&mut self, teller: &mut Teller, row: &PlainRow) -> Result<(), Stop> {
        teller.has_places(&row.cells)?;
        let columns = columns_of(&row.cells, &teller.asked.mapping)?;
        known_by_code(&columns, row.line)?;
        let columns = Arc::new(columns);
        self.gather = Some(Gather::new(columns.clone()));
        self.columns = Some(columns);
        Ok(())
    }

    pub(super) fn end(self, teller: &mut Teller) -> Result<(), Stop> {
        let (Some(columns), Some(gather)) = (self.columns, self.gather) else {
            return Err(Stop::Refused(Refused::file(
                "empty",
                "nothing stands in the table",
            )));
        };
        match gather.rest() {
            Some(rows) => product(teller, &columns, &rows),
            None => Ok(()),
        }
    }
}

/// Without a code nothing of it is found again, and all of its rows would be one product.
fn known_by_code(columns: &Columns, line: u64) -> Result<(), Stop> {
    let (code, title) = if columns.all().next().is_none() {
        let title = "No column of the file is known: say which is which";
        ("no_known_column", title)
    } else if columns.at(Column::Code).is_none() {
        let title = "No column has the codes of the products";
        ("no_code_column", title)
    } else {
        return Ok(());
    };
    Err(Stop::Refused(Refused::Fault(CellFault {
        line,
        column: None,
        code,
        title: title.to_owned(),
    })))
}

fn product(teller: &mut Teller, columns: &Arc<Columns>, rows: &[PlainRow]) -> Result<(), Stop> {
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let code = columns
        .at(Column::Code)
        .and_then(|at| first.cells.get(at))
        .map(|code| code.trim().to_owned());
    let code = code.unwrap_or_default();
    let incoming = if teller.is_apart(&code) {
        Err(rows.iter().map(|row| apart(columns, row)).collect())
    } else {
        let incoming = plain::read(columns, rows, &teller.asked.ctx);
        teller.once(first.line, &code, incoming)
    };
    let place = (first.line, rows.iter().map(PlainRow::held_bytes).sum());
    teller.said(place, code, incoming, None)
}

/// Each of its parts would be half a product.
fn apart(columns: &Columns, row: &PlainRow) -> CellFault {
    CellFault {
        line: row.line,
        column: columns.name(Column::Code),
        code: "rows_apart",
        title: "The rows of this product stand apart: sort the file by its codes".to_owned(),
    }
}
