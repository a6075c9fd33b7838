use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    source::Which,
    telling::Telling,
    words::Language,
    written::{Format, Rows, body},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, HandedOut},
    http::{InShop, Json, Problem, fit_a_sheet},
    trade::{batch::once_each, filters::FilterQuery, list, trade_rules},
    vocabulary::OrderId,
};

const MOST_CHOSEN: usize = 1_000;
const MOST_FOUND: u64 = 100_000;
const MOST_WHOLE: u64 = 10_000;
const REASON: std::ops::RangeInclusive<usize> = 2..=200;

/// Orders that somebody wants as a file, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExport {
    format: Format,
    /// Of a CSV; XLSX holds both, each on its sheet.
    #[serde(default)]
    rows: Rows,
    #[serde(default)]
    language: Language,
    /// 2 to 200 characters; it is written down.
    reason: String,
    /// 1 to 1,000, each once; none: what `filter` finds.
    orders: Option<Vec<OrderId>>,
    #[serde(default)]
    filter: FilterQuery,
}

/// Orders as CSV or XLSX, a row each or a row a line, masked 导出订单; at most 100,000, and in XLSX as many lines as a sheet holds.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/export", tag = "trade", params(("shop" = Uuid, Path)), request_body = NewExport,
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 422, body = Problem)),
    extensions(("x-action" = json!("export_orders"))))]
pub async fn export_orders(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewExport>,
) -> Result<Response, Problem> {
    authorize(
        &caller.actor,
        Action::ExportOrders,
        Object::Shop(caller.shop),
    )?;
    let reason = checked(&new.reason)?;
    let (which, count) = which(&app, &caller, &new).await?;
    write_down(&app, &caller, &new, (reason, count)).await?;
    file(&app, &caller, &new, (which, false)).await
}

/// The same with receivers, buyers, phones, addresses, waybills and notes whole; at most 10,000, and five files a member within 24
/// hours.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/export/whole", tag = "trade", params(("shop" = Uuid, Path)),
    request_body = NewExport,
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 422, body = Problem),
        (status = 429, body = Problem)),
    extensions(("x-action" = json!("export_order_data"))))]
pub async fn export_whole_orders(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewExport>,
) -> Result<Response, Problem> {
    authorize(
        &caller.actor,
        Action::ExportOrderData,
        Object::Shop(caller.shop),
    )?;
    let reason = checked(&new.reason)?;
    let (which, count) = which(&app, &caller, &new).await?;
    if count > MOST_WHOLE {
        let title = format!("{count} orders; a file that is not masked holds at most {MOST_WHOLE}");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "too_many_whole", title));
    }
    let out = HandedOut {
        action: "export_order_data",
        object: format!("shop/{}", caller.shop),
        count,
        reason,
        file: told(&new),
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::hand_out(&tx, &caller.actor, app.clock().now(), out).await?;
    tx.commit().await?;
    file(&app, &caller, &new, (which, true)).await
}

/// Whoever asks was let in before, and it is written down.
async fn file(
    app: &App,
    caller: &InShop,
    new: &NewExport,
    (which, is_whole): (Which, bool),
) -> Result<Response, Problem> {
    let (kind, name) = match new.format {
        Format::Csv => ("text/csv; charset=utf-8", "orders.csv"),
        Format::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "orders.xlsx",
        ),
    };
    let manners = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    let (rules, _) = trade_rules::rules_of(&app.store().shop(caller.shop)).await?;
    let telling = Telling {
        language: new.language,
        is_whole,
        flag_names: rules.flag_names,
    };
    let of = (app.clone(), caller.shop);
    let body = body(of, which, (new.format, new.rows), telling);
    Ok((manners, body).into_response())
}

fn checked(reason: &str) -> Result<&str, Problem> {
    let reason = reason.trim();
    if !REASON.contains(&reason.chars().count()) || reason.chars().any(char::is_control) {
        let title = "reason: 2 to 200 characters";
        return Err(Problem::at_field("bad_reason", "reason", title));
    }
    Ok(reason)
}

/// With how many there are.
async fn which(app: &App, caller: &InShop, new: &NewExport) -> Result<(Which, u64), Problem> {
    if let Some(ids) = &new.orders {
        once_each(ids, MOST_CHOSEN, "orders")?;
        return Ok((Which::Chosen(ids.clone()), ids.len() as u64));
    }
    new.filter.check()?;
    let query = new.filter.asked(app.clock().now());
    let sought = list::sought(app, caller, &query).await?;
    let db = app.store().shop(caller.shop);
    let count = list::count(&db, &sought).await?;
    if count > MOST_FOUND {
        let title = format!("{count} orders were found; a file holds at most {MOST_FOUND}");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "too_many_rows", title));
    }
    if new.format == Format::Xlsx {
        fit_a_sheet(list::count_lines(&db, &sought).await?, "lines")?;
    }
    Ok((Which::Found(Box::new(sought), None), count))
}

/// Words that were looked for may be somebody's name: that there were some is enough.
fn told(new: &NewExport) -> Value {
    json!({
        "format": new.format, "rows": new.rows, "is_chosen": new.orders.is_some(), "has_words": new.filter.has_words(),
    })
}

/// Before the first byte goes.
async fn write_down(
    app: &App,
    caller: &InShop,
    new: &NewExport,
    (reason, count): (&str, u64),
) -> Result<(), Problem> {
    let mut detail = told(new);
    detail["orders"] = count.into();
    detail["reason"] = yingke_masking::text(reason).into();
    let entry = audit::Entry {
        action: "export_orders",
        object: format!("shop/{}", caller.shop),
        detail,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::record(&tx, &caller.actor, app.clock().now(), entry).await?;
    Ok(tx.commit().await?)
}
