use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    ProductRow, ProductView,
    storage::{self, Wanted},
    store::ProductList,
    view,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    vocabulary::ProductId,
};

const MOST: u64 = 200;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(one))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct Narrowed {
    category: Option<String>,
    #[serde(default)]
    q: String,
    limit: Option<u64>,
}

/// Products, as members look them up.
#[utoipa::path(get, path = "/api/shops/{shop}/products", tag = "catalogue", params(("shop" = Uuid, Path), Narrowed),
    responses((status = 200, body = ProductList)), extensions(("x-action" = json!("see_catalogue"))))]
async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(narrowed): Query<Narrowed>,
) -> Result<Json<ProductList>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let limit = narrowed.limit.unwrap_or(MOST).min(MOST);
    let wanted = Wanted {
        category: narrowed.category.as_deref(),
        words: &narrowed.q,
        limit,
        ..Wanted::default()
    };
    let briefs = storage::briefs(&app.store().shop(caller.shop), &wanted).await?;
    Ok(Json(ProductList {
        products: briefs.into_iter().map(ProductRow::from).collect(),
        next: None,
    }))
}

/// One product with its facts.
#[utoipa::path(get, path = "/api/shops/{shop}/products/{id}", tag = "catalogue",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ProductView)), extensions(("x-action" = json!("see_catalogue"))))]
async fn one(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ProductId>,
) -> Result<Json<ProductView>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let product = storage::product_by_id(&db, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    Ok(Json(
        view::whole(&db, product)
            .await?
            .ok_or_else(Problem::not_found)?,
    ))
}
