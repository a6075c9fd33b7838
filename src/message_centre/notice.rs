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

/// A bit per role, as stored with a notice.
pub const fn bit_of(role: Role) -> i64 {
    match role {
        Role::Owner => 1,
        Role::Supervisor => 2,
        Role::Agent => 4,
        Role::Trainee => 8,
        Role::Operations => 16,
        Role::Warehouse => 32,
    }
}

/// Every role there is or will be.
const EVERYONE: i64 = i64::MAX;

impl To {
    /// The roles told, as bits.
    pub fn roles(&self) -> i64 {
        match self {
            Self::Everyone => EVERYONE,
            Self::Roles(roles) => roles.iter().fold(0, |bits, role| bits | bit_of(*role)),
            Self::Members(_) => 0,
        }
    }

    pub fn members(&self) -> &[MemberId] {
        match self {
            Self::Members(members) => members,
            Self::Everyone | Self::Roles(_) => &[],
        }
    }
}

impl Event for Notice {
    const KIND: &'static str = "Notice";
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = NoticeCategory)]
pub enum Category {
    Order,
    AfterSale,
    Logistics,
    Goods,
    Violation,
    System,
}

impl Category {
    pub const ALL: [Self; 6] = [
        Self::Order,
        Self::AfterSale,
        Self::Logistics,
        Self::Goods,
        Self::Violation,
        Self::System,
    ];

    /// As it is stored.
    pub const fn code(self) -> i16 {
        match self {
            Self::Order => 1,
            Self::AfterSale => 2,
            Self::Logistics => 3,
            Self::Violation => 4,
            Self::System => 5,
            Self::Goods => 6,
        }
    }

    pub fn of(code: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Saying {
    pub title: String,
    pub text: String,
}

impl Saying {
    pub fn new(title: &str, text: String) -> Self {
        Self {
            title: title.to_owned(),
            text,
        }
    }
}

/// Where a notice leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = NoticeLink)]
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
