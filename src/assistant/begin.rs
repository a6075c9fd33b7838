use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    BatchState, What, batches,
    batches::WholeBatch,
    floor::floor_fen,
    input::input_of_preview,
    preview,
    view::{BatchView, shown},
};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    catalogue::categories,
    http::{InShop, Json, Problem},
    jobs::{self, NewJob},
    storage::ShopTx,
    vocabulary::{BatchId, CategoryId, JobId, Millis, ShopId, digest_of, new_id},
};

/// Products to change together.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBatch {
    /// Made by the client: a retry carries the same one and makes no second batch.
    key: Uuid,
    what: What,
}

/// Work out what becomes of many products; nothing of them is changed yet. At most 200,000 products.
#[utoipa::path(post, path = "/api/shops/{shop}/assistant/batches", tag = "assistant", params(("shop" = Uuid, Path)),
    request_body = NewBatch,
    responses((status = 201, body = BatchView), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn begin_batch(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewBatch>,
) -> Result<(StatusCode, Json<BatchView>), Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let member = caller.actor.member()?;
    new.what.check()?;
    let floor_fen = floor_fen(&app.store().shop(caller.shop)).await?;
    let (id, job) = (BatchId(new_id()), JobId(new_id()));
    let now = app.clock().now();
    let row = row(&new, (member, caller.shop), (id, job), (floor_fen, now));
    let (digest, total) = (row.digest.clone(), row.total);
    let tx = app.store().begin(caller.shop).await?;
    // The same again waits for the first.
    tx.lock(new.key.as_u64_pair().1 as i64).await?;
    if let Some(known) = batches::keyed(&tx, new.key).await? {
        drop(tx);
        if known.digest != digest {
            let title = "this key was used for something else";
            return Err(Problem::new(StatusCode::CONFLICT, "key_reused", title));
        }
        return Ok((StatusCode::CREATED, shown(&app, &caller, known.id).await?));
    }
    let category = followed(&tx, &new.what).await?;
    batches::write(&tx, row).await?;
    let new = NewJob {
        id: job,
        kind: preview::KIND,
        by: member,
        total,
        input: input_of_preview(id, category),
    };
    jobs::begin(&tx, new, now).await?;
    tx.commit().await?;
    app.jobs().wake();
    Ok((StatusCode::CREATED, shown(&app, &caller, id).await?))
}

/// The category that its filter names, whatever it comes to be called from now on. While one is being renamed already, its name would
/// find a part of its products.
async fn followed(tx: &ShopTx, what: &What) -> Result<Option<(CategoryId, i64)>, Problem> {
    let Some(name) = what.category() else {
        return Ok(None);
    };
    let category = categories::id_of(tx, name).await?;
    // Only then: it may have been renamed in between.
    if !categories::is_being_renamed(tx, name).await? {
        return Ok(category);
    }
    let title = "Its products are being renamed: ask again in a moment";
    Err(Problem::new(
        StatusCode::CONFLICT,
        "category_renaming",
        title,
    ))
}

fn row(
    new: &NewBatch,
    (member, shop): (&Member, ShopId),
    (id, job): (BatchId, JobId),
    (floor_fen, now): (i64, Millis),
) -> WholeBatch {
    let total = match &new.what {
        What::Ops { .. } => 0,
        What::Cells { cells } => cells.len() as i64,
    };
    WholeBatch {
        shop_id: shop,
        id,
        key: new.key,
        member_id: member.id,
        nick: member.nick.clone(),
        made_at: now,
        what: serde_json::to_string(&new.what).expect("what is asked for is plain data"),
        digest: digest_of(&json!(new.what)),
        words: json!(new.what.ops()).to_string(),
        state: BatchState::Previewing.code().to_owned(),
        floor_fen,
        job_id: Some(job),
        undo_job_id: None,
        total,
        changed: 0,
        unchanged: 0,
        refused: 0,
        warned: 0,
        left_out: 0,
        applied_at: None,
        undone_at: None,
        undo_until: None,
        kept: 0,
        is_forgotten: false,
        rev: 1,
    }
}
