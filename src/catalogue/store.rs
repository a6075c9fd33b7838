use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{
    ProductRow, ProductView, categories,
    goods::Shelf,
    storage::{self, Wanted},
    view,
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{Json, Path, Problem, Query},
    shops::{self, ShopRef},
    storage::{ShopDb, StorageError},
    vocabulary::{ProductId, ShopId},
};

/// Products of one page.
const MOST: u64 = 60;

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
    let categories = categories_of(&app.store().shop(shop.id)).await?;
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

/// Those with something in the shop, in the shop's order, with the picture of their first product.
async fn categories_of(db: &ShopDb) -> Result<Vec<Category>, StorageError> {
    let counts = storage::listed_by_category(db).await?;
    let mut pictures = storage::first_pictures(db).await?;
    let mut found = Vec::new();
    for name in categories::names(db).await? {
        let Some(count) = counts.get(&name) else {
            continue;
        };
        found.push(Category {
            picture: pictures.remove(&name).unwrap_or_default(),
            count: *count as usize,
            name,
        });
    }
    Ok(found)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct Narrowed {
    category: Option<String>,
    #[serde(default)]
    q: String,
    /// `next` of the page before, of the same category and words.
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct ProductList {
    pub products: Vec<ProductRow>,
    /// `cursor` of the next page; none: that was all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Products of the storefront, in the shop's order.
#[utoipa::path(get, path = "/api/store/{slug}/products", tag = "store", params(("slug" = String, Path), Narrowed),
    responses((status = 200, body = ProductList), (status = 400, body = Problem)), extensions(("x-action" = json!("see_store"))))]
async fn list(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Json<ProductList>, Problem> {
    let shop = open_store(&app, slug).await?;
    let place = |cursor: &str| {
        let place = place_of(cursor);
        place.ok_or_else(|| Problem::bad_request("cursor: what a page before said"))
    };
    let wanted = Wanted {
        category: narrowed.category.as_deref(),
        words: &narrowed.q,
        only_listed: true,
        behind: narrowed.cursor.as_deref().map(place).transpose()?,
        limit: MOST + 1,
    };
    let mut briefs = storage::briefs(&app.store().shop(shop.id), &wanted).await?;
    let is_more = briefs.len() as u64 > MOST;
    briefs.truncate(MOST as usize);
    let last = briefs.last().filter(|_| is_more);
    Ok(Json(ProductList {
        next: last.map(|last| format!("{}.{}", last.position, last.id)),
        products: briefs.into_iter().map(ProductRow::from).collect(),
    }))
}

/// Where a page ended.
fn place_of(cursor: &str) -> Option<(i64, ProductId)> {
    let (position, id) = cursor.split_once('.')?;
    Some((position.parse().ok()?, ProductId(id.parse().ok()?)))
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
    let product = product.filter(|product| Shelf::of_code(&product.state) == Shelf::Listed);
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
