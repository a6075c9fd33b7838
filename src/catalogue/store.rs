use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{
    ProductRow, ProductView,
    storage::{self, Brief, Wanted},
    view,
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{Json, Path, Problem, Query},
    shops::{self, ShopRef},
    vocabulary::{ProductId, ShopId},
};

const MOST: u64 = 500;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(front))
        .routes(routes!(list))
        .routes(routes!(one))
}

#[derive(Serialize, ToSchema)]
struct StoreFront {
    shop: StoreShop,
    /// Everything here is invented: the pages say so.
    is_demo: bool,
    categories: Vec<Category>,
}

#[derive(Serialize, ToSchema)]
struct StoreShop {
    id: ShopId,
    slug: String,
    name: String,
    about: String,
}

#[derive(Debug, PartialEq, Serialize, ToSchema)]
struct Category {
    name: String,
    count: usize,
    picture: String,
}

/// The shop's door: its name and its categories.
#[utoipa::path(get, path = "/api/store/{slug}", tag = "store", params(("slug" = String, Path)),
    responses((status = 200, body = StoreFront)), extensions(("x-action" = json!("see_store"))))]
async fn front(
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Json<StoreFront>, Problem> {
    let shop = open_store(&app, slug).await?;
    let briefs = storage::briefs(
        &app.store().shop(shop.id),
        &Wanted {
            limit: MOST,
            ..Wanted::default()
        },
    )
    .await?;
    let categories = categories_of(&briefs);
    let shops::Shop {
        id,
        slug,
        name,
        about,
        ..
    } = shop;
    Ok(Json(StoreFront {
        is_demo: !app.config().demo.is_empty(),
        shop: StoreShop {
            id,
            slug,
            name,
            about,
        },
        categories,
    }))
}

/// In the order in which their first product stands.
fn categories_of(briefs: &[Brief]) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    for brief in briefs {
        match categories
            .iter_mut()
            .find(|category| category.name == brief.category)
        {
            Some(category) => category.count += 1,
            None => categories.push(Category {
                name: brief.category.clone(),
                count: 1,
                picture: brief.picture.clone(),
            }),
        }
    }
    categories
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct Narrowed {
    category: Option<String>,
    #[serde(default)]
    q: String,
}

#[derive(Serialize, ToSchema)]
pub struct ProductList {
    pub products: Vec<ProductRow>,
}

/// Products of the storefront.
#[utoipa::path(get, path = "/api/store/{slug}/products", tag = "store", params(("slug" = String, Path), Narrowed),
    responses((status = 200, body = ProductList)), extensions(("x-action" = json!("see_store"))))]
async fn list(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Json<ProductList>, Problem> {
    let shop = open_store(&app, slug).await?;
    let wanted = Wanted {
        category: narrowed.category.as_deref(),
        words: &narrowed.q,
        limit: MOST,
    };
    let briefs = storage::briefs(&app.store().shop(shop.id), &wanted).await?;
    Ok(Json(ProductList {
        products: briefs.into_iter().map(ProductRow::from).collect(),
    }))
}

#[derive(Deserialize)]
struct OneProduct {
    slug: String,
    id: String,
}

/// One product, by its id or its code.
#[utoipa::path(get, path = "/api/store/{slug}/products/{id}", tag = "store",
    params(("slug" = String, Path), ("id" = String, Path, description = "Id or code")),
    responses((status = 200, body = ProductView)), extensions(("x-action" = json!("see_store"))))]
async fn one(
    State(app): State<App>,
    Path(path): Path<OneProduct>,
) -> Result<Json<ProductView>, Problem> {
    let shop = open_store(&app, path.slug).await?;
    let db = app.store().shop(shop.id);
    let product = match Uuid::try_parse(&path.id) {
        Ok(id) => storage::product_by_id(&db, ProductId(id)).await?,
        Err(_) => storage::product_by_code(&db, &path.id).await?,
    };
    let product = product.ok_or_else(Problem::not_found)?;
    Ok(Json(
        view::whole(&db, product)
            .await?
            .ok_or_else(Problem::not_found)?,
    ))
}

async fn open_store(app: &App, slug: String) -> Result<shops::Shop, Problem> {
    authorize(&Actor::Anyone, Action::SeeStore, Object::World)?;
    shops::find(app.store(), &ShopRef::Slug(slug))
        .await?
        .ok_or_else(Problem::not_found)
}
