use std::collections::{BTreeMap, HashSet};

use axum::extract::{DefaultBodyLimit, State};
use serde_json::json;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    act::{may_prepare, standing},
    reading::column_named,
    see::shown_now,
    storage,
};
use crate::{
    app::App,
    catalogue::{
        delivery,
        goods::{is_name, visible},
    },
    goods_files::{
        names,
        view::{FileFormat, ImportView, Look, Mapping},
    },
    http::{Id, InShop, Json, Problem},
    vocabulary::ImportId,
};

/// Two thousand categories and five hundred columns.
const MAPPING_BYTES: usize = 512 << 10;
const MOST_CATEGORIES: usize = 2_000;
const MOST_COLUMNS: usize = 500;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(map_import))
        .layer(DefaultBodyLimit::max(MAPPING_BYTES))
}

/// Say how the rows are read. What was checked before is to be checked again.
#[utoipa::path(put, path = "/api/shops/{shop}/goods-imports/{id}/mapping", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = Mapping,
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn map_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
    Json(mapping): Json<Mapping>,
) -> Result<Json<ImportView>, Problem> {
    let (row, state) = standing(&app, &caller, id).await?;
    may_prepare(&row, state)?;
    if row.rev != mapping.rev {
        return Err(Problem::changed_meanwhile());
    }
    let look: Option<Look> = serde_json::from_str(&row.look).ok();
    let learned = checked(&mapping, look.as_ref())?;
    let tx = app.store().begin(caller.shop).await?;
    if let Some(template) = mapping.template
        && !delivery::is_there(&tx, template).await?
    {
        let title = "template: one of the shop's delivery templates";
        return Err(Problem::at_field("bad_mapping", "template", title));
    }
    let kept = json!(Mapping { rev: 0, ..mapping }).to_string();
    if !storage::map(&tx, &row, kept).await? {
        return Err(Problem::changed_meanwhile());
    }
    names::learn(&tx, &learned).await?;
    tx.commit().await?;
    shown_now(&app, &caller, id).await
}

/// The categories of Taobao's numbers.
fn checked(mapping: &Mapping, look: Option<&Look>) -> Result<BTreeMap<u64, String>, Problem> {
    let bad = |field: String, title: &str| Problem::at_field("bad_mapping", field, title);
    let is_taobao = look.is_some_and(|look| look.format == FileFormat::Taobao);
    let columns = look.map_or(0, |look| look.columns.len()).min(MOST_COLUMNS);
    for (at, field) in &mapping.columns {
        let is_there = at.parse::<usize>().is_ok_and(|at| at < columns);
        let is_known = field.is_empty() || column_named(field).is_some();
        if is_taobao || !is_there || !is_known {
            let title = "columns: numbers of the file's columns, and fields of products";
            return Err(bad(format!("columns.{at}"), title));
        }
    }
    let twice = look.and_then(|look| doubled(&mapping.columns, look));
    if let Some(at) = twice.filter(|_| !is_taobao) {
        let title = "Two columns mean the same";
        return Err(Problem::at_field(
            "column_twice",
            format!("columns.{at}"),
            title,
        ));
    }
    if mapping
        .category
        .as_deref()
        .is_some_and(|name| !is_name(name, 30) || visible(name) != name)
    {
        return Err(bad("category".to_owned(), "category: 1 to 30 characters"));
    }
    if mapping.categories.len() > MOST_CATEGORIES {
        return Err(bad("categories".to_owned(), "categories: at most 2,000"));
    }
    let mut learned = BTreeMap::new();
    for (cid, name) in &mapping.categories {
        let number = cid.parse::<u64>().ok();
        let number = number.filter(|cid| i64::try_from(*cid).is_ok());
        let name = visible(name);
        let Some(number) = number.filter(|_| is_name(&name, 30)) else {
            let title = "categories: Taobao's numbers, and names of 1 to 30 characters";
            return Err(bad(format!("categories.{cid}"), title));
        };
        learned.insert(number, name);
    }
    Ok(learned)
}

/// A column that means what one before it means: as the look took it, where nothing else was chosen.
fn doubled(chosen: &BTreeMap<String, String>, look: &Look) -> Option<usize> {
    let chosen = chosen.iter();
    let chosen: BTreeMap<usize, &String> = chosen
        .filter_map(|(at, field)| Some((at.parse().ok()?, field)))
        .collect();
    let mut taken = HashSet::new();
    for column in &look.columns {
        let field = chosen.get(&column.at).copied().or(column.field.as_ref());
        let field = field.filter(|field| !field.is_empty());
        if field.is_some_and(|field| !taken.insert(field.as_str())) {
            return Some(column.at);
        }
    }
    None
}
