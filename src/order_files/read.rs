//! A row by its fields, and what is wrong with it.

use yingke_tabular::Row;

use super::{
    cell::{self, plain},
    sheet::Table,
    table::{Field, Heading},
    view::OrderImportTable,
};
use crate::vocabulary::Millis;

/// Something that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    pub what: OrderImportTable,
    /// As the file calls it; none: the row as a whole.
    pub column: Option<String>,
    pub code: &'static str,
    pub title: String,
    pub order_no: String,
}

/// A row being read: all that is wrong with it is gathered, not only the first.
pub struct Said<'a> {
    heading: &'a Heading,
    row: &'a Row,
    pub no: String,
    pub faults: Vec<Fault>,
}

impl<'a> Said<'a> {
    pub fn of(table: &'a Table, row: &'a Row) -> Self {
        let mut said = Self {
            heading: &table.heading,
            row,
            no: String::new(),
            faults: Vec::new(),
        };
        said.no = said.plain(Field::No).to_owned();
        said.check_number();
        said.check_quotes(table);
        said
    }

    /// What stands behind such a quote may be another column's.
    fn check_quotes(&mut self, table: &Table) {
        let Some(at) = table.stray.get(&self.row.line) else {
            return;
        };
        let named = self.heading.columns().nth(*at);
        let column = named.map(|(name, _)| name.to_owned());
        let title = "there is text behind a closing quote".to_owned();
        self.fault(column, "text_after_quote", title);
    }

    fn check_number(&mut self) {
        let (code, title) = match self.no.as_str() {
            "" => ("no_number", "the order has no number"),
            no if cell::is_shortened(no) => (
                "number_shortened",
                "a spreadsheet has shortened the number: export the file anew and do not save it from a spreadsheet",
            ),
            no if !cell::is_number_of_an_order(no) => (
                "bad_number",
                "an order's number has 1 to 40 letters, digits or hyphens",
            ),
            _ => return,
        };
        self.wrong(Field::No, code, title);
    }

    pub fn line(&self) -> u64 {
        self.row.line
    }

    fn cell(&self, field: Field) -> &'a str {
        let at = self.heading.place(field);
        let cell = at.and_then(|at| self.row.cells.get(at));
        cell.map_or("", String::as_str)
    }

    pub fn plain(&self, field: Field) -> &'a str {
        plain(self.cell(field))
    }

    /// None: there is nothing.
    pub fn some(&self, field: Field) -> Option<&'a str> {
        cell::some(self.cell(field))
    }

    /// Whether the file has such a column at all.
    pub fn has(&self, field: Field) -> bool {
        self.heading.place(field).is_some()
    }

    /// Nothing is nothing.
    pub fn fen(&mut self, field: Field) -> i64 {
        let fen = cell::fen(self.cell(field));
        if fen.is_none() {
            let title = "an amount is written in yuan, as 201.12";
            self.wrong(field, "bad_money", title);
        }
        fen.unwrap_or(0)
    }

    pub fn time(&mut self, field: Field) -> Option<Millis> {
        let text = self.some(field)?;
        let time = cell::time(text);
        if time.is_none() {
            let title = "a time is written as 2017-07-08 00:42:32";
            self.wrong(field, "bad_time", title);
        }
        time
    }

    pub fn quantity(&mut self, field: Field) -> i64 {
        let pieces = cell::pieces(self.cell(field));
        if pieces.is_none() {
            self.wrong(field, "bad_quantity", "1 to 100,000 pieces");
        }
        pieces.unwrap_or(1)
    }

    pub fn wrong(&mut self, field: Field, code: &'static str, title: impl Into<String>) {
        let column = self.heading.name(field).map(str::to_owned);
        self.fault(column, code, title.into());
    }

    pub fn wrong_row(&mut self, code: &'static str, title: impl Into<String>) {
        self.fault(None, code, title.into());
    }

    fn fault(&mut self, column: Option<String>, code: &'static str, title: String) {
        self.faults.push(Fault {
            line: self.row.line,
            what: self.heading.what,
            column,
            code,
            title,
            order_no: self.no.chars().take(40).collect(),
        });
    }
}
