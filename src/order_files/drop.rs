use axum::{extract::State, http::StatusCode};

use super::{
    see::import_of,
    storage::{self, Step},
};
use crate::{
    app::App,
    files::Staged,
    http::{Id, InShop, Problem},
    jobs,
    vocabulary::{JobId, OrderImportId, ShopId},
};

/// Give an import up: it stops, its file and its faults are forgotten. Orders that it has brought stay.
#[utoipa::path(delete, path = "/api/shops/{shop}/order-imports/{id}", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn drop_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<StatusCode, Problem> {
    import_of(&app, &caller, id).await?;
    let_go(&app, caller.shop, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whoever does it again changes nothing.
pub async fn let_go(app: &App, shop: ShopId, id: OrderImportId) -> Result<(), Problem> {
    let tx = app.store().begin(shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if !matches!(Step::of(&held), Step::Done | Step::Dropped) {
        storage::forget_faults(&tx, id).await?;
        storage::step(&tx, id, Step::Dropped).await?;
        if let Some(job) = held.job_id {
            jobs::stop(&tx, JobId(job), app.clock().now()).await?;
        }
    }
    tx.commit().await?;
    forget_files(app, shop, id).await;
    Ok(())
}

/// What cannot be forgotten now is said: the orders are here all the same.
pub async fn forget_files(app: &App, shop: ShopId, id: OrderImportId) {
    let forgotten = match Staged::of(app.files(), shop, id.0).await {
        Ok(staged) => staged.forget().await,
        Err(error) => Err(error),
    };
    if let Err(error) = forgotten {
        tracing::warn!(%error, import = %id, "a file of orders is not forgotten yet");
    }
}
