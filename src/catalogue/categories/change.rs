use std::collections::HashSet;

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    AttributeRule,
    rules::{checked, cid},
    see::{CategoryList, GoodsCategory, view, views},
    storage,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    catalogue::{
        goods::fault,
        shelves::{self, begin},
    },
    http::{Id, InShop, Json, Problem},
    storage::{ShopTx, StorageError},
    vocabulary::{CategoryId, new_id},
};

const MOST: usize = 500;

/// A category to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryForm {
    /// 1 to 30 characters, no two of a shop alike.
    name: String,
    /// At most 60.
    attributes: Vec<AttributeRule>,
    /// Its number at Taobao, 1 to 15 digits, no two of a shop alike.
    #[serde(default)]
    cid: Option<String>,
}

/// A category in place of the one at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryChange {
    rev: i64,
    name: String,
    attributes: Vec<AttributeRule>,
    /// None: it has none, or none any more.
    #[serde(default)]
    cid: Option<String>,
}

/// All categories of the shop, in their new order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryOrder {
    ids: Vec<CategoryId>,
}

/// Make a category, behind all others.
#[utoipa::path(post, path = "/api/shops/{shop}/categories", tag = "goods", params(("shop" = Uuid, Path)),
    request_body = CategoryForm, responses((status = 201, body = GoodsCategory), (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn create_category(
    State(app): State<App>,
    caller: InShop,
    Json(form): Json<CategoryForm>,
) -> Result<(StatusCode, Json<GoodsCategory>), Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let name = checked(&form.name, &form.attributes)?;
    let cid = cid(form.cid.as_deref())?;
    let tx = begin(&app, &caller).await?;
    if storage::all_in(&tx).await?.len() >= MOST {
        let (status, title) = (StatusCode::UNPROCESSABLE_ENTITY, "There is room for 500");
        return Err(Problem::new(status, "too_many_categories", title));
    }
    is_free(&tx, &name).await?;
    let id = CategoryId(new_id());
    is_nobodys(&tx, cid, id).await?;
    let made = storage::create(&tx, id, (&name, cid), &form.attributes).await;
    made.map_err(taken)?;
    let after = json!({ "name": name, "attributes": form.attributes, "cid": cid });
    commit(tx, &app, &caller, object_of(id), json!({ "after": after })).await?;
    let db = app.store().shop(caller.shop);
    Ok((StatusCode::CREATED, Json(view(&db, id).await?)))
}

/// Change a category; its products are renamed with it.
#[utoipa::path(put, path = "/api/shops/{shop}/categories/{id}", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = CategoryChange,
    responses((status = 200, body = GoodsCategory), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn change_category(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<CategoryId>,
    Json(change): Json<CategoryChange>,
) -> Result<Json<GoodsCategory>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let name = checked(&change.name, &change.attributes)?;
    let cid = cid(change.cid.as_deref())?;
    let tx = begin(&app, &caller).await?;
    let before = storage::one(&tx, id).await?;
    let before = before.ok_or_else(Problem::not_found)?;
    if before.rev != change.rev {
        return Err(Problem::changed_meanwhile());
    }
    if before.name != name {
        is_free(&tx, &name).await?;
    }
    is_nobodys(&tx, cid, id).await?;
    let (now, called) = (app.clock().now(), (name.as_str(), cid));
    let written = storage::change(&tx, &before, called, &change.attributes, now).await;
    written.map_err(taken)?;
    let rules = storage::rules(&before);
    let was = json!({ "name": before.name, "attributes": rules, "cid": before.cid });
    let after = json!({ "name": name, "attributes": change.attributes, "cid": cid });
    commit(
        tx,
        &app,
        &caller,
        object_of(id),
        json!({ "before": was, "after": after }),
    )
    .await?;
    Ok(Json(view(&app.store().shop(caller.shop), id).await?))
}

/// Put the categories in another order.
#[utoipa::path(put, path = "/api/shops/{shop}/categories", tag = "goods", params(("shop" = Uuid, Path)),
    request_body = CategoryOrder, responses((status = 200, body = CategoryList), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn arrange_categories(
    State(app): State<App>,
    caller: InShop,
    Json(order): Json<CategoryOrder>,
) -> Result<Json<CategoryList>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let tx = begin(&app, &caller).await?;
    let known: HashSet<_> = storage::all_in(&tx)
        .await?
        .iter()
        .map(|row| row.id)
        .collect();
    let named: HashSet<_> = order.ids.iter().copied().collect();
    if known != named || order.ids.len() != named.len() {
        return Err(Problem::changed_meanwhile());
    }
    for (position, id) in (0..).zip(&order.ids) {
        storage::move_to(&tx, *id, position).await?;
    }
    let detail = json!({ "order": order.ids });
    commit(tx, &app, &caller, "categories".to_owned(), detail).await?;
    let categories = views(&app.store().shop(caller.shop)).await?;
    Ok(Json(CategoryList { categories }))
}

/// Take a category away that no product is in.
#[utoipa::path(delete, path = "/api/shops/{shop}/categories/{id}", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn remove_category(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<CategoryId>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let tx = begin(&app, &caller).await?;
    let Some(before) = storage::one(&tx, id).await? else {
        return Ok(StatusCode::NO_CONTENT);
    };
    if storage::is_in_use(&tx, &before.name).await? {
        let title = "Products are in this category";
        return Err(Problem::new(StatusCode::CONFLICT, "category_in_use", title));
    }
    storage::remove(&tx, id).await?;
    commit(
        tx,
        &app,
        &caller,
        object_of(id),
        json!({ "removed": before.name }),
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A name is taken, too, while products of a category that was called so still wait for its new one.
async fn is_free(tx: &ShopTx, name: &str) -> Result<(), Problem> {
    if storage::is_in_use(tx, name).await? {
        return Err(fault("name_taken", "name", "There is a category of this name").into());
    }
    Ok(())
}

async fn is_nobodys(tx: &ShopTx, cid: Option<i64>, id: CategoryId) -> Result<(), Problem> {
    match cid {
        Some(cid) if storage::is_of_another(tx, cid, id).await? => {
            Err(fault("cid_taken", "cid", "Another category has this number").into())
        }
        _ => Ok(()),
    }
}

fn taken(error: StorageError) -> Problem {
    shelves::taken(error, "There is a category of this name")
}

async fn commit(
    tx: ShopTx,
    app: &App,
    caller: &InShop,
    object: String,
    detail: Value,
) -> Result<(), Problem> {
    let entry = audit::Entry {
        action: "edit_goods",
        object,
        detail,
    };
    shelves::commit(tx, app, caller, entry).await
}

fn object_of(id: CategoryId) -> String {
    format!("category/{id}")
}
