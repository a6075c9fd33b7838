use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::storage;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, Shown},
    http::{Id, InShop, Json, Problem},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceShowing {
    /// 1 to 200 characters.
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct ShownInvoice {
    title: String,
    tax_no: String,
    email: String,
}

/// Shows whom an invoice is made out to: written down with its reason, and limited as every showing of an order's data.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/invoice/showing", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = InvoiceShowing,
    responses((status = 200, body = ShownInvoice), (status = 404, body = Problem)),
    extensions(("x-action" = json!("show_order_data"))))]
pub async fn show_invoice(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(asked): Json<InvoiceShowing>,
) -> Result<Json<ShownInvoice>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowOrderData,
        Object::Shop(caller.shop),
    )?;
    let row = storage::of_order(&app.store().shop(caller.shop), order).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let shown = Shown {
        action: "show_order_data",
        object: format!("order/{order}"),
        field: "invoice",
        reason: &asked.reason,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::show(&tx, &caller.actor, app.clock().now(), shown).await?;
    tx.commit().await?;
    Ok(Json(ShownInvoice {
        title: row.title,
        tax_no: row.tax_no,
        email: row.email,
    }))
}
