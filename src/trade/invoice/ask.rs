use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Form, InvoiceKind, InvoiceRow, already_issued, storage,
    told::{asked, told},
    view::can_be_asked,
};
use crate::{
    access::Actor,
    http::Problem,
    storage::ShopTx,
    trade::{
        By, Undone, key,
        storage::{OrderRow, rev_for},
    },
    vocabulary::Millis,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvoice {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    kind: InvoiceKind,
    /// 1 to 100 characters.
    title: String,
    /// Of a company: 15, 18 or 20 letters and digits.
    #[serde(default)]
    tax_no: String,
    email: String,
}

impl NewInvoice {
    pub fn form(&self) -> Result<Form, Problem> {
        Form::of(self.kind, &self.title, &self.tax_no, &self.email)
    }
}

/// By its key, for an order as it was seen: asked for, or changed until it is issued. Whoever calls holds the order's lock.
pub async fn ask(
    tx: &ShopTx,
    actor: &Actor,
    order: &OrderRow,
    (new, form): (&NewInvoice, &Form),
    now: Millis,
) -> Result<(), Problem> {
    let before = storage::of_order_in(tx, order.id).await?;
    let digest =
        key::digest_of(&json!({ "order": order.id, "kind": "invoice_asked", "form": form }));
    if key::done_with(tx, new.key, &digest).await?.is_some() {
        return Ok(());
    }
    if rev_for(order, actor) != new.rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    may_ask(before.as_ref(), order)?;
    // Only a member and the customer get as far as this.
    let by = actor.member().ok();
    storage::keep(tx, order.id, (form, by), now).await?;
    storage::raise(tx, order, true).await?;
    key::keep(tx, new.key, order.id, digest, now).await?;
    let is_first = before.is_none();
    if is_first {
        asked(tx, order, by, now).await?;
    }
    let whose = by.map_or(By::Customer, |_| By::Shop);
    let detail = json!({ "kind": form.kind, "is_first": is_first });
    let what = ("invoice_asked", "ask_invoice", detail);
    Ok(told(tx, actor, order, (whose, what), now).await?)
}

pub fn may_ask(before: Option<&InvoiceRow>, order: &OrderRow) -> Result<(), Problem> {
    if before.is_some_and(|row| row.number.is_some()) {
        return Err(already_issued());
    }
    if can_be_asked(order) {
        return Ok(());
    }
    let title = "There is an invoice for what is paid and not given back";
    Err(Problem::new(StatusCode::CONFLICT, "wrong_state", title))
}
