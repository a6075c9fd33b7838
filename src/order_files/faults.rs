use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;
use yingke_tabular::csv;

use super::{
    fault_words::reason,
    see::import_of,
    storage::{self, FaultRow, what_of},
    view::{OrderImportFault, OrderImportFaults, OrderImportTable},
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Lang, Problem, Query, Reader},
    vocabulary::OrderImportId,
};

const AT_ONCE: u64 = 100;
/// As many as are kept.
pub const MOST: usize = 10_000;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Behind {
    /// `next` of the page before.
    cursor: Option<i64>,
}

/// What the check found wrong, by line and column; the first 10,000 are kept.
#[utoipa::path(get, path = "/api/shops/{shop}/order-imports/{id}/faults", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), Behind),
    responses((status = 200, body = OrderImportFaults), (status = 404, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn faults(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
    Query(asked): Query<Behind>,
) -> Result<Json<OrderImportFaults>, Problem> {
    let (db, row) = import_of(&app, &caller, id).await?;
    let behind = asked.cursor.unwrap_or(0);
    let mut rows = storage::faults(&db, row.id, behind, AT_ONCE + 1).await?;
    let has_more = rows.len() as u64 > AT_ONCE;
    rows.truncate(AT_ONCE as usize);
    let next = rows.last().filter(|_| has_more).map(|row| row.no);
    let faults = rows.into_iter().map(OrderImportFault::from).collect();
    Ok(Json(OrderImportFaults { faults, next }))
}

/// The same as a CSV in the reader's language, for whoever mends the file.
#[utoipa::path(get, path = "/api/shops/{shop}/order-imports/{id}/faults.csv", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), Reader),
    responses((status = 200, content_type = "text/csv", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn faults_csv(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
    Query(reader): Query<Reader>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let lang = reader.lang(&headers);
    let (db, row) = import_of(&app, &caller, id).await?;
    let rows = storage::faults(&db, row.id, 0, MOST as u64).await?;
    let mut table = vec![heading(lang).map(str::to_owned).to_vec()];
    table.extend(rows.into_iter().map(|row| cells(row, lang)));
    let manners = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"order-faults.csv\"",
        ),
    ];
    Ok((manners, csv(&table)).into_response())
}

const fn heading(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => ["文件", "行", "列", "代码", "原因", "订单编号"],
        Lang::En => ["File", "Line", "Column", "Code", "Reason", "Order number"],
    }
}

fn cells(row: FaultRow, lang: Lang) -> Vec<String> {
    let what = match (what_of(&row.what), lang) {
        (OrderImportTable::Orders, Lang::Zh) => "订单",
        (OrderImportTable::Lines, Lang::Zh) => "宝贝",
        (OrderImportTable::Orders, Lang::En) => "Orders",
        (OrderImportTable::Lines, Lang::En) => "Lines",
    };
    let reason = reason(lang, &row.code, row.title);
    vec![
        what.to_owned(),
        row.line.to_string(),
        row.column_name.unwrap_or_default(),
        row.code,
        reason,
        row.order_no,
    ]
}

impl From<FaultRow> for OrderImportFault {
    fn from(row: FaultRow) -> Self {
        Self {
            no: row.no,
            line: row.line,
            what: what_of(&row.what),
            column: row.column_name,
            code: row.code,
            title: row.title,
            order_no: row.order_no,
        }
    }
}
