//! The whole difference as a file, row by row as it is fetched.

use std::io;

use axum::{
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::stream::try_unfold;
use serde_json::Value;
use yingke_tabular::CsvStream;

use super::{
    ItemState, KeptChange, KeptFault, batches,
    items::{self, Only, Shown},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Problem},
    storage::ShopDb,
    vocabulary::BatchId,
};

/// Items read at once: each may hold a description of 200 KB twice.
const AT_ONCE: u64 = 100;
/// A spreadsheet's cell holds no more.
const MOST_CHARS: usize = 32_000;
const HEADING: [&str; 11] = [
    "序号",
    "商品编码",
    "商品标题",
    "结果",
    "字段",
    "规格编码",
    "原值",
    "新值",
    "已占用",
    "提示",
    "原因",
];
const FIELDS: &[(&str, &str)] = &[
    ("title", "标题"),
    ("code", "编码"),
    ("selling_point", "卖点"),
    ("description", "描述"),
    ("category", "分类"),
    ("attributes", "属性"),
    ("price_fen", "价格"),
    ("stock", "库存"),
    ("template", "运费模板"),
    ("tags", "标签"),
    ("state", "上下架"),
    ("list_at", "定时上架"),
    ("barcode", "条码"),
    ("weight_g", "重量（克）"),
    ("volume_cm3", "体积（立方厘米）"),
];

/// A batch as CSV: a row for each change, and one for each product that was not changed and why; what is as before is left out.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches/{id}/report.csv", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, content_type = "text/csv", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn report_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Response, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let batch = batches::one(&db, id).await?;
    batch.ok_or_else(Problem::not_found)?;
    let rest = Rest {
        db,
        batch: id,
        behind: Some(0),
        book: CsvStream::default(),
        has_heading: false,
    };
    let manners = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"batch-{id}.csv\""),
        ),
    ];
    let body = Body::from_stream(try_unfold(rest, next));
    Ok((manners, body).into_response())
}

/// What is still to be written.
struct Rest {
    db: ShopDb,
    batch: BatchId,
    /// None: that was all.
    behind: Option<i64>,
    book: CsvStream,
    has_heading: bool,
}

/// A file that breaks off is no file: whoever fetches it is told by the connection.
async fn next(mut rest: Rest) -> Result<Option<(Vec<u8>, Rest)>, io::Error> {
    if !std::mem::replace(&mut rest.has_heading, true) {
        let bytes = rest.book.push(&[HEADING.map(str::to_owned).to_vec()]);
        return Ok(Some((bytes, rest)));
    }
    let Some(behind) = rest.behind else {
        return Ok(None);
    };
    let which = (rest.batch, Only::Told);
    let items = items::page(&rest.db, which, behind, AT_ONCE).await;
    let items = items.map_err(|error| {
        tracing::error!(%error, "a report broke off");
        io::Error::other(error)
    })?;
    let Some(last) = items.last() else {
        return Ok(None);
    };
    rest.behind = Some(last.no).filter(|_| items.len() as u64 == AT_ONCE);
    let rows: Vec<_> = items.iter().flat_map(rows).collect();
    let bytes = rest.book.push(&rows);
    Ok(Some((bytes, rest)))
}

/// One for each change; one where there is none.
fn rows(item: &Shown) -> Vec<Vec<String>> {
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let warnings: Vec<String> = serde_json::from_str(&item.warnings).unwrap_or_default();
    let fault = KeptFault::of_text(&item.fault);
    let why = fault.map(|fault| format!("{} {}", fault.code, fault.title));
    let row = |cells: [String; 5]| {
        let [field, sku, before, after, reserved] = cells;
        vec![
            item.no.to_string(),
            item.code.clone(),
            item.title.clone(),
            result(&item.state).to_owned(),
            field,
            sku,
            before,
            after,
            reserved,
            warnings.join("；"),
            why.clone().unwrap_or_default(),
        ]
    };
    if changes.is_empty() {
        return vec![row(Default::default())];
    }
    let cells = changes.into_iter().map(|change| {
        let count = change.reserved.map(|count| count.to_string());
        row([
            named(&change.field).to_owned(),
            change.sku.unwrap_or_default(),
            said(&change.field, &change.before),
            said(&change.field, &change.after),
            count.unwrap_or_default(),
        ])
    });
    cells.collect()
}

fn result(state: &str) -> &'static str {
    match ItemState::of_code(state) {
        Some(ItemState::Changed) => "将修改",
        Some(ItemState::Unchanged) => "无变化",
        Some(ItemState::Refused) => "不能修改",
        Some(ItemState::Applied) => "已修改",
        Some(ItemState::Failed) => "未修改",
        Some(ItemState::Undone) => "已还原",
        Some(ItemState::Kept) => "保留现状",
        None => "",
    }
}

fn named(field: &str) -> &str {
    let known = FIELDS.iter().find(|(code, _)| *code == field);
    known.map_or(field, |(_, name)| name)
}

/// A value as people read it.
fn said(field: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.chars().take(MOST_CHARS).collect(),
        Value::Number(number) if field == "price_fen" => {
            let fen = number.as_i64().unwrap_or_default();
            format!("{}.{:02}", fen / 100, fen % 100)
        }
        Value::Array(texts) if texts.iter().all(Value::is_string) => {
            let texts = texts.iter().filter_map(Value::as_str);
            texts.collect::<Vec<_>>().join("；")
        }
        value => value.to_string().chars().take(MOST_CHARS).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_said_as_people_read_them() {
        assert_eq!(said("price_fen", &json!(12_905)), "129.05");
        assert_eq!(said("stock", &json!(7)), "7");
        assert_eq!(said("tags", &json!(["新品", "包邮"])), "新品；包邮");
        assert_eq!(said("template", &Value::Null), "");
        assert_eq!(named("price_fen"), "价格");
        assert_eq!(named("faq"), "faq");
    }
}
