use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::own;
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{
        deed::lock_of,
        invoice::{self, MyInvoice, NewInvoice},
        storage::{self, OrderRow},
        told,
    },
    vocabulary::{CustomerId, OrderId},
};

#[derive(Serialize, ToSchema)]
pub struct MyInvoiceView {
    /// Something is paid, and it was not issued yet.
    may_ask: bool,
    /// None: none was asked for.
    invoice: Option<MyInvoice>,
}

/// The invoice of an own order.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/invoice", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = MyInvoiceView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn see_my_invoice(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<MyInvoiceView>, Problem> {
    shown(&app, &caller, order).await
}

/// Ask for an invoice 申请开票, or change what was asked for until it is issued.
#[utoipa::path(put, path = "/api/shops/{shop}/mine/orders/{id}/invoice", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewInvoice,
    responses((status = 200, body = MyInvoiceView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask_invoice(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
    Json(new): Json<NewInvoice>,
) -> Result<Json<MyInvoiceView>, Problem> {
    let customer = caller.customer()?;
    let form = new.form()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let order = own_in(&tx, customer, id).await?;
    invoice::ask(&tx, &caller.actor, &order, (&new, &form), now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, &caller, id).await
}

async fn own_in(tx: &ShopTx, customer: CustomerId, id: OrderId) -> Result<OrderRow, Problem> {
    let order = storage::row_in(tx, id).await?;
    let order = order.filter(|order| order.customer_id == customer);
    order.ok_or_else(Problem::not_found)
}

async fn shown(app: &App, caller: &InShop, id: OrderId) -> Result<Json<MyInvoiceView>, Problem> {
    let order = own(app, caller, id).await?.row;
    let row = invoice::of_order(&app.store().shop(caller.shop), id).await?;
    let may_ask = invoice::may_ask(row.as_ref(), &order).is_ok();
    let invoice = row.map(|row| MyInvoice::of(row, &order));
    Ok(Json(MyInvoiceView { may_ask, invoice }))
}
