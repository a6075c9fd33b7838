use serde::Serialize;
use utoipa::ToSchema;

use super::{InvoiceKind, InvoiceRow};
use crate::{
    trade::{OrderView, State, storage::OrderRow},
    vocabulary::Millis,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    Asked,
    Issued,
}

/// An invoice as its customer sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyInvoice {
    kind: InvoiceKind,
    title: String,
    /// Empty: a person has none.
    tax_no: String,
    email: String,
    /// Paid and not given back; of an issued one as it was then.
    amount_fen: i64,
    state: InvoiceState,
    number: Option<String>,
    asked_at: Millis,
    issued_at: Option<Millis>,
}

/// The same as members see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderInvoice {
    kind: InvoiceKind,
    /// A company's is no secret.
    title_masked: String,
    tax_no_masked: String,
    email_masked: String,
    amount_fen: i64,
    /// Of an issued one: what of its amount went back later, and is to be credited (红冲); 0: nothing.
    given_back_since_fen: i64,
    state: InvoiceState,
    number: Option<String>,
    asked_at: Millis,
    /// Who entered it for the customer, as they were called then; none: the customer asked.
    asked_nick: Option<String>,
    issued_at: Option<Millis>,
    /// Who issued it, as they were called then.
    nick: Option<String>,
}

/// Something was paid, and something of it is left.
pub fn can_be_asked(order: &OrderRow) -> bool {
    order.state != State::TradeClosed.code() && order.paid_fen > order.refunded_fen
}

/// Why members issue none for this order now.
pub fn why_not_issued(row: Option<&InvoiceRow>, order: &OrderView) -> Option<&'static str> {
    let is_paid = order.paid_fen > order.refunded_fen;
    match row.map(InvoiceState::of) {
        None => Some("no_invoice_asked"),
        Some(InvoiceState::Issued) => Some("already_issued"),
        Some(InvoiceState::Asked) if is_paid && order.state != State::TradeClosed.code() => None,
        Some(InvoiceState::Asked) => Some("wrong_state"),
    }
}

/// Why none is entered for this order now: where [`super::may_ask`] says no.
pub fn why_not_entered(row: Option<&InvoiceRow>, order: &OrderView) -> Option<&'static str> {
    let is_issued = row.is_some_and(|row| row.number.is_some());
    let reasons = [
        (is_issued, "already_issued"),
        (order.state == State::TradeClosed.code(), "invoice_closed"),
        (order.paid_fen == 0, "invoice_unpaid"),
        (order.paid_fen <= order.refunded_fen, "invoice_given_back"),
    ];
    let mut reasons = reasons.into_iter();
    reasons.find_map(|(is_so, why)| is_so.then_some(why))
}

/// What it is or would be made out over.
pub fn amount_fen(row: &InvoiceRow, order: &OrderRow) -> i64 {
    row.amount_fen.unwrap_or_else(|| left_fen(order))
}

/// Paid and not given back.
fn left_fen(order: &OrderRow) -> i64 {
    (order.paid_fen - order.refunded_fen).max(0)
}

impl InvoiceState {
    pub const fn of(row: &InvoiceRow) -> Self {
        if row.number.is_some() {
            Self::Issued
        } else {
            Self::Asked
        }
    }
}

impl MyInvoice {
    pub fn of(row: InvoiceRow, order: &OrderRow) -> Self {
        Self {
            kind: InvoiceKind::of_code(&row.kind),
            amount_fen: amount_fen(&row, order),
            state: InvoiceState::of(&row),
            title: row.title,
            tax_no: row.tax_no,
            email: row.email,
            number: row.number,
            asked_at: row.asked_at,
            issued_at: row.issued_at,
        }
    }
}

impl OrderInvoice {
    pub fn of(row: InvoiceRow, order: &OrderRow) -> Self {
        let kind = InvoiceKind::of_code(&row.kind);
        Self {
            kind,
            title_masked: match kind {
                InvoiceKind::Personal => yingke_masking::name(&row.title),
                InvoiceKind::Company => row.title.clone(),
            },
            tax_no_masked: masked_tax_no(&row.tax_no),
            email_masked: masked_email(&row.email),
            amount_fen: amount_fen(&row, order),
            given_back_since_fen: (amount_fen(&row, order) - left_fen(order)).max(0),
            state: InvoiceState::of(&row),
            number: row.number,
            asked_at: row.asked_at,
            asked_nick: row.asked_nick,
            issued_at: row.issued_at,
            nick: row.nick,
        }
    }
}

/// Leaves the last four characters of a number that is long enough.
fn masked_tax_no(number: &str) -> String {
    match number.char_indices().rev().nth(3) {
        Some((from, _)) if number.chars().count() >= 15 => format!("****{}", &number[from..]),
        _ if number.is_empty() => String::new(),
        _ => "****".to_owned(),
    }
}

/// Leaves its first character: a domain of one's own says as much as a name.
fn masked_email(email: &str) -> String {
    let first: String = email.chars().take(1).collect();
    format!("{first}****@****")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_leave_what_they_say() {
        assert_eq!(masked_tax_no("91350100M000100Y43"), "****0Y43");
        assert_eq!(masked_tax_no("123"), "****");
        assert_eq!(masked_tax_no(""), "");
        assert_eq!(masked_email("lin.xia@example.com"), "l****@****");
    }
}
