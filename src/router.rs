//! One merge per area.

use axum::{Router, http::StatusCode, response::IntoResponse};
use utoipa::openapi::{Info, OpenApi, OpenApiBuilder, path::Operation};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    app::App,
    assistant, auto_replies, board, calendar, cards, catalogue, contacts, customers, dispatch,
    files, goods_files, home,
    http::{self, Problem},
    live, logistics, members, message_centre, metrics, ops, order_files, phrases, promises, rating,
    search, shifts, shop_settings, trade, web,
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
    let mut document = areas().into_openapi();
    let components = document.components.get_or_insert_default();
    components.schemas.extend(live::frames_described());
    for item in document.paths.paths.values_mut() {
        let read = [&mut item.get, &mut item.head, &mut item.delete];
        let write = [&mut item.put, &mut item.post, &mut item.patch];
        read.into_iter()
            .chain(write)
            .flatten()
            .for_each(name_by_area);
    }
    document
}

/// Every area may have a `list` of its own.
fn name_by_area(operation: &mut Operation) {
    let area = operation.tags.iter().flatten().next();
    if let (Some(area), Some(name)) = (area, &operation.operation_id) {
        operation.operation_id = Some(format!("{area}_{name}"));
    }
}

fn areas() -> OpenApiRouter<App> {
    let about = OpenApiBuilder::new().info(Info::new("Yingke", "1")).build();
    OpenApiRouter::with_openapi(about)
        .merge(home::routes())
        .merge(members::routes())
        .merge(shop_settings::routes())
        .merge(customers::routes())
        .merge(catalogue::routes())
        .merge(assistant::routes())
        .merge(goods_files::routes())
        .merge(trade::routes())
        .merge(order_files::routes())
        .merge(logistics::routes())
        .merge(cards::routes())
        .merge(phrases::routes())
        .merge(board::routes())
        .merge(shifts::routes())
        .merge(promises::routes())
        .merge(contacts::routes())
        .merge(dispatch::routes())
        .merge(message_centre::routes())
        .merge(calendar::routes())
        .merge(search::routes())
        .merge(auto_replies::routes())
        .merge(rating::routes())
        .merge(files::routes())
        .merge(metrics::routes())
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
