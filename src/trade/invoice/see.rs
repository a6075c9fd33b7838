use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{storage, view::OrderInvoice};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::storage as orders,
    vocabulary::{OrderId, ShopId},
};

#[derive(Serialize, ToSchema)]
pub struct InvoiceView {
    /// None: nobody asked for one.
    invoice: Option<OrderInvoice>,
}

/// The invoice a customer asked for, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/invoice", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = InvoiceView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn see_invoice(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<InvoiceView>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    shown(&app, caller.shop, order).await
}

/// As it is now; whoever asks was let in before.
pub async fn shown(app: &App, shop: ShopId, id: OrderId) -> Result<Json<InvoiceView>, Problem> {
    let db = app.store().shop(shop);
    let order = orders::row(&db, id).await?;
    let order = order.ok_or_else(Problem::not_found)?;
    let row = storage::of_order(&db, id).await?;
    let invoice = row.map(|row| OrderInvoice::of(row, &order));
    Ok(Json(InvoiceView { invoice }))
}
