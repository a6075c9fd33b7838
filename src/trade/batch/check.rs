use std::collections::HashMap;

use axum::{
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
};
use bytes::Bytes;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_tabular::Unreadable;

use super::{
    known,
    sheet::{self, FILE, Fault, ParcelRow},
    ship::PLACED_ELSEWHERE,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    trade::{
        By, Event,
        carriers::{CarrierView, candidates},
        storage::Stored,
    },
    vocabulary::OrderId,
};

const MOST_FAULTS: usize = 200;

/// What a file of parcels says, and what is wrong with it. Nothing was done.
#[derive(Serialize, ToSchema)]
pub struct ShipmentCheck {
    /// Orders that can be shipped so.
    rows: Vec<ShipmentRow>,
    /// The first 200.
    faults: Vec<ShipmentFault>,
    faults_count: usize,
}

#[derive(Serialize, ToSchema)]
pub struct ShipmentRow {
    /// As a spreadsheet counts, from 1.
    line: u64,
    order: OrderId,
    order_no: String,
    /// What shipping it names.
    rev: i64,
    receiver_masked: String,
    /// Of its first line.
    title: String,
    waybill: String,
    carrier: String,
    /// Who could carry a parcel of this number, the best first.
    carriers: Vec<CarrierView>,
    /// The file named no carrier, and there are several.
    is_ambiguous: bool,
}

#[derive(Serialize, ToSchema)]
pub struct ShipmentFault {
    line: u64,
    /// `order_no`, `carrier` or `waybill`; none: the order cannot be shipped.
    column: Option<&'static str>,
    code: &'static str,
}

/// Look through a CSV (UTF-8, GBK, UTF-16) or XLSX file of at most 2,000 parcels and 4 MiB before anything is shipped.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/batch/shipments/check", tag = "trade", params(("shop" = Uuid, Path)),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = ShipmentCheck), (status = 413, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("ship_orders"))))]
pub async fn check_shipments(
    State(app): State<App>,
    caller: InShop,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ShipmentCheck>, Problem> {
    authorize(&caller.actor, Action::ShipOrders, Object::Shop(caller.shop))?;
    let body = body.map_err(|_| Problem::too_large())?;
    let read = tokio::task::spawn_blocking(move || read(&body)).await;
    let (parcels, mut faults) = read.map_err(|_| unreadable(Unreadable::NoTable))??;
    let numbers: Vec<_> = parcels.iter().map(|row| row.order_no.clone()).collect();
    let db = app.store().shop(caller.shop);
    let known = known::by_number(&db, &numbers).await?;
    let mut rows = Vec::new();
    for parcel in parcels {
        match ShipmentRow::of(parcel, &known) {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push(fault),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    let faults_count = faults.len();
    faults.truncate(MOST_FAULTS);
    Ok(Json(ShipmentCheck {
        rows,
        faults: faults.into_iter().map(ShipmentFault::from).collect(),
        faults_count,
    }))
}

type Read = (Vec<ParcelRow>, Vec<Fault>);

fn read(bytes: &[u8]) -> Result<Read, Problem> {
    let rows = yingke_tabular::read(bytes, &FILE).map_err(unreadable)?;
    sheet::parsed(&rows).ok_or_else(|| {
        let title = "The first row must name the columns 订单编号 (order_no) and 运单号 (waybill)";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "sheet_no_columns", title)
    })
}

fn unreadable(why: Unreadable) -> Problem {
    let code = match why {
        Unreadable::Empty => "sheet_empty",
        Unreadable::TooLarge => "sheet_too_large",
        Unreadable::TooManyRows { .. } => "sheet_too_many_rows",
        Unreadable::TooManyColumns { .. } => "sheet_too_many_columns",
        Unreadable::CellTooLong { .. } => "sheet_cell_too_long",
        Unreadable::TooManyCells { .. } => "sheet_too_many_cells",
        Unreadable::OpenQuote { .. } => "sheet_open_quote",
        Unreadable::Garbled { .. } => "sheet_garbled",
        Unreadable::NoTable => "sheet_unreadable",
    };
    match why.line() {
        Some(line) => Problem::at_field(code, format!("line.{line}"), why.to_string()),
        None => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, why.to_string()),
    }
}

impl ShipmentRow {
    fn of(parcel: ParcelRow, known: &HashMap<String, Stored>) -> Result<Self, Fault> {
        let missing = || Fault::of(parcel.line, "order_no", "no_such_order");
        let stored = known.get(&parcel.order_no).ok_or_else(missing)?;
        let refused = |code| Fault {
            line: parcel.line,
            column: None,
            code,
        };
        if !stored.row.source.is_empty() {
            return Err(refused(PLACED_ELSEWHERE));
        }
        let order = stored.readable().ok_or_else(missing)?;
        let event = Event::Shipped {
            carrier: parcel.carrier.clone(),
            waybill: parcel.waybill.clone(),
        };
        let could = order.could(event, By::Shop);
        could.map_err(|illegal| refused(illegal.code()))?;
        let first = stored.lines.first();
        Ok(Self {
            line: parcel.line,
            order: stored.row.id,
            order_no: parcel.order_no,
            rev: stored.row.rev,
            receiver_masked: yingke_masking::name(&stored.row.receiver),
            title: first.map(|line| line.title.clone()).unwrap_or_default(),
            carriers: candidates(&parcel.waybill),
            waybill: parcel.waybill,
            carrier: parcel.carrier,
            is_ambiguous: parcel.is_ambiguous,
        })
    }
}

impl From<Fault> for ShipmentFault {
    fn from(Fault { line, column, code }: Fault) -> Self {
        Self { line, column, code }
    }
}
