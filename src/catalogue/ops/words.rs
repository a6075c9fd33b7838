use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::catalogue::{Detail, goods::Edit};

/// A text that tells of a product in lines and paragraphs; its description is another, in HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsWords)]
pub enum Words {
    Suits,
    Usage,
    Care,
    Installation,
    Cautions,
}

impl Words {
    /// What stands there.
    pub fn of(self, detail: &Detail) -> &str {
        match self {
            Self::Suits => &detail.suits,
            Self::Usage => &detail.usage,
            Self::Care => &detail.care,
            Self::Installation => &detail.installation,
            Self::Cautions => &detail.cautions,
        }
    }

    pub fn edit(self, text: String) -> Edit {
        match self {
            Self::Suits => Edit::Suits(text),
            Self::Usage => Edit::Usage(text),
            Self::Care => Edit::Care(text),
            Self::Installation => Edit::Installation(text),
            Self::Cautions => Edit::Cautions(text),
        }
    }
}
