//! What the desk shows of a customer, and who tells it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    storage::StorageError,
    vocabulary::{CustomerId, ShopId},
};

/// What the desk shows of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Brief {
    pub id: CustomerId,
    pub name: String,
    /// The shop has signed for who this is.
    pub known: bool,
    #[serde(skip)]
    pub value_fen: i64,
}

/// Tells names and values of customers; the customers' area does.
#[async_trait::async_trait]
pub trait Briefs: Send + Sync {
    async fn briefs(
        &self,
        shop: ShopId,
        of: &[CustomerId],
    ) -> Result<HashMap<CustomerId, Brief>, StorageError>;
}
