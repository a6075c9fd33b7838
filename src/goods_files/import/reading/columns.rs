use std::collections::BTreeMap;

use crate::goods_files::{
    import::Refused,
    plain::{Column, Columns},
    view::Mapping,
};

/// The columns of a heading: as the mapping has them, and by their names where it says nothing.
pub fn columns_of(head: &[String], mapping: &Mapping) -> Result<Columns, Refused> {
    if mapping.columns.is_empty() {
        return Ok(Columns::of(head));
    }
    let usual = Columns::of(head);
    let mut fields: BTreeMap<usize, Column> = (0..head.len())
        .filter_map(|at| Some((at, usual.field(at)?)))
        .collect();
    for (at, field) in &mapping.columns {
        let at: usize = at.parse().unwrap_or(usize::MAX);
        if field.is_empty() {
            fields.remove(&at);
        } else if let Some(column) = column_named(field) {
            fields.insert(at, column);
        }
    }
    let chosen = Columns::chosen(head, &fields);
    chosen.map_err(|faults| match faults.into_iter().next() {
        Some(fault) => Refused::Fault(fault),
        None => Refused::file("bad_columns", "the columns do not fit together"),
    })
}

/// By the name that mappings have for it.
pub fn column_named(field: &str) -> Option<Column> {
    let mut all = Column::ALL.iter().copied();
    all.find(|column| column.field() == field)
}
