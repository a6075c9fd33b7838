use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SearchKind)]
pub enum Kind {
    Customer,
    Contact,
    Message,
    Phrase,
    Notice,
    Product,
    Order,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Customer,
        Self::Contact,
        Self::Message,
        Self::Phrase,
        Self::Notice,
        Self::Product,
        Self::Order,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contact => "contact",
            Self::Message => "message",
            Self::Phrase => "phrase",
            Self::Notice => "notice",
            Self::Product => "product",
            Self::Order => "order",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
