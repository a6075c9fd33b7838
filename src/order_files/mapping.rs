use std::collections::BTreeSet;

use axum::{extract::State, http::StatusCode};

use super::{
    see::{import_of, job_of, state_of, view},
    storage::{self, ImportRow, Step, look_of, mapping_of},
    view::{
        OrderImportFile, OrderImportLook, OrderImportMapping, OrderImportState, OrderImportTable,
        OrderImportView,
    },
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    jobs::JobView,
    vocabulary::OrderImportId,
};

/// Say which column says what. What was checked before is to be checked again.
#[utoipa::path(put, path = "/api/shops/{shop}/order-imports/{id}/mapping", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = OrderImportMapping,
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn map(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
    Json(mapping): Json<OrderImportMapping>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, row) = import_of(&app, &caller, id).await?;
    let look = may_map(&row, job_of(&db, &row).await?.as_ref())?;
    sound(&look, &mapping)?;
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if [row.rev, held.rev] != [mapping.rev; 2] {
        return Err(Problem::changed_meanwhile());
    }
    let kept = OrderImportMapping { rev: 0, ..mapping };
    storage::keep_mapping(&tx, (id, app.clock().now()), &kept).await?;
    tx.commit().await?;
    let row = storage::import(&db, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    Ok(Json(view(&db, row).await?))
}

/// What was looked at, while nothing of it is written and nothing is under way.
fn may_map(row: &ImportRow, job: Option<&JobView>) -> Result<OrderImportLook, Problem> {
    let is_halted = matches!(
        state_of(row, job),
        OrderImportState::Stopped | OrderImportState::Failed
    );
    let is_open = match Step::of(row) {
        Step::Looked | Step::Checked => true,
        Step::Checking => is_halted,
        _ => false,
    };
    look_of(row).filter(|_| is_open).ok_or_else(|| {
        let title = "Its columns are said once it was looked at, and before it is brought in";
        Problem::new(StatusCode::CONFLICT, "wrong_state", title)
    })
}

/// Each table by its own columns, none of them twice, and none of the needed fields without one.
fn sound(look: &OrderImportLook, mapping: &OrderImportMapping) -> Result<(), Problem> {
    let has_lines = look
        .files
        .iter()
        .any(|file| file.what == OrderImportTable::Lines);
    if !has_lines && !mapping.lines.is_empty() {
        let title = "lines: no table of lines came along";
        return Err(Problem::at_field("bad_mapping", "lines", title));
    }
    for file in &look.files {
        sound_in(file, mapping)?;
    }
    complete(look, mapping)
}

fn sound_in(file: &OrderImportFile, mapping: &OrderImportMapping) -> Result<(), Problem> {
    let mut taken = BTreeSet::new();
    for (field, at) in mapping.of(file.what) {
        let is_known = file.fields.iter().any(|known| known.field == *field);
        if !is_known || !file.columns.iter().any(|column| column.at == *at) {
            let title = "Fields of such a table, and numbers of its columns";
            return Err(at_field(file, field, "bad_mapping", title));
        }
        if !taken.insert(*at) {
            let title = "Two fields are read of one column";
            return Err(at_field(file, field, "column_for_two", title));
        }
    }
    Ok(())
}

fn complete(look: &OrderImportLook, mapping: &OrderImportMapping) -> Result<(), Problem> {
    for file in &look.files {
        let columns = mapping.of(file.what);
        let mut needed = file.fields.iter().filter(|field| field.is_needed);
        if let Some(without) = needed.find(|field| !columns.contains_key(&field.field)) {
            let title = "A field that is needed has no column";
            return Err(at_field(file, &without.field, "column_needed", title));
        }
    }
    Ok(())
}

/// Whether everything that is needed is read, by what somebody said or by the names of the columns.
pub fn has_needed(row: &ImportRow) -> Result<(), Problem> {
    let Some(look) = look_of(row) else {
        return Ok(());
    };
    let mapping = mapping_of(row).unwrap_or_else(|| named(&look));
    complete(&look, &mapping)
}

/// As the look took the columns.
fn named(look: &OrderImportLook) -> OrderImportMapping {
    let mut mapping = OrderImportMapping::default();
    for file in &look.files {
        let columns = file.columns.iter();
        let columns = columns.filter_map(|column| Some((column.field.clone()?, column.at)));
        match file.what {
            OrderImportTable::Orders => mapping.orders = columns.collect(),
            OrderImportTable::Lines => mapping.lines = columns.collect(),
        }
    }
    mapping
}

fn at_field(file: &OrderImportFile, field: &str, code: &'static str, title: &str) -> Problem {
    let table = match file.what {
        OrderImportTable::Orders => "orders",
        OrderImportTable::Lines => "lines",
    };
    Problem::at_field(code, format!("{table}.{field}"), title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order_files::{table::fields_of, view::OrderImportColumn};

    fn look() -> OrderImportLook {
        let column = |at| OrderImportColumn {
            at,
            name: format!("列{at}"),
            field: (at == 0).then(|| "no".to_owned()),
            sample: String::new(),
        };
        OrderImportLook {
            files: vec![OrderImportFile {
                name: "a.csv".to_owned(),
                what: OrderImportTable::Orders,
                rows: 1,
                columns: (0..6).map(column).collect(),
                fields: fields_of(OrderImportTable::Orders),
            }],
            first_rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn mapping(columns: &[(&str, i64)]) -> OrderImportMapping {
        let columns = columns.iter().map(|(field, at)| ((*field).to_owned(), *at));
        OrderImportMapping {
            orders: columns.collect(),
            ..OrderImportMapping::default()
        }
    }

    const WHOLE: [(&str, i64); 5] = [
        ("no", 0),
        ("nick", 1),
        ("total_fen", 2),
        ("state", 3),
        ("created_at", 4),
    ];

    #[test]
    fn a_mapping_is_whole_and_takes_no_column_twice() {
        assert!(sound(&look(), &mapping(&WHOLE)).is_ok());
        assert!(sound(&look(), &mapping(&WHOLE[1..])).is_err());
        for more in [("words", 4), ("words", 6), ("words", -1), ("title_of", 5)] {
            let columns = [&WHOLE[..], &[more]].concat();
            assert!(sound(&look(), &mapping(&columns)).is_err(), "{more:?}");
        }
        let lines = OrderImportMapping {
            lines: [("no".to_owned(), 0)].into(),
            ..mapping(&WHOLE)
        };
        assert!(sound(&look(), &lines).is_err(), "there is no such table");
    }

    #[test]
    fn what_names_say_may_lack_something() {
        let named = named(&look());
        assert_eq!(named, mapping(&WHOLE[..1]));
        assert!(complete(&look(), &named).is_err());
    }
}
