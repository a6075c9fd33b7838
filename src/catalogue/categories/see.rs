use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AttributeRule, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    vocabulary::CategoryId,
};

#[derive(Serialize, ToSchema)]
pub struct CategoryList {
    /// In the shop's order.
    pub categories: Vec<GoodsCategory>,
}

/// A category with its template.
#[derive(Serialize, ToSchema)]
pub struct GoodsCategory {
    pub id: CategoryId,
    /// What a change must name.
    pub rev: i64,
    pub name: String,
    pub position: i64,
    pub attributes: Vec<AttributeRule>,
    /// Its number at Taobao.
    pub cid: Option<String>,
    /// How many there are in it.
    pub products: i64,
}

/// Categories of the shop.
#[utoipa::path(get, path = "/api/shops/{shop}/categories", tag = "goods", params(("shop" = Uuid, Path)),
    responses((status = 200, body = CategoryList)), extensions(("x-action" = json!("see_catalogue"))))]
pub async fn see_categories(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<CategoryList>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let categories = views(&app.store().shop(caller.shop)).await?;
    Ok(Json(CategoryList { categories }))
}

pub async fn views(db: &ShopDb) -> Result<Vec<GoodsCategory>, StorageError> {
    let rows = storage::all(db).await?;
    let counts = storage::products(db).await?;
    let views = rows.into_iter().map(|row| GoodsCategory {
        attributes: storage::rules(&row),
        products: counts.get(&row.name).copied().unwrap_or_default(),
        id: row.id,
        cid: row.cid.map(|cid| cid.to_string()),
        rev: row.rev,
        name: row.name,
        position: row.position,
    });
    Ok(views.collect())
}

/// One of them, as it is now.
pub async fn view(db: &ShopDb, id: CategoryId) -> Result<GoodsCategory, Problem> {
    let views = views(db).await?;
    let view = views.into_iter().find(|view| view.id == id);
    view.ok_or_else(Problem::not_found)
}
