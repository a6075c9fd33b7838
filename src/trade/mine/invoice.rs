use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{customer_of, own};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{
        By, Undone,
        deed::lock_of,
        invoice::{self, Form, InvoiceKind, InvoiceRow, MyInvoice, can_be_asked},
        key,
        storage::{self, OrderRow},
        told,
    },
    vocabulary::{CustomerId, Millis, OrderId},
};

#[derive(Serialize, ToSchema)]
pub struct MyInvoiceView {
    /// Something is paid, and it was not issued yet.
    may_ask: bool,
    /// None: none was asked for.
    invoice: Option<MyInvoice>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvoice {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as the customer sees it.
    rev: i64,
    kind: InvoiceKind,
    /// 1 to 100 characters.
    title: String,
    /// Of a company: 15, 18 or 20 letters and digits.
    #[serde(default)]
    tax_no: String,
    email: String,
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
    let customer = customer_of(&caller)?;
    let form = Form::of(new.kind, &new.title, &new.tax_no, &new.email)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let order = own_in(&tx, customer, id).await?;
    let before = invoice::of_order_in(&tx, id).await?;
    let digest = key::digest_of(&json!({ "order": id, "kind": "invoice_asked", "form": form }));
    if key::done_with(&tx, new.key, &digest).await?.is_some() {
        drop(tx);
        return shown(&app, &caller, id).await;
    }
    if order.rev != new.rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    may_ask(before.as_ref(), &order)?;
    invoice::keep(&tx, id, &form, now).await?;
    invoice::raise(&tx, &order).await?;
    key::keep(&tx, new.key, id, digest, now).await?;
    tell(&tx, &caller, (&order, &form, before.is_none()), now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, &caller, id).await
}

async fn own_in(tx: &ShopTx, customer: CustomerId, id: OrderId) -> Result<OrderRow, Problem> {
    let order = storage::row_in(tx, id).await?;
    let order = order.filter(|order| order.customer_id == customer);
    order.ok_or_else(Problem::not_found)
}

fn may_ask(before: Option<&InvoiceRow>, order: &OrderRow) -> Result<(), Problem> {
    if before.is_some_and(|row| row.number.is_some()) {
        return Err(invoice::already_issued());
    }
    if can_be_asked(order) {
        return Ok(());
    }
    let title = "There is an invoice for what is paid and not given back";
    Err(Problem::new(StatusCode::CONFLICT, "wrong_state", title))
}

async fn tell(
    tx: &ShopTx,
    caller: &InShop,
    (order, form, is_first): (&OrderRow, &Form, bool),
    now: Millis,
) -> Result<(), Problem> {
    if is_first {
        invoice::asked(tx, order, now).await?;
    }
    let what = (
        "invoice_asked",
        "ask_invoice",
        json!({ "kind": form.kind, "is_first": is_first }),
    );
    Ok(invoice::told(tx, &caller.actor, order, (By::Customer, what), now).await?)
}

async fn shown(app: &App, caller: &InShop, id: OrderId) -> Result<Json<MyInvoiceView>, Problem> {
    let order = own(app, caller, id).await?.row;
    let row = invoice::of_order(&app.store().shop(caller.shop), id).await?;
    let may_ask = may_ask(row.as_ref(), &order).is_ok();
    let invoice = row.map(|row| MyInvoice::of(row, &order));
    Ok(Json(MyInvoiceView { may_ask, invoice }))
}
