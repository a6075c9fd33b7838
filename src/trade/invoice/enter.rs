use axum::extract::State;

use super::{
    ask::{NewInvoice, ask},
    see::{InvoiceView, shown},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{Undone, deed::lock_of, storage as orders},
    vocabulary::OrderId,
};

/// Enter 登记开票 what a customer told a member, or change what was asked for until it is issued.
#[utoipa::path(put, path = "/api/shops/{shop}/orders/{id}/invoice", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewInvoice,
    responses((status = 200, body = InvoiceView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("note_orders"))))]
pub async fn enter_invoice(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
    Json(new): Json<NewInvoice>,
) -> Result<Json<InvoiceView>, Problem> {
    authorize(&caller.actor, Action::NoteOrders, Object::Shop(caller.shop))?;
    let form = new.form()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let order = orders::row_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    ask(&tx, &caller.actor, &order, (&new, &form), now).await?;
    tx.commit().await?;
    crate::trade::told(&app, caller.shop);
    shown(&app, caller.shop, id).await
}
