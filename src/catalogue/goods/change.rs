use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Cause, Change, Edit, Given, Goods,
    by_code::ids_of_codes_in,
    edited, fault,
    given::given_for,
    key,
    see::{GoodsView, shown},
    storage, texts, write,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::{NEWS, categories, delivery},
    http::{Id, InShop, Json, Problem},
    shops,
    storage::ShopTx,
    vocabulary::ProductId,
};

const MOST_EDITS: usize = 40;

/// A product to put down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGoods {
    /// Made by the client: a retry carries the same one and makes no second product.
    key: Uuid,
    /// 1 to 64 characters without spaces, no two products of a shop alike.
    code: String,
    /// At least a title, a category and SKUs.
    edits: Vec<Edit>,
}

/// Edits of a product as it was at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoodsEdits {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    rev: i64,
    /// At most 40, in their order; the later of two of one field stays.
    edits: Vec<Edit>,
}

/// Put a product down, in the store until it is listed.
#[utoipa::path(post, path = "/api/shops/{shop}/goods", tag = "goods", params(("shop" = Uuid, Path)),
    request_body = NewGoods,
    responses((status = 201, body = GoodsView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn create_goods(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewGoods>,
) -> Result<(StatusCode, Json<GoodsView>), Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let now = app.clock().now();
    texts::code(&new.code).map_err(Problem::from)?;
    let given = given(&app, &caller, &new.edits).await?;
    let digest = key::digest_of(&json!({ "code": new.code, "edits": new.edits }));
    let tx = app.store().begin(caller.shop).await?;
    storage::alone(&tx).await?;
    if let Some(done) = key::done_with(&tx, new.key, &digest).await? {
        drop(tx);
        return Ok((StatusCode::CREATED, shown(&app, &caller, done).await?));
    }
    let begun = storage::begin(&tx, &new.code, now).await;
    let stored = begun.map_err(|error| {
        if error.is_double() {
            fault("code_taken", "code", "Another product has this code").into()
        } else {
            Problem::from(error)
        }
    })?;
    let (after, mut changes) = edited(&stored.goods, &new.edits, &given).map_err(Problem::from)?;
    changes.insert(
        0,
        Change {
            field: "created",
            sku: None,
            before: serde_json::Value::Null,
            after: json!(new.code),
        },
    );
    still_there(&tx, &after, &changes).await?;
    key::keep(&tx, new.key, stored.id, digest, now).await?;
    let by = (&caller.actor, Cause::Edited);
    write(&tx, &stored, (&after, &changes), &given, by).await?;
    tx.commit().await?;
    told(&app, &caller);
    Ok((StatusCode::CREATED, shown(&app, &caller, stored.id).await?))
}

/// Edit a product. `changed_meanwhile` where somebody else was faster: look at theirs first.
#[utoipa::path(put, path = "/api/shops/{shop}/goods/{id}", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = GoodsEdits,
    responses((status = 200, body = GoodsView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn change_goods(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ProductId>,
    Json(asked): Json<GoodsEdits>,
) -> Result<Json<GoodsView>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let now = app.clock().now();
    let given = given(&app, &caller, &asked.edits).await?;
    let digest = key::digest_of(&json!({ "product": id, "edits": asked.edits }));
    let tx = app.store().begin(caller.shop).await?;
    storage::alone(&tx).await?;
    let done = key::done_with(&tx, asked.key, &digest).await?;
    let stored = storage::stored_in(&tx, id).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    if done.is_some() {
        drop(tx);
        return shown(&app, &caller, id).await;
    }
    if stored.rev != asked.rev {
        return Err(Problem::changed_meanwhile());
    }
    let (after, changes) = edited(&stored.goods, &asked.edits, &given).map_err(Problem::from)?;
    if changes.is_empty() {
        drop(tx);
        return shown(&app, &caller, id).await;
    }
    still_there(&tx, &after, &changes).await?;
    key::keep(&tx, asked.key, id, digest, now).await?;
    let by = (&caller.actor, Cause::Edited);
    write(&tx, &stored, (&after, &changes), &given, by).await?;
    tx.commit().await?;
    told(&app, &caller);
    shown(&app, &caller, id).await
}

async fn given(app: &App, caller: &InShop, edits: &[Edit]) -> Result<Given, Problem> {
    if edits.len() > MOST_EDITS {
        return Err(fault("bad_edits", "edits", "edits: at most 40").into());
    }
    let shop = shops::find(app.store(), &caller.shop.into()).await?;
    let shop = shop.ok_or_else(Problem::not_found)?;
    let db = app.store().shop(caller.shop);
    Ok(given_for(&db, &shop.slug, edits, app.clock().now()).await?)
}

/// A category or a template may have gone since the edits were read, and what goes with it may be called otherwise.
async fn still_there(tx: &ShopTx, goods: &Goods, changes: &[Change]) -> Result<(), Problem> {
    let has_category = categories::is_there(tx, &goods.category).await?;
    let has_template = match goods.template {
        Some(template) => delivery::is_there(tx, template).await?,
        None => true,
    };
    let is_matched = changes.iter().any(|change| change.field == "goes_with");
    let codes = if is_matched {
        &goods.detail.goes_with[..]
    } else {
        &[]
    };
    let has_matches = ids_of_codes_in(tx, codes).await?.len() == codes.len();
    let all = has_category && has_template && has_matches;
    all.then_some(()).ok_or_else(Problem::changed_meanwhile)
}

/// So that open consoles look again.
fn told(app: &App, caller: &InShop) {
    app.live().tell_members(caller.shop, None, NEWS, &json!({}));
}
