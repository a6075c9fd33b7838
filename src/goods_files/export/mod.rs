//! Exports 导出: what somebody selected as a file, written down before its first byte goes and packed as it is fetched. What a
//! file has no place for is told beside it.

mod ask;
mod disk;
mod lost;
mod made;
mod out;
mod pictures;
mod plain;
mod sheet;
mod taobao;

use utoipa_axum::router::OpenApiRouter;

pub use self::lost::ExportEnds;
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    ask::routes().merge(lost::routes())
}
