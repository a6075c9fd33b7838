use axum::{
    extract::{DefaultBodyLimit, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{
    lost,
    made::{Kept, made, send},
    out::body,
    plain, sheet, taobao,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    catalogue::{
        delivery,
        goods::{Selection, selected},
    },
    goods_files::{
        incoming::Ctx,
        names,
        view::{ExportEncoding, FileFormat, NewExport},
    },
    http::{InShop, Json, Problem},
    vocabulary::ProductId,
};

const MOST: usize = 200_000;
const MOST_WITH_PICTURES: usize = 20_000;
/// Ids that are read together.
const AT_ONCE: u64 = 2_000;
/// Ten thousand ids, and as many exceptions of a filter.
const BODY_BYTES: usize = 1 << 20;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(export_goods))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
}

/// Goods as a file 导出商品: at most 200,000, or 20,000 with their pictures. Where a Taobao file does not hold all of them, is refused
/// for that, or has cells that a spreadsheet calculates, the header `x-goods-export` names what `…/goods-exports/{id}/lost` tells.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-exports", tag = "goods_files", params(("shop" = Uuid, Path)),
    request_body = NewExport,
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 409, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem, description = "Others are being made and fetched"),
        (status = 507, body = Problem, description = "There is no room for it now")),
    extensions(("x-action" = json!("edit_goods"))))]
async fn export_goods(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewExport>,
) -> Result<Response, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    check(&new)?;
    let db = app.store().shop(caller.shop);
    let ids = ids(&app, &caller, &new).await?;
    let ctx = Ctx {
        at: app.clock().now(),
        taobao: names::names(&db).await?,
        templates: delivery::names(&db).await?,
        ..Ctx::default()
    };
    let (kept, lost) = match new.format {
        FileFormat::Taobao => {
            let plan = taobao::plan(&db, &ids, &new).await?;
            let (kept, lost) = made(&app, &db, &ctx, plan).await?;
            let told = lost::keep(&app, caller.shop, &lost).await?;
            if let Some(refusal) = lost.refusal(new.leave_out, ids.len()) {
                return Ok(telling(refusal, told));
            }
            (Some(kept), told)
        }
        FileFormat::Xlsx => {
            sheet::check(&db, &ids).await?;
            (None, None)
        }
        FileFormat::Csv => (None, None),
    };
    let products = kept.as_ref().map_or(ids.len(), Kept::products);
    write_down(&app, &caller, &new, products).await?;
    let is_zip = new.pictures || kept.as_ref().is_some_and(Kept::are_several);
    let manners = manners(new.format, is_zip);
    let body = body(is_zip, move |out| async move {
        match kept {
            Some(kept) => send(&app, out, db, kept, new.pictures).await,
            None => plain::write(&app, out, (db, ctx), ids, &new).await,
        }
    });
    Ok(telling((manners, body), lost))
}

/// With the id by which is asked what the file does not hold.
fn telling(answer: impl IntoResponse, lost: Option<Uuid>) -> Response {
    let mut answer = answer.into_response();
    if let Some(id) = lost {
        let id = HeaderValue::from_str(&id.to_string()).expect("an id is plain text");
        let name = HeaderName::from_static(lost::HEADER);
        answer.headers_mut().insert(name, id);
    }
    answer
}

fn manners(format: FileFormat, is_zip: bool) -> [(HeaderName, String); 2] {
    let (kind, name) = match format {
        _ if is_zip => ("application/zip", "goods.zip"),
        FileFormat::Taobao => ("application/octet-stream", "goods.csv"),
        FileFormat::Csv => ("text/csv", "goods.csv"),
        FileFormat::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "goods.xlsx",
        ),
    };
    [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ]
}

fn check(new: &NewExport) -> Result<(), Problem> {
    new.selection.check()?;
    let bad = |field, title: &str| Err(Problem::at_field("bad_export", field, title));
    let is_taobao = new.format == FileFormat::Taobao;
    if new
        .generation
        .is_some_and(|columns| taobao::generation_of(columns).is_none())
    {
        return bad("generation", "generation: 47, 54, 58, 63 or 67");
    }
    if !is_taobao && (new.generation.is_some() || new.split || new.leave_out) {
        return bad(
            "generation",
            "generation, split and leave_out: of Taobao files only",
        );
    }
    if new.format == FileFormat::Xlsx && new.encoding.is_some() {
        return bad("encoding", "encoding: a workbook has its own");
    }
    Ok(())
}

async fn ids(app: &App, caller: &InShop, new: &NewExport) -> Result<Vec<ProductId>, Problem> {
    let db = app.store().shop(caller.shop);
    let most = if new.pictures {
        MOST_WITH_PICTURES
    } else {
        MOST
    };
    let mut ids: Vec<ProductId> = Vec::new();
    loop {
        let selection: &Selection = &new.selection;
        let some = selected(&db, selection, ids.last().copied(), AT_ONCE).await?;
        let is_all = (some.len() as u64) < AT_ONCE;
        ids.extend(some);
        if ids.len() > most {
            let title = format!("A file holds at most {most} products");
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(Problem::new(status, "too_many_rows", title));
        }
        if is_all {
            return Ok(ids);
        }
    }
}

/// Before the first byte goes.
async fn write_down(
    app: &App,
    caller: &InShop,
    new: &NewExport,
    products: usize,
) -> Result<(), Problem> {
    let encoding = new.encoding.map(|encoding: ExportEncoding| json!(encoding));
    let detail = json!({
        "format": new.format, "products": products, "generation": new.generation, "encoding": encoding,
        "pictures": new.pictures,
    });
    let entry = audit::Entry {
        action: "export_goods",
        object: format!("shop/{}", caller.shop),
        detail,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::record(&tx, &caller.actor, app.clock().now(), entry).await?;
    Ok(tx.commit().await?)
}
