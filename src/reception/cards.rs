//! Messages whose body is filled in by the area that knows the thing: a client names it, the server says what it is.

use std::{collections::HashMap, sync::Arc};

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Key, Message, Sender};
use crate::{storage::StorageError, vocabulary::CustomerId};

/// A thing someone wants to show in a conversation.
#[derive(Clone, Debug)]
pub struct Asked {
    pub key: Key,
    pub customer: CustomerId,
    pub sender: Sender,
    pub id: Uuid,
}

/// An area's part in a kind of message.
#[async_trait::async_trait]
pub trait Fill: Send + Sync {
    /// The body to store; `None` where the thing is not there, or not for this sender or customer.
    async fn fill(&self, asked: &Asked) -> Result<Option<Value>, StorageError>;
}

#[derive(Clone, Default)]
pub struct Cards(HashMap<&'static str, Arc<dyn Fill>>);

impl Cards {
    #[must_use]
    pub fn with(mut self, kind: &'static str, fill: impl Fill + 'static) -> Self {
        self.0.insert(kind, Arc::new(fill));
        self
    }

    /// The JSON to store for `message`.
    pub async fn body(
        &self,
        message: &Message,
        asked: &Asked,
    ) -> Result<Option<String>, StorageError> {
        if let Message::Text { text, quote } = message {
            return Ok(Some(Message::text_body(text, *quote)));
        }
        let Some(area) = self.0.get(message.kind()) else {
            return Ok(None);
        };
        let Some(mut body) = area.fill(asked).await? else {
            return Ok(None);
        };
        if let (
            Message::Image {
                quote: Some(quote), ..
            },
            Some(fields),
        ) = (message, body.as_object_mut())
        {
            fields.insert("quote".to_owned(), (*quote).into());
        }
        Ok(Some(body.to_string()))
    }
}

impl Message {
    /// The thing a card or file message names.
    pub const fn subject(&self) -> Option<Uuid> {
        match self {
            Self::Text { .. } => None,
            Self::Image { file, .. } | Self::File { file } => Some(*file),
            Self::Product { product } => Some(*product),
            Self::Order { order } => Some(*order),
        }
    }
    /// The body as its sender names it, before anything is filled in.
    pub fn named_body(&self) -> String {
        match self {
            Self::Text { text, quote } => Self::text_body(text, *quote),
            Self::Image { file, quote: None } | Self::File { file } => {
                json!({ "file": file }).to_string()
            }
            Self::Image { file, quote } => json!({ "file": file, "quote": quote }).to_string(),
            Self::Product { product } => json!({ "product": product }).to_string(),
            Self::Order { order } => json!({ "order": order }).to_string(),
        }
    }
}
