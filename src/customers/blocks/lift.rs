use axum::{extract::State, http::StatusCode};
use serde_json::json;

use super::{CustomerBlocked, block, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    customers::view::find,
    http::{Id, InShop, Problem},
    vocabulary::CustomerId,
};

/// Listen to a customer again, at once.
#[utoipa::path(delete, path = "/api/shops/{shop}/customers/{id}/block", tag = "customers", operation_id = "lift_block",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("lift_block"))))]
pub async fn lift(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::LiftBlock, Object::Shop(caller.shop))?;
    let by = caller.actor.member()?;
    let known = find(&app.store().shop(caller.shop), customer).await?;
    known.ok_or_else(Problem::not_found)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    if storage::end(&tx, customer, by.id, now).await? {
        let entry = audit::Entry {
            action: "lift_block",
            object: format!("customer/{customer}"),
            detail: json!({}),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
        let event = CustomerBlocked {
            customer,
            is_blocked: false,
        };
        tx.emit(&event, now).await?;
    }
    tx.commit().await?;
    app.live().block(caller.shop, customer, false);
    block::tell(&app, &caller, customer, false);
    Ok(StatusCode::NO_CONTENT)
}
