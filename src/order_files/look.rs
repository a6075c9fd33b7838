use axum::{extract::State, http::StatusCode};
use tokio::sync::OwnedSemaphorePermit;

use super::{
    cell::{is_shortened, plain},
    masked::masked,
    see::{import_of, view},
    sheet::{Table, Tables, Unread, tables},
    storage::{self, ImportRow, Step, kept_of},
    table::{Field, fields_of},
    view::{
        OrderImportColumn, OrderImportFile, OrderImportLook, OrderImportMapping, OrderImportView,
    },
};
use crate::{
    app::App,
    files::{DepotError, Staged},
    http::{Id, InShop, Json, Problem},
    vocabulary::{OrderImportId, ShopId},
};

/// Open the files: which tables they are, what their columns are taken for, and their first rows, masked.
#[utoipa::path(post, path = "/api/shops/{shop}/order-imports/{id}/look", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn look(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, row) = import_of(&app, &caller, id).await?;
    may_look(&row)?;
    let turn = app.order_files().turn().await;
    let seen = read(&app, caller.shop, (&row, turn), None, of).await;
    let seen = seen.map_err(Problem::from)?;
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    may_look(&held)?;
    if held.files != row.files {
        return Err(Problem::changed_meanwhile());
    }
    storage::keep_look(&tx, (id, app.clock().now()), &seen).await?;
    tx.commit().await?;
    let row = storage::import(&db, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    Ok(Json(view(&db, row).await?))
}

fn may_look(row: &ImportRow) -> Result<(), Problem> {
    let is_open = matches!(Step::of(row), Step::Receiving | Step::Looked);
    if is_open && kept_of(row).iter().any(|kept| kept.no == 1) {
        return Ok(());
    }
    let title = "There is no file to look at, or it is checked already";
    Err(Problem::new(StatusCode::CONFLICT, "wrong_state", title))
}

/// Why the files of an import cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    #[error("the file is not there")]
    Gone,
    #[error(transparent)]
    Depot(#[from] DepotError),
    #[error(transparent)]
    Unread(#[from] Unread),
}

impl NotRead {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Gone => "file_gone",
            Self::Depot(_) => "file_unavailable",
            Self::Unread(unread) => unread.why.code(),
        }
    }
}

impl From<NotRead> for Problem {
    fn from(not_read: NotRead) -> Self {
        let status = match &not_read {
            NotRead::Depot(error) => {
                tracing::warn!(%error, "a file of orders cannot be fetched");
                StatusCode::INSUFFICIENT_STORAGE
            }
            NotRead::Gone | NotRead::Unread(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let title = match &not_read {
            NotRead::Depot(_) => "The file cannot be fetched now".to_owned(),
            NotRead::Gone | NotRead::Unread(_) => not_read.to_string(),
        };
        Self::new(status, not_read.code(), title)
    }
}

/// What is made of the tables in the files of an import, read as the mapping says, on a thread that may take its time and keeps its turn
/// even where nobody waits for it any more.
pub async fn read<T: Send + 'static>(
    app: &App,
    shop: ShopId,
    (row, turn): (&ImportRow, OwnedSemaphorePermit),
    mapping: Option<OrderImportMapping>,
    make: impl FnOnce(&Tables) -> T + Send + 'static,
) -> Result<T, NotRead> {
    let staged = Staged::of(app.files(), shop, row.id.0).await?;
    let mut files = Vec::new();
    for kept in kept_of(row) {
        let bytes = staged.piece(kept.no).await?.ok_or(NotRead::Gone)?;
        files.push((kept.name, bytes));
    }
    let read = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let tables = tables(&files, mapping.as_ref())?;
        drop(files);
        Ok::<_, Unread>(make(&tables))
    });
    Ok(read.await.map_err(|_| NotRead::Gone)??)
}

fn of(tables: &Tables) -> OrderImportLook {
    let orders = &tables.orders;
    let rows = orders.first.iter();
    OrderImportLook {
        files: [Some(orders), tables.lines.as_ref()]
            .into_iter()
            .flatten()
            .map(|table| file(table, tables.lines.is_some()))
            .collect(),
        first_rows: rows.map(|row| shown(orders, &row.cells)).collect(),
        notes: notes(tables),
    }
}

fn file(table: &Table, has_lines: bool) -> OrderImportFile {
    let mut fields = fields_of(table.heading.what);
    for field in &mut fields {
        // What was bought stands with the order, or in its lines.
        field.is_needed |= field.field == "title" && !has_lines;
    }
    OrderImportFile {
        name: table.name.clone(),
        what: table.heading.what,
        rows: table.rows.len() as i64,
        columns: columns(table),
        fields,
    }
}

fn columns(table: &Table) -> Vec<OrderImportColumn> {
    let first = table.first.first().map(|row| shown(table, &row.cells));
    let first = first.unwrap_or_default();
    let columns = (0..).zip(table.heading.columns());
    let column = |(at, (name, field)): (usize, (&str, Option<Field>))| OrderImportColumn {
        at: at as i64,
        name: name.to_owned(),
        field: field
            .and_then(|field| table.heading.code_of(field))
            .map(str::to_owned),
        sample: first.get(at).cloned().unwrap_or_default(),
    };
    columns.map(column).collect()
}

fn shown(table: &Table, cells: &[String]) -> Vec<String> {
    let columns = table.heading.columns().zip(cells);
    columns
        .map(|((name, field), cell)| masked(field, name, plain(cell)))
        .collect()
}

fn notes(tables: &Tables) -> Vec<String> {
    let Table { heading, rows, .. } = &tables.orders;
    let at = heading.place(Field::No);
    let number = |row: &yingke_tabular::Row| at.and_then(|at| row.cells.get(at)).cloned();
    let is_resaved = rows
        .iter()
        .filter_map(number)
        .any(|no| is_shortened(plain(&no)));
    let has_times = [Field::ShippedAt, Field::FinishedAt]
        .into_iter()
        .all(|field| heading.place(field).is_some());
    let notes = [
        ("no_lines", tables.lines.is_none()),
        ("no_times", !has_times),
        ("resaved_numbers", is_resaved),
    ];
    let notes = notes.into_iter().filter(|(_, is_so)| *is_so);
    notes.map(|(note, _)| note.to_owned()).collect()
}
