use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    shop_pictures::shop_pictures,
    storage::{self, FileRow},
};
use crate::{
    reception::{
        SenderKind,
        cards::{Asked, Fill},
    },
    storage::{ShopDb, StorageError, Store},
    vocabulary::{ConversationId, FileId},
};

/// What a message says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    pub id: FileId,
    pub name: String,
    pub size: i64,
    pub content_type: String,
    /// Width and height, of a picture.
    pub shown: Option<(i64, i64)>,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FileKind {
    Image,
    File,
}

/// An uploaded file, in an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileView {
    id: FileId,
    /// As the message that may carry it.
    kind: FileKind,
    name: String,
    size: i64,
    content_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<i64>,
}

/// A file that `owner` uploaded into `conversation`: nobody sends another's.
pub async fn describe(
    db: &ShopDb,
    file: FileId,
    conversation: ConversationId,
    owner: Uuid,
) -> Result<Option<FileFacts>, StorageError> {
    let row = storage::file(db, file).await?;
    let own = row.filter(|row| row.conversation_id == conversation && row.owner_id == owner);
    Ok(own.map(FileFacts::from))
}

impl FileFacts {
    /// The body of an `image` message; none for what is no picture.
    pub fn image(&self) -> Option<Value> {
        let (width, height) = self.shown?;
        let Self { id, name, size, .. } = self;
        Some(json!({ "file": id, "name": name, "size": size, "width": width, "height": height }))
    }

    /// The body of a `file` message.
    pub fn file(&self) -> Value {
        let Self {
            id,
            name,
            size,
            content_type,
            ..
        } = self;
        json!({ "file": id, "name": name, "size": size, "content_type": content_type })
    }
}

/// Fills in `image` and `file` messages.
#[derive(Clone)]
pub enum Cards {
    Image(Store),
    File(Store),
}

#[async_trait::async_trait]
impl Fill for Cards {
    async fn fill(&self, asked: &Asked) -> Result<Option<Value>, StorageError> {
        let (Self::Image(store) | Self::File(store)) = self;
        let db = store.shop(asked.key.shop);
        let file = FileId(asked.id);
        let own = describe(&db, file, asked.key.conversation, asked.sender.id).await?;
        let facts = match own {
            // The shop's own pictures are for whoever speaks for it.
            None if asked.sender.kind != SenderKind::Customer => {
                shop_pictures(&db, &[file]).await?.pop()
            }
            own => own,
        };
        Ok(facts.and_then(|facts| match self {
            Self::Image(_) => facts.image(),
            Self::File(_) => Some(facts.file()),
        }))
    }
}

impl From<FileRow> for FileFacts {
    fn from(row: FileRow) -> Self {
        Self {
            id: row.id,
            shown: row.width.zip(row.height),
            name: row.name,
            size: row.size,
            content_type: row.content_type,
        }
    }
}

impl From<FileRow> for FileView {
    fn from(row: FileRow) -> Self {
        let FileRow {
            id,
            name,
            size,
            content_type,
            width,
            height,
            ..
        } = row;
        let kind = if row.kind == "picture" {
            FileKind::Image
        } else {
            FileKind::File
        };
        Self {
            id,
            kind,
            name,
            size,
            content_type,
            width,
            height,
        }
    }
}
