use serde::{Deserialize, Serialize};

use crate::{storage::Event, vocabulary::MemberId};

/// What goods stand in was changed: a category or a delivery template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShelvesChanged {
    pub by: MemberId,
    /// `category/…`, `categories` or `delivery_template/…`.
    pub object: String,
}

impl Event for ShelvesChanged {
    const KIND: &'static str = "ShelvesChanged";
}
