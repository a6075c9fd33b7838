//! The whole difference as a file, row by row as it is fetched.

use std::{collections::BTreeMap, io};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use futures_util::stream::try_unfold;
use serde_json::Value;
use yingke_tabular::CsvStream;

use super::{
    ItemState, KeptChange, KeptFault, batches,
    items::{self, Only, Shown},
    kept::{total_went_back, went_back},
    words::plain,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::LocalTime,
    catalogue::{delivery, goods::apart, sku_words},
    http::{Id, InShop, Lang, Problem, Query, Reader},
    storage::ShopDb,
    vocabulary::{BatchId, Millis, TemplateId},
};

/// Items read at once: each may hold a description of 200 KB twice.
const AT_ONCE: u64 = 100;
/// A spreadsheet's cell holds no more.
const MOST_CHARS: usize = 32_000;

/// A batch as CSV: a row for each change, and one for each product that was not changed and why; what is as before is left out. Its
/// words are in the reader's language.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches/{id}/report.csv", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), Reader),
    responses((status = 200, content_type = "text/csv", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn report_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
    Query(reader): Query<Reader>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let batch = batches::one(&db, id).await?;
    batch.ok_or_else(Problem::not_found)?;
    let reading = Reading {
        lang: reader.lang(&headers),
        templates: delivery::names(&db).await?,
    };
    let rest = Rest {
        db,
        reading,
        batch: id,
        behind: Some(0),
        book: CsvStream::keeping_numbers(),
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
    reading: Reading,
    batch: BatchId,
    /// None: that was all.
    behind: Option<i64>,
    book: CsvStream,
    has_heading: bool,
}

/// A file that breaks off is no file: whoever fetches it is told by the connection.
async fn next(mut rest: Rest) -> Result<Option<(Vec<u8>, Rest)>, io::Error> {
    if !std::mem::replace(&mut rest.has_heading, true) {
        let heading = rest.reading.lang.heading();
        let bytes = rest.book.push(&[heading.map(str::to_owned).to_vec()]);
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
    let rows = items.iter().flat_map(|item| rows(item, &rest.reading));
    let rows: Vec<_> = rows.collect();
    let bytes = rest.book.push(&rows);
    Ok(Some((bytes, rest)))
}

/// One for each change, and one for what all SKUs have together; one where there is none.
fn rows(item: &Shown, reader: &Reading) -> Vec<Vec<String>> {
    let lang = reader.lang;
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let state = ItemState::of_code(&item.state);
    let warned = warned(item, &changes, lang);
    let why = KeptFault::of_text(&item.fault);
    let row = |cells: [String; 6], state: Option<ItemState>, why: Option<&KeptFault>| {
        let mut row = vec![
            item.no.to_string(),
            item.code.clone(),
            item.title.clone(),
            state.map_or("", |state| lang.result(state)).to_owned(),
        ];
        row.extend(cells);
        let why = why.map(|fault| lang.reason(fault)).unwrap_or_default();
        row.extend([warned.clone(), why]);
        row
    };
    if changes.is_empty() {
        return vec![row(Default::default(), state, why.as_ref())];
    }
    let are_back = went_back(state, &changes);
    let mut rows = Vec::with_capacity(changes.len() + 1);
    for (change, is_back) in changes.iter().zip(&are_back) {
        // Of one that is kept in part each says what became of it.
        let told = |is_back: bool| {
            if is_back {
                (Some(ItemState::Undone), None)
            } else {
                (state, change.stays.as_ref().or(why.as_ref()))
            }
        };
        let total = change.total.zip(total_went_back(&changes, &are_back));
        if let Some(((before, after), is_back)) = total {
            let (state, why) = told(is_back);
            rows.push(row(total_cells([before, after], is_back, lang), state, why));
        }
        let (state, why) = told(*is_back);
        rows.push(row(cells(change, *is_back, reader), state, why));
    }
    rows
}

fn total_cells(total: [i64; 2], is_back: bool, lang: Lang) -> [String; 6] {
    let [before, after] = turned(total, is_back).map(|n| n.to_string());
    let none = String::new;
    [
        lang.total().to_owned(),
        none(),
        none(),
        before,
        after,
        none(),
    ]
}

fn cells(change: &KeptChange, is_back: bool, reader: &Reading) -> [String; 6] {
    let [before, after] = turned([&change.before, &change.after], is_back);
    // Each may have a sign before it and one behind.
    let [before, after] = apart([before, after], MOST_CHARS - 2);
    let reserved = change.reserved.map(|count| count.to_string());
    [
        reader.lang.field(named(change)).to_owned(),
        change.sku.clone().unwrap_or_default(),
        change.props.as_deref().map(sku_words).unwrap_or_default(),
        reader.said(&change.field, &before),
        reader.said(&change.field, &after),
        reserved.unwrap_or_default(),
    ]
}

/// A SKU has a code as its product has.
fn named(change: &KeptChange) -> &str {
    match change.field.as_str() {
        "code" if change.sku.is_some() => "sku_code",
        field => field,
    }
}

/// What was put back went the other way.
fn turned<T>([before, after]: [T; 2], is_back: bool) -> [T; 2] {
    if is_back {
        [after, before]
    } else {
        [before, after]
    }
}

/// What should be looked at; no longer where it was put back.
fn warned(item: &Shown, changes: &[KeptChange], lang: Lang) -> String {
    if ItemState::of_code(&item.state) == Some(ItemState::Undone) {
        return String::new();
    }
    let codes: Vec<String> = serde_json::from_str(&item.warnings).unwrap_or_default();
    let emptied = changes.iter().filter(|change| change.is_emptied());
    let emptied: Vec<_> = emptied.map(called).collect();
    let words = codes.iter().map(|code| lang.warning(code, &emptied));
    words.collect::<Vec<_>>().join(lang.and())
}

/// `雾蓝 · 1.8m A-1`, or only the code.
fn called(change: &KeptChange) -> String {
    let code = change.sku.clone().unwrap_or_default();
    match &change.props {
        Some(props) => format!("{} {code}", sku_words(props)),
        None => code,
    }
}

/// In whose words values are said.
struct Reading {
    lang: Lang,
    templates: BTreeMap<TemplateId, String>,
}

impl Reading {
    /// A value as people read it.
    fn said(&self, field: &str, value: &Value) -> String {
        let text = match (field, value) {
            ("price_fen", Value::Number(number)) => {
                let fen = number.as_i64().unwrap_or_default();
                format!("{}.{:02}", fen / 100, fen % 100)
            }
            ("list_at", Value::Number(at)) => moment(at.as_i64().unwrap_or_default()),
            ("template", Value::Null) => self.lang.pick(["包邮", "Free delivery"]).to_owned(),
            ("template", Value::String(id)) => self.template(id),
            ("props", Value::String(props)) => sku_words(props),
            (_, Value::String(code)) => match self.lang.value(field, code) {
                Some(words) => words.to_owned(),
                None => code.clone(),
            },
            (_, value) => plain(value, self.lang),
        };
        text.chars().take(MOST_CHARS).collect()
    }

    /// One that is gone is known by its id alone.
    fn template(&self, id: &str) -> String {
        let known = id.parse().ok().map(TemplateId);
        let name = known.and_then(|id| self.templates.get(&id));
        name.cloned().unwrap_or_else(|| id.to_owned())
    }
}

/// `2026-10-01 09:30` as the shop's clock shows it.
fn moment(at: Millis) -> String {
    let LocalTime { date, minute, .. } = LocalTime::of(at);
    format!("{date} {:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::ProductId;

    fn reader(lang: Lang) -> Reading {
        let template = TemplateId(Uuid::from_u128(7));
        Reading {
            lang,
            templates: [(template, "大件物流".to_owned())].into(),
        }
    }

    fn item(state: &str, warnings: &str, fault: &str) -> Shown {
        let changes = json!([
            { "field": "stock", "sku": "A-1", "props": "颜色:雾蓝;尺寸:1.8m", "before": 30, "after": 2,
              "reserved": 2, "total": [38, 10] },
            { "field": "state", "before": "stored", "after": "listed" },
        ]);
        Shown {
            no: 1,
            product_id: ProductId(Uuid::from_u128(1)),
            code: "A".to_owned(),
            title: "壶".to_owned(),
            state: state.to_owned(),
            changes: changes.to_string(),
            warnings: warnings.to_owned(),
            fault: fault.to_owned(),
        }
    }

    #[test]
    fn values_are_said_as_people_read_them() {
        let zh = reader(Lang::Zh);
        assert_eq!(zh.said("price_fen", &json!(12_905)), "129.05");
        assert_eq!(zh.said("stock", &json!(7)), "7");
        assert_eq!(zh.said("tags", &json!(["新品", "包邮"])), "新品；包邮");
        assert_eq!(zh.said("template", &Value::Null), "包邮");
        let known = json!(Uuid::from_u128(7));
        assert_eq!(zh.said("template", &known), "大件物流");
        assert_eq!(zh.said("title", &json!("stock")), "stock");
        assert_eq!(reader(Lang::En).said("state", &json!("listed")), "On sale");
        assert_eq!(zh.said("list_at", &json!(0)), "1970-01-01 08:00");
        assert_eq!(zh.lang.field("price_fen"), "价格（元）");
        assert_eq!(zh.lang.field("something"), "something");
    }

    #[test]
    fn a_row_names_its_sku_and_a_warning_those_that_are_empty() {
        let rows = rows(&item("changed", r#"["zero_stock"]"#, ""), &reader(Lang::Zh));
        assert_eq!(rows[0][4..9], ["库存合计", "", "", "38", "10"]);
        assert_eq!(
            rows[1][4..10],
            ["库存", "A-1", "雾蓝 · 1.8m", "30", "2", "2"]
        );
        assert_eq!(rows[1][10], "不再可售：雾蓝 · 1.8m A-1");
        assert_eq!(rows[2][7..9], ["仓库中", "销售中"]);
        assert!(rows.iter().all(|row| row.len() == Lang::Zh.heading().len()));
    }

    #[test]
    fn a_sku_s_code_is_not_its_product_s() {
        let changes = json!([
            { "field": "code", "before": "A", "after": "B" },
            { "field": "code", "sku": "B-1", "props": "颜色:雾蓝", "before": "A-1", "after": "B-1" },
        ]);
        let item = Shown {
            changes: changes.to_string(),
            ..item("changed", "[]", "")
        };
        let rows = rows(&item, &reader(Lang::Zh));
        assert_eq!(rows[0][4..9], ["编码", "", "", "A", "B"]);
        assert_eq!(rows[1][4..9], ["规格编码", "B-1", "雾蓝", "A-1", "B-1"]);
    }

    #[test]
    fn what_was_put_back_goes_the_other_way() {
        let rows = rows(&item("undone", r#"["zero_stock"]"#, ""), &reader(Lang::En));
        assert_eq!(rows[0][7..9], ["10", "38"]);
        assert_eq!(
            rows[1][3..9],
            ["Put back", "On hand", "A-1", "雾蓝 · 1.8m", "2", "30"]
        );
        assert_eq!(rows[1][10], "");
    }

    #[test]
    fn of_what_is_kept_in_part_each_row_says_what_became_of_it() {
        let since = KeptFault::new("changed_since", "skus.1.price_fen", "");
        let price = |sku: &str, stays: Option<&KeptFault>| json!({ "field": "price_fen", "sku": sku, "before": 1_000, "after": 1_100, "stays": stays });
        let item = Shown {
            changes: json!([price("A-1", None), price("A-2", Some(&since))]).to_string(),
            ..item("kept", "[]", &since.text())
        };
        let rows = rows(&item, &reader(Lang::Zh));
        assert_eq!(rows[0][3], "已改回");
        assert_eq!(rows[0][7..9], ["11.00", "10.00"]);
        assert_eq!(rows[0][11], "");
        assert_eq!(rows[1][3], "保留现状");
        assert_eq!(rows[1][7..9], ["10.00", "11.00"]);
        assert!(rows[1][11].contains("又被改过"), "{:?}", rows[1]);
    }
}
