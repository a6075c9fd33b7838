use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Goods, GoodsSku, Shelf,
    storage::{self, Stored},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::{Attribute, Availability, Fact, Question},
    http::{Id, InShop, Json, Problem},
    vocabulary::{Millis, ProductId, TemplateId},
};

/// The whole of a product, for editing.
#[derive(Serialize, ToSchema)]
#[schema(as = Goods)]
pub struct GoodsView {
    id: ProductId,
    /// What an edit must name.
    rev: i64,
    created_at: Millis,
    changed_at: Millis,
    code: String,
    title: String,
    selling_point: String,
    category: String,
    attributes: Vec<Attribute>,
    availability: Availability,
    ships_within_hours: i64,
    presale_ships_on: Option<String>,
    custom_days: Option<i64>,
    pictures: Vec<String>,
    facts: Vec<Fact>,
    suits: String,
    scenes: Vec<String>,
    usage: String,
    care: String,
    installation: String,
    cautions: String,
    faq: Vec<Question>,
    /// Codes of products.
    goes_with: Vec<String>,
    /// HTML as it was given: shown to customers only cleaned.
    description: String,
    tags: Vec<String>,
    template: Option<TemplateId>,
    state: Shelf,
    list_at: Option<Millis>,
    /// So many pieces of it are little; none: the shop's figure, 0: none are.
    low_stock: Option<i64>,
    skus: Vec<GoodsSku>,
}

/// One product, whole, for editing.
#[utoipa::path(get, path = "/api/shops/{shop}/goods/{id}", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = GoodsView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_catalogue"))))]
pub async fn see_goods(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ProductId>,
) -> Result<Json<GoodsView>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    shown(&app, &caller, id).await
}

/// A product as it stands now.
pub async fn shown(app: &App, caller: &InShop, id: ProductId) -> Result<Json<GoodsView>, Problem> {
    let stored = storage::stored(&app.store().shop(caller.shop), id).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    Ok(Json(stored.into()))
}

impl From<Stored> for GoodsView {
    fn from(stored: Stored) -> Self {
        let Goods { detail, .. } = stored.goods;
        Self {
            id: stored.id,
            rev: stored.rev,
            created_at: stored.created_at,
            changed_at: stored.changed_at,
            code: stored.goods.code,
            title: stored.goods.title,
            selling_point: stored.goods.selling_point,
            category: stored.goods.category,
            availability: stored.goods.availability,
            description: stored.goods.description,
            tags: stored.goods.tags,
            template: stored.goods.template,
            state: stored.goods.state,
            list_at: stored.goods.list_at,
            low_stock: stored.goods.low_stock,
            skus: stored.goods.skus,
            attributes: detail.attributes,
            ships_within_hours: detail.ships_within_hours,
            presale_ships_on: detail.presale_ships_on,
            custom_days: detail.custom_days,
            pictures: detail.pictures,
            facts: detail.facts,
            suits: detail.suits,
            scenes: detail.scenes,
            usage: detail.usage,
            care: detail.care,
            installation: detail.installation,
            cautions: detail.cautions,
            faq: detail.faq,
            goes_with: detail.goes_with,
        }
    }
}
