//! Invoices 开票: what a customer asks for or a member enters for them, and the number under which the shop issued it elsewhere.
//!
//! Owns `order_invoice`, one row an order. Who it is made out to is personal data: masked for members, shown whole only with a reason.
//! Never issues an invoice itself.

mod ask;
mod enter;
mod form;
mod issue;
mod see;
mod show;
mod storage;
mod to_issue;
mod told;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    ask::{NewInvoice, ask, may_ask},
    form::{Form, InvoiceKind},
    issue::already_issued,
    storage::{InvoiceRow, of_order, of_orders},
    to_issue::{is_to_invoice, to_invoice},
    view::{MyInvoice, why_not_entered, why_not_issued},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see::see_invoice, enter::enter_invoice))
        .routes(routes!(show::show_invoice))
        .routes(routes!(issue::issue_invoice))
}
