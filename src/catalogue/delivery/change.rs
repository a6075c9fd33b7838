use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    DeliveryTerms,
    see::{DeliveryTemplate, view},
    storage,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    catalogue::shelves::{self, begin},
    http::{Id, InShop, Json, Problem},
    storage::{ShopTx, StorageError},
    vocabulary::{TemplateId, new_id},
};

const MOST: u64 = 200;

/// Terms in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryChange {
    rev: i64,
    terms: DeliveryTerms,
}

/// Make a delivery template.
#[utoipa::path(post, path = "/api/shops/{shop}/delivery-templates", tag = "goods", params(("shop" = Uuid, Path)),
    request_body = DeliveryTerms, responses((status = 201, body = DeliveryTemplate), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_delivery"))))]
pub async fn create_template(
    State(app): State<App>,
    caller: InShop,
    Json(terms): Json<DeliveryTerms>,
) -> Result<(StatusCode, Json<DeliveryTemplate>), Problem> {
    authorize(
        &caller.actor,
        Action::SetDelivery,
        Object::Shop(caller.shop),
    )?;
    terms.check()?;
    let tx = begin(&app, &caller).await?;
    if storage::count(&tx).await? >= MOST {
        let (status, title) = (StatusCode::UNPROCESSABLE_ENTITY, "There is room for 200");
        return Err(Problem::new(status, "too_many_templates", title));
    }
    let id = TemplateId(new_id());
    storage::create(&tx, id, &terms).await.map_err(taken)?;
    commit(tx, &app, &caller, id, json!({ "after": terms })).await?;
    let db = app.store().shop(caller.shop);
    Ok((StatusCode::CREATED, Json(view(&db, id).await?)))
}

/// Change a delivery template; orders that were placed keep what they were told.
#[utoipa::path(put, path = "/api/shops/{shop}/delivery-templates/{id}", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = DeliveryChange,
    responses((status = 200, body = DeliveryTemplate), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_delivery"))))]
pub async fn change_template(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<TemplateId>,
    Json(change): Json<DeliveryChange>,
) -> Result<Json<DeliveryTemplate>, Problem> {
    authorize(
        &caller.actor,
        Action::SetDelivery,
        Object::Shop(caller.shop),
    )?;
    change.terms.check()?;
    let tx = begin(&app, &caller).await?;
    let before = storage::one(&tx, id).await?;
    let before = before.ok_or_else(Problem::not_found)?;
    if before.rev != change.rev {
        return Err(Problem::changed_meanwhile());
    }
    let changed = storage::change(&tx, &before, &change.terms).await;
    changed.map_err(taken)?;
    let detail = json!({ "before": storage::terms(&before), "after": change.terms });
    commit(tx, &app, &caller, id, detail).await?;
    Ok(Json(view(&app.store().shop(caller.shop), id).await?))
}

/// Take a delivery template away that no product goes by.
#[utoipa::path(delete, path = "/api/shops/{shop}/delivery-templates/{id}", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204), (status = 409, body = Problem)),
    extensions(("x-action" = json!("set_delivery"))))]
pub async fn remove_template(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<TemplateId>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::SetDelivery,
        Object::Shop(caller.shop),
    )?;
    let tx = begin(&app, &caller).await?;
    let Some(before) = storage::one(&tx, id).await? else {
        return Ok(StatusCode::NO_CONTENT);
    };
    if storage::is_in_use(&tx, id).await? {
        let title = "Products go by this template";
        return Err(Problem::new(StatusCode::CONFLICT, "template_in_use", title));
    }
    storage::remove(&tx, id).await?;
    commit(tx, &app, &caller, id, json!({ "removed": before.name })).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// There is one of this name.
fn taken(error: StorageError) -> Problem {
    shelves::taken(error, "There is a template of this name")
}

async fn commit(
    tx: ShopTx,
    app: &App,
    caller: &InShop,
    id: TemplateId,
    detail: Value,
) -> Result<(), Problem> {
    let entry = audit::Entry {
        action: "set_delivery",
        object: format!("delivery_template/{id}"),
        detail,
    };
    shelves::commit(tx, app, caller, entry).await
}
