//! Codes of products whose rows stand apart in plain tables. They are known before the first product is told: what stands first is no
//! better than what follows it, and half a product is none.

use std::collections::HashSet;

use tokio::sync::mpsc::Sender;
use yingke_tabular::{CsvRows, Row, RowLimits, XlsxRows};

use super::{Heard, columns::columns_of, teller::MOST};
use crate::{
    goods_files::{
        import::{Opened, Refused},
        plain::Column,
        view::{FileFormat, Mapping},
    },
    vocabulary::short_digest,
};

/// By digests of codes.
#[derive(Default)]
struct Codes {
    begun: HashSet<u64>,
    apart: HashSet<u64>,
    /// Of the product whose rows are being read.
    now: Option<u64>,
}

impl Codes {
    /// Rows without a code belong to the product above them.
    fn hear(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        let digest = short_digest(code);
        if self.now != Some(digest) && !self.begun.insert(digest) {
            self.apart.insert(digest);
        }
        self.now = Some(digest);
    }

    /// The file is refused for them, whichever stand apart; the rest would only fill the memory.
    fn are_too_many(&self) -> bool {
        self.begun.len() > MOST as usize
    }
}

/// Reads the tables once; where one cannot be read to its end, that is told when its products are.
pub(super) fn apart(opened: &mut Opened, mapping: &Mapping, to: &Sender<Heard>) -> HashSet<u64> {
    let mut codes = Codes::default();
    for table in 0..opened.tables.len() {
        codes.now = None;
        let mut at: Option<usize> = None;
        let mut hear = |row: &Row| {
            if let Some(at) = at {
                let cell = row.cells.get(at);
                codes.hear(cell.map_or("", |cell| cell.trim()));
            } else {
                let columns = columns_of(&row.cells, mapping).ok();
                at = columns.and_then(|columns| columns.at(Column::Code));
            }
            at.is_some() && !codes.are_too_many() && !to.is_closed()
        };
        let _ = match opened.format {
            FileFormat::Taobao => Ok(()),
            FileFormat::Csv => csv(opened, table, &mut hear),
            FileFormat::Xlsx => xlsx(opened, table, &mut hear),
        };
    }
    codes.apart
}

fn csv(
    opened: &mut Opened,
    table: usize,
    hear: &mut dyn FnMut(&Row) -> bool,
) -> Result<(), Refused> {
    for row in CsvRows::new(opened.bytes(table)?, RowLimits::default())? {
        if !hear(&row?) {
            break;
        }
    }
    Ok(())
}

fn xlsx(
    opened: &mut Opened,
    table: usize,
    hear: &mut dyn FnMut(&Row) -> bool,
) -> Result<(), Refused> {
    let mut book = XlsxRows::open(opened.book(table)?, RowLimits::default())?;
    book.each(&mut |row| hear(&row))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_comes_again_behind_another_stands_apart() {
        let mut codes = Codes::default();
        for code in ["A", "", "A", "B", "", "C", "B", "D"] {
            codes.hear(code);
        }
        assert_eq!(codes.apart, HashSet::from([short_digest("B")]));
    }

    #[test]
    fn no_more_codes_are_kept_than_a_file_may_have_products() {
        let mut codes = Codes::default();
        codes.begun.extend(1..=MOST as u64);
        assert!(!codes.are_too_many());
        codes.hear("A");
        assert!(codes.are_too_many());
    }
}
