use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::members::member::Role;

use crate::{
    storage::Event,
    vocabulary::{ConversationId, CustomerId, MemberId, OrderId, ProductId},
};

/// Something members should know. `tx.emit(&notice, now)` in the transaction of its reason publishes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The same for the same fact: what is said twice is told once.
    pub key: String,
    pub category: Category,
    pub to: To,
    pub zh: Saying,
    pub en: Saying,
    pub link: Option<Link>,
}

impl Event for Notice {
    const KIND: &'static str = "Notice";
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Order,
    AfterSale,
    Logistics,
    Violation,
    System,
}

/// Who should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    Everyone,
    Roles(Vec<Role>),
    Members(Vec<MemberId>),
}

/// A notice in one language; no personal data but masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    pub title: String,
    pub text: String,
}

/// Where a notice leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Link {
    Conversation {
        conversation: ConversationId,
        /// The public line meant.
        seq: Option<i64>,
    },
    Customer {
        customer: CustomerId,
    },
    Order {
        order: OrderId,
    },
    Product {
        product: ProductId,
    },
    /// A page of the console by its address below the shop, such as `settings/dispatch` or `promises`.
    Page {
        path: String,
    },
}
