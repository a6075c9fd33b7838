//! Exports 导出: what somebody selected as a file, written down before its first byte goes and packed as it is fetched.

mod ask;
mod out;
mod pictures;
mod plain;
mod taobao;

use utoipa_axum::router::OpenApiRouter;

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    ask::routes()
}
