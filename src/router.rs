//! One merge per area.

use axum::{Router, http::StatusCode, response::IntoResponse};
use utoipa::openapi::{Info, OpenApi, OpenApiBuilder};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    app::App,
    catalogue, customers, files,
    http::{self, Problem},
    live, members, ops, phrases, trade, web,
};

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let (api, _) = areas().split_for_parts();
    let router = api
        .method_not_allowed_fallback(wrong_method)
        .fallback(not_found);
    http::dress(router, &app).with_state(app)
}

/// The description of the whole surface; `openapi.json` is its snapshot.
pub fn openapi() -> OpenApi {
    areas().into_openapi()
}

fn areas() -> OpenApiRouter<App> {
    let about = OpenApiBuilder::new().info(Info::new("Yingke", "1")).build();
    OpenApiRouter::with_openapi(about)
        .merge(members::routes())
        .merge(customers::routes())
        .merge(catalogue::routes())
        .merge(trade::routes())
        .merge(phrases::routes())
        .merge(files::routes())
        .merge(live::routes())
        .merge(ops::routes())
        .merge(web::routes())
}

async fn not_found() -> Problem {
    Problem::not_found()
}

async fn wrong_method() -> impl IntoResponse {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "wrong_method",
        "This address does not take that",
    )
}
