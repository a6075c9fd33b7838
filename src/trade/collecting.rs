use axum::http::StatusCode;

use super::{Unmoved, payment::in_time};
use crate::{app::App, http::Problem, vocabulary::OrderId};

/// Collects what an order costs; before the transaction in which it becomes paid. By the order and not by the wish: two windows that
/// pay at once collect once.
pub async fn collect(app: &App, no: &str, total_fen: i64, order: OrderId) -> Result<(), Problem> {
    let payment = app.trade().payment();
    let collected = in_time(payment.collect(no, total_fen, order.0)).await;
    collected.map_err(|unmoved| {
        let (status, code) = match &unmoved {
            Unmoved::Declined(_) => (StatusCode::PAYMENT_REQUIRED, "payment_declined"),
            Unmoved::Unreachable(_) => (StatusCode::BAD_GATEWAY, "payment_unreachable"),
        };
        Problem::new(status, code, unmoved.to_string())
    })
}
