use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    see::{InvoiceView, shown},
    storage,
    told::told,
    view::{amount_fen, can_be_asked},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{By, Undone, deed::lock_of, key, storage as orders},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIssue {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// 4 to 40 letters, digits and hyphens.
    number: String,
}

/// Write down that an invoice was issued, and under which number.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/invoice/issue", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewIssue,
    responses((status = 200, body = InvoiceView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("note_orders"))))]
pub async fn issue_invoice(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
    Json(new): Json<NewIssue>,
) -> Result<Json<InvoiceView>, Problem> {
    authorize(&caller.actor, Action::NoteOrders, Object::Shop(caller.shop))?;
    let number = checked(&new.number)?;
    let by = caller.actor.member()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let order = orders::row_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    let row = storage::of_order_in(&tx, id).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let digest =
        key::digest_of(&json!({ "order": id, "kind": "invoice_issued", "number": number }));
    if key::done_with(&tx, new.key, &digest).await?.is_some() {
        drop(tx);
        return shown(&app, caller.shop, id).await;
    }
    if order.rev != new.rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    if row.number.is_some() {
        return Err(already_issued());
    }
    if !can_be_asked(&order) {
        let title = "Nothing is left of what was paid";
        return Err(Problem::new(StatusCode::CONFLICT, "wrong_state", title));
    }
    let amount_fen = amount_fen(&row, &order);
    storage::issue(&tx, id, (number, amount_fen), by, now).await?;
    storage::raise(&tx, &order, false).await?;
    key::keep(&tx, new.key, id, digest, now).await?;
    let detail = json!({ "amount_fen": amount_fen });
    let what = ("invoice_issued", "issue_invoice", detail);
    told(&tx, &caller.actor, &order, (By::Shop, what), now).await?;
    tx.commit().await?;
    crate::trade::told(&app, caller.shop);
    shown(&app, caller.shop, id).await
}

/// Its place in the books is the shop's own.
pub fn already_issued() -> Problem {
    let title = "The invoice was issued already";
    Problem::new(StatusCode::CONFLICT, "already_issued", title)
}

fn checked(number: &str) -> Result<&str, Problem> {
    let number = number.trim();
    let is_told = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !(4..=40).contains(&number.len()) || !number.chars().all(is_told) {
        let title = "number: 4 to 40 letters, digits and hyphens";
        return Err(Problem::at_field("bad_number", "number", title));
    }
    Ok(number)
}
