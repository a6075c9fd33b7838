//! Wake-ups between nodes. The database is the record: what the bus loses costs latency, never a message.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use tokio::sync::mpsc;

/// Wake-ups held for a subscriber that lags; older ones are dropped.
const BUFFER: usize = 1_024;

#[derive(Debug, thiserror::Error)]
pub enum BusError {
    #[error("cannot reach the bus: {0}")]
    Connect(#[from] async_nats::ConnectError),
    #[error("cannot subscribe on the bus: {0}")]
    Subscribe(#[from] async_nats::SubscribeError),
    #[error("cannot publish on the bus: {0}")]
    Publish(#[from] async_nats::PublishError),
}

#[async_trait::async_trait]
pub trait Bus: Send + Sync {
    /// Sends to every other node; its own messages may come back.
    async fn publish(&self, subject: &str, payload: Bytes) -> Result<(), BusError>;
    async fn subscribe(&self, subject: &str) -> Result<mpsc::Receiver<Bytes>, BusError>;
    /// Most bytes of one payload.
    fn max_payload(&self) -> usize;
    /// Whether other nodes may be listening.
    fn is_shared(&self) -> bool {
        true
    }
}

/// The bus of a node that is alone.
pub struct Alone;

#[async_trait::async_trait]
impl Bus for Alone {
    async fn publish(&self, _: &str, _: Bytes) -> Result<(), BusError> {
        Ok(())
    }

    async fn subscribe(&self, _: &str) -> Result<mpsc::Receiver<Bytes>, BusError> {
        Ok(mpsc::channel(1).1)
    }

    fn max_payload(&self) -> usize {
        usize::MAX
    }

    fn is_shared(&self) -> bool {
        false
    }
}

/// NATS core: at most once, no store. Reconnects by itself, for ever.
pub struct Nats(async_nats::Client);

impl Nats {
    /// Starts even while the server is away.
    pub async fn connect(address: &str) -> Result<Arc<Self>, BusError> {
        let options = async_nats::ConnectOptions::new().retry_on_initial_connect();
        Ok(Arc::new(Self(options.connect(address).await?)))
    }
}

#[async_trait::async_trait]
impl Bus for Nats {
    async fn publish(&self, subject: &str, payload: Bytes) -> Result<(), BusError> {
        Ok(self.0.publish(subject.to_owned(), payload).await?)
    }

    async fn subscribe(&self, subject: &str) -> Result<mpsc::Receiver<Bytes>, BusError> {
        let mut messages = self.0.subscribe(subject.to_owned()).await?;
        let (send, receive) = mpsc::channel(BUFFER);
        tokio::spawn(async move {
            while let Some(message) = messages.next().await {
                if let Err(mpsc::error::TrySendError::Closed(_)) = send.try_send(message.payload) {
                    return;
                }
            }
        });
        Ok(receive)
    }

    /// The server's default of 1 MiB, with room for its envelope.
    fn max_payload(&self) -> usize {
        900 * 1024
    }
}
