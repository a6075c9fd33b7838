use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{DeliveryTerms, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    vocabulary::TemplateId,
};

#[derive(Serialize, ToSchema)]
pub struct DeliveryTemplates {
    /// By name.
    pub templates: Vec<DeliveryTemplate>,
}

/// How some goods are delivered.
#[derive(Serialize, ToSchema)]
pub struct DeliveryTemplate {
    pub id: TemplateId,
    /// What a change must name.
    pub rev: i64,
    /// How many go by it.
    pub products: i64,
    pub terms: DeliveryTerms,
}

/// Delivery templates of the shop.
#[utoipa::path(get, path = "/api/shops/{shop}/delivery-templates", tag = "goods", params(("shop" = Uuid, Path)),
    responses((status = 200, body = DeliveryTemplates)), extensions(("x-action" = json!("see_catalogue"))))]
pub async fn see_templates(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<DeliveryTemplates>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let templates = views(&app.store().shop(caller.shop)).await?;
    Ok(Json(DeliveryTemplates { templates }))
}

async fn views(db: &ShopDb) -> Result<Vec<DeliveryTemplate>, StorageError> {
    let rows = storage::all(db).await?;
    let counts = storage::products(db).await?;
    let views = rows.into_iter().filter_map(|row| {
        Some(DeliveryTemplate {
            terms: storage::terms(&row)?,
            products: counts.get(&row.id).copied().unwrap_or_default(),
            id: row.id,
            rev: row.rev,
        })
    });
    Ok(views.collect())
}

/// One of them, as it is now.
pub async fn view(db: &ShopDb, id: TemplateId) -> Result<DeliveryTemplate, Problem> {
    let views = views(db).await?;
    let view = views.into_iter().find(|view| view.id == id);
    view.ok_or_else(Problem::not_found)
}
