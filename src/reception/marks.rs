//! How far readers have come: watermarks, merged by maximum.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::reception::{head, watermark};

use super::Key;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ConversationId,
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mark {
    pub delivered: i64,
    pub read: i64,
}

impl Mark {
    #[must_use]
    pub fn within(self, head: i64) -> Self {
        Self {
            delivered: self.delivered.clamp(0, head),
            read: self.read.clamp(0, head),
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.delivered = self.delivered.max(other.delivered).max(other.read);
        self.read = self.read.max(other.read);
    }
}

/// Both sides of a conversation; the staff's is its furthest reader's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Marks {
    pub customer: Mark,
    pub staff: Mark,
}

/// Who reads what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reader {
    pub key: Key,
    pub id: Uuid,
    pub is_staff: bool,
}

/// Last public numbers of conversations.
pub async fn public_heads(
    db: &ShopDb,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let which = head::Column::ConversationId.is_in(of.iter().copied());
    let heads = db.rows::<head::Entity>().with(which).all().await?;
    Ok(heads
        .into_iter()
        .map(|row| (row.conversation_id, row.public_seq))
        .collect())
}

/// Each reader once, and all in one statement: messages wait meanwhile.
pub async fn keep(
    tx: &ShopTx,
    marks: impl Iterator<Item = (Reader, Mark)>,
) -> Result<(), StorageError> {
    let row = |(reader, mark): (Reader, Mark)| watermark::ActiveModel {
        shop_id: Set(reader.key.shop),
        conversation_id: Set(reader.key.conversation),
        reader_id: Set(reader.id),
        is_staff: Set(reader.is_staff),
        delivered: Set(mark.delivered),
        read: Set(mark.read),
    };
    let identity = [
        watermark::Column::ShopId,
        watermark::Column::ConversationId,
        watermark::Column::ReaderId,
    ];
    let further = OnConflict::columns(identity).values(furthest()).to_owned();
    tx.upsert_many(marks.map(row), further).await
}

/// The same words on both engines, which name their two-argument maximum differently.
fn furthest() -> [(watermark::Column, Expr); 2] {
    let larger = |column: &str| {
        Expr::cust(format!(
            "CASE WHEN excluded.{column} > watermark.{column} THEN excluded.{column} ELSE watermark.{column} END"
        ))
    };
    [
        (watermark::Column::Delivered, larger("delivered")),
        (watermark::Column::Read, larger("read")),
    ]
}

pub async fn marks(
    db: &ShopDb,
    conversations: &[ConversationId],
) -> Result<HashMap<ConversationId, Marks>, StorageError> {
    let which = watermark::Column::ConversationId.is_in(conversations.iter().copied());
    let mut marks: HashMap<ConversationId, Marks> = HashMap::new();
    for row in db.rows::<watermark::Entity>().with(which).all().await? {
        let both = marks.entry(row.conversation_id).or_default();
        let side = if row.is_staff {
            &mut both.staff
        } else {
            &mut both.customer
        };
        side.merge(Mark {
            delivered: row.delivered,
            read: row.read,
        });
    }
    Ok(marks)
}
