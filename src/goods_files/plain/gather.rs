use std::sync::Arc;

use yingke_tabular::Row;

use super::{Column, Columns};

/// A product has 600 SKUs at most. With one more it is refused; the rest of its rows would only fill the memory.
const MOST_ROWS: usize = 601;

/// Puts rows together that belong to one product: those of one code that follow each other, and those without a code behind them.
#[derive(Debug)]
pub struct Gather {
    columns: Arc<Columns>,
    rows: Vec<Row>,
}

impl Gather {
    pub fn new(columns: Arc<Columns>) -> Self {
        let rows = Vec::new();
        Self { columns, rows }
    }

    /// Takes the next row. The rows of the product before it, if this one begins another.
    pub fn hear(&mut self, row: Row) -> Option<Vec<Row>> {
        let goes_on = self.rows.first().is_none_or(|first| {
            let code = self.code(&row);
            code.is_empty() || code == self.code(first)
        });
        let before = (!goes_on).then(|| self.taken());
        if !self.is_full() {
            self.rows.push(row);
        }
        before
    }

    /// Further rows of this product are passed over: they are no product of their own.
    pub fn is_full(&self) -> bool {
        self.rows.len() == MOST_ROWS
    }

    /// The rows of the last product.
    pub fn rest(mut self) -> Option<Vec<Row>> {
        let rows = self.taken();
        (!rows.is_empty()).then_some(rows)
    }

    fn taken(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.rows)
    }

    fn code<'row>(&self, row: &'row Row) -> &'row str {
        let at = self.columns.at(Column::Code);
        let cell = at.and_then(|at| row.cells.get(at));
        cell.map_or("", |cell| cell.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_code_are_one_product() {
        let columns = Columns::of(&["title".to_owned(), "code".to_owned()]);
        let mut gather = Gather::new(Arc::new(columns));
        let mut products = Vec::new();
        let codes = ["A", "A", "", "B", "A", ""];
        for (line, code) in (2..).zip(codes) {
            let cells = vec!["桌".to_owned(), code.to_owned()];
            products.extend(gather.hear(Row { line, cells }));
        }
        products.extend(gather.rest());
        let lines: Vec<Vec<u64>> = products
            .iter()
            .map(|rows| rows.iter().map(|row| row.line).collect())
            .collect();
        assert_eq!(lines, [vec![2, 3, 4], vec![5], vec![6, 7]]);
    }

    #[test]
    fn no_product_fills_the_memory_and_none_is_made_of_its_last_rows() {
        let columns = Columns::of(&["code".to_owned()]);
        let mut gather = Gather::new(Arc::new(columns));
        let codes = std::iter::repeat_n("A", 1_500).chain(["B"]);
        let rows = (1..).zip(codes).map(|(line, code)| Row {
            line,
            cells: vec![code.to_owned()],
        });
        let products: Vec<_> = rows.filter_map(|row| gather.hear(row)).collect();
        assert_eq!(products.len(), 1);
        assert_eq!(products[0].len(), MOST_ROWS);
        let last = gather.rest().unwrap();
        assert_eq!((last.len(), last[0].line), (1, 1_501));
    }
}
