use serde::Serialize;
use utoipa::ToSchema;

use super::storage;
use crate::{cards::view::Reader, vocabulary::Millis};

/// What a customer says of a line of an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Review {
    /// Its place in the order, from 0.
    pub line: i64,
    /// 1 to 5.
    pub stars: i16,
    pub words: String,
    pub at: Millis,
    pub reply: Option<ReviewReply>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewReply {
    pub words: String,
    /// The nick of who wrote it; for members only.
    pub by: Option<String>,
    pub at: Millis,
}

/// A review as everyone reads it: of a name no more than its first character.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicReview {
    /// Whom it was sent to, masked; empty where nobody knows any more.
    pub who: String,
    pub stars: i16,
    pub words: String,
    pub at: Millis,
    pub reply: Option<ReviewReply>,
}

impl Review {
    pub fn of(row: storage::Review, reader: Reader) -> Self {
        Self {
            line: row.line,
            stars: row.stars,
            at: row.at,
            words: reader.words(&row.words),
            reply: ReviewReply::of(row, reader),
        }
    }
}

impl ReviewReply {
    fn of(row: storage::Review, reader: Reader) -> Option<Self> {
        let by = (reader == Reader::Member).then_some(row.replied_nick);
        Some(Self {
            words: row.reply?,
            by,
            at: row.replied_at?,
        })
    }
}

impl PublicReview {
    /// Customers write their numbers anywhere; the world does not read them.
    pub fn of(row: storage::Review, who: Option<&String>) -> Self {
        Self {
            who: who.cloned().unwrap_or_default(),
            stars: row.stars,
            words: yingke_masking::text(&row.words),
            at: row.at,
            reply: ReviewReply::of(row, Reader::Customer),
        }
    }
}
