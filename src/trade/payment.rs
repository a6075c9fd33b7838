use async_trait::async_trait;
use uuid::Uuid;

/// The way to a customer's money.
#[async_trait]
pub trait Payment: Send + Sync {
    /// Collects `amount_fen` for an order. The same `key` is collected once, however often it is asked; what was declined may be asked
    /// again.
    async fn collect(&self, order_no: &str, amount_fen: i64, key: Uuid) -> Result<(), Declined>;
}

/// No money came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the payment was declined: {0}")]
pub struct Declined(pub String);

/// For shops that try Yingke out: every payment succeeds and no money moves.
pub struct Simulated;

#[async_trait]
impl Payment for Simulated {
    async fn collect(&self, order_no: &str, amount_fen: i64, _: Uuid) -> Result<(), Declined> {
        tracing::info!(
            order_no,
            amount_fen,
            "a simulated payment: no money was moved"
        );
        Ok(())
    }
}
