//! Pictures that members added to a product, for everyone.

use axum::{
    body::Body,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sea_orm::ColumnTrait;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_schema::catalogue::goods_picture;

use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    files,
    http::{Path, Problem, Query},
    shops::{self, ShopRef},
    vocabulary::FileId,
};

const ALONE: &str = "sandbox; default-src 'none'";
/// A picture is never written again under its id.
const A_YEAR: &str = "public, max-age=31536000, immutable";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(photo))
}

/// Where a picture that a product has shown is found.
pub fn photo_path(slug: &str, file: FileId) -> String {
    format!("/api/store/{slug}/photos/{file}")
}

#[derive(Deserialize)]
struct Named {
    slug: String,
    file: String,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct Size {
    /// The small one.
    #[serde(default)]
    thumb: bool,
}

/// A picture of a product.
#[utoipa::path(get, path = "/api/store/{slug}/photos/{file}", tag = "store",
    params(("slug" = String, Path), ("file" = String, Path, description = "Id of a picture"), Size),
    responses((status = 200, content_type = "image/*", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_store"))))]
async fn photo(
    State(app): State<App>,
    Path(Named { slug, file }): Path<Named>,
    Query(Size { thumb }): Query<Size>,
) -> Result<Response, Problem> {
    authorize(&Actor::Anyone, Action::SeeStore, Object::World)?;
    let file = file.parse().map(FileId).map_err(|_| Problem::not_found())?;
    let shop = shops::find(app.store(), &ShopRef::Slug(slug)).await?;
    let shop = shop.ok_or_else(Problem::not_found)?.id;
    let db = app.store().shop(shop);
    let rows = db.rows::<goods_picture::Entity>();
    let shown = rows.with(goods_picture::Column::FileId.eq(file)).one();
    shown.await?.ok_or_else(Problem::not_found)?;
    let found = files::shop_picture_bytes(&app, shop, file, thumb).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let manners = [
        (header::CONTENT_TYPE, found.content_type),
        (header::CONTENT_LENGTH, found.size.to_string()),
        (header::CONTENT_SECURITY_POLICY, ALONE.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, A_YEAR.to_owned()),
    ];
    Ok((StatusCode::OK, manners, Body::from_stream(found.bytes)).into_response())
}
