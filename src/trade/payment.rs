use std::time::Duration;

use async_trait::async_trait;
use uuid::Uuid;

/// A gateway that has not answered by then may have moved the money or not: the key is asked again.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

const MOST_WORDS: usize = 200;

pub const DECLINED: &str = "declined";

/// The way to a customer's money, and back.
///
/// Whoever asks cannot know whether an answer that never came was a yes. So each key is written down before it is asked, and ends in one
/// of two ways: an order is paid with it, or it is called off. After a call-off it does not matter what the answer was.
#[async_trait]
pub trait Payment: Send + Sync {
    /// Collects `amount_fen` for an order. The same `key` is collected once, however often it is asked; what was declined may be asked
    /// again.
    async fn collect(&self, order_no: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved>;

    /// Calls the collection of this key off: what was collected under it goes back, all of it and once, and nothing is collected under
    /// it from then on: whoever asks is declined. It may be called off any number of times, and where it was never collected or never
    /// even asked. Declined: nothing has gone back.
    async fn call_off(&self, order_no: &str, key: Uuid) -> Result<(), Unmoved>;

    /// Gives `amount_fen` of what was collected for an order back. The same `key` is given once, also where the answer to an earlier
    /// try was lost on its way. Declined: nothing was given under it, now or before, so it may go another way.
    async fn give_back(&self, order_no: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved>;

    /// No money moves, whatever it answers.
    fn is_simulated(&self) -> bool {
        false
    }
}

/// Nobody knows of any money that moved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmoved {
    #[error("the payment was declined: {0}")]
    Declined(String),
    #[error("the payment service cannot be reached: {0}")]
    Unreachable(String),
}

impl Unmoved {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Declined(_) => DECLINED,
            Self::Unreachable(_) => "unreachable",
        }
    }

    /// What the service said, at a length that can be shown.
    pub fn words(&self) -> String {
        let (Self::Declined(words) | Self::Unreachable(words)) = self;
        words.chars().take(MOST_WORDS).collect()
    }
}

/// As the port answers, and no longer than that is waited for.
pub async fn in_time(asked: impl Future<Output = Result<(), Unmoved>>) -> Result<(), Unmoved> {
    match tokio::time::timeout(ANSWERS_WITHIN, asked).await {
        Ok(answered) => answered,
        Err(_) => Err(Unmoved::Unreachable("no answer in time".to_owned())),
    }
}

/// For shops that try Yingke out: every payment succeeds and no money moves.
pub struct Simulated;

#[async_trait]
impl Payment for Simulated {
    async fn collect(&self, order_no: &str, amount_fen: i64, _: Uuid) -> Result<(), Unmoved> {
        tracing::info!(
            order_no,
            amount_fen,
            "a simulated payment: no money was moved"
        );
        Ok(())
    }

    async fn call_off(&self, order_no: &str, _: Uuid) -> Result<(), Unmoved> {
        tracing::info!(
            order_no,
            "a simulated payment is called off: no money was moved"
        );
        Ok(())
    }

    async fn give_back(&self, order_no: &str, amount_fen: i64, _: Uuid) -> Result<(), Unmoved> {
        tracing::info!(
            order_no,
            amount_fen,
            "a simulated refund: no money was moved"
        );
        Ok(())
    }

    fn is_simulated(&self) -> bool {
        true
    }
}
