//! What a workbook does not hold, though it could be written: no spreadsheet would open it, so it is refused before its first byte goes.
//! Nothing is left out of it either: read back, what is not there would be taken away from the product.

use axum::http::StatusCode;

use crate::{
    catalogue::goods::{Stored, packed, sku_count, with_long_texts},
    goods_files::{
        incoming::Ctx,
        plain::{self, Column, Lang},
    },
    http::{Problem, fit_a_sheet},
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Of a cell, as UTF-16 counts.
const MOST_UNITS: usize = 32_767;
/// A text of so many characters may be longer than a cell: of UTF-16 a character takes two units at most, and so does a sign that has
/// to be told from one that means something.
const MAYBE_TOO_LONG: i64 = MOST_UNITS as i64 / 2;
/// What a product's texts may be so long in.
const LONG: [Column; 4] = [
    Column::Description,
    Column::Attributes,
    Column::Facts,
    Column::Faq,
];
/// Products whose texts are measured together.
const AT_ONCE: usize = 50;

pub async fn check(db: &ShopDb, ids: &[ProductId]) -> Result<(), Problem> {
    fit_a_sheet(sku_count(db, ids).await?, "SKUs")?;
    match too_long(db, ids).await? {
        Some((code, column)) => Err(too_long_for_a_cell(&code, column)),
        None => Ok(()),
    }
}

fn too_long_for_a_cell(code: &str, column: Column) -> Problem {
    let field = column.field();
    let title = format!(
        "{code}: {field} is longer than the {MOST_UNITS} characters of a cell; a CSV holds it"
    );
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Problem::new(status, "too_long_for_a_cell", title)
}

/// The first product, by its code, with a text that no cell holds.
async fn too_long(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<Option<(String, Column)>, StorageError> {
    let maybe = with_long_texts(db, ids, MAYBE_TOO_LONG).await?;
    for some in maybe.chunks(AT_ONCE) {
        let first = |stored: Vec<Stored>| stored.iter().find_map(too_long_in);
        let found = packed(db, some.to_vec(), true, first).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn too_long_in(stored: &Stored) -> Option<(String, Column)> {
    let goods = &stored.goods;
    let rows = plain::write(&LONG, goods, &Ctx::default(), Lang::Zh);
    let mut cells = LONG.into_iter().zip(rows.first()?);
    let (column, _) = cells.find(|(_, cell)| cell.encode_utf16().count() > MOST_UNITS)?;
    Some((goods.code.clone(), column))
}
