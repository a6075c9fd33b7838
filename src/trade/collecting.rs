use axum::http::StatusCode;

use crate::{app::App, http::Problem, vocabulary::OrderId};

/// Collects what an order costs; before the transaction in which it becomes paid. By the order and not by the wish: two windows that
/// pay at once collect once.
pub async fn collect(app: &App, no: &str, total_fen: i64, order: OrderId) -> Result<(), Problem> {
    let collected = app.trade().payment.collect(no, total_fen, order.0).await;
    collected.map_err(|declined| {
        let status = StatusCode::PAYMENT_REQUIRED;
        Problem::new(status, "payment_declined", declined.to_string())
    })
}
