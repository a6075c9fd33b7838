use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::files::{file, shop_picture, upload};

use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{ConversationId, FileId, Millis, UploadId},
};

pub use file::Model as FileRow;
pub use shop_picture::Model as ShopPicture;
pub use upload::Model as UploadRow;

pub async fn upload(db: &ShopDb, id: UploadId) -> Result<Option<UploadRow>, StorageError> {
    db.rows::<upload::Entity>()
        .with(upload::Column::Id.eq(id))
        .one()
        .await
}

/// A file of a conversation, or a picture of the shop.
pub async fn file(db: &ShopDb, id: FileId) -> Result<Option<FileRow>, StorageError> {
    Ok(files(db, &[id]).await?.pop())
}

pub async fn files(db: &ShopDb, ids: &[FileId]) -> Result<Vec<FileRow>, StorageError> {
    let mut found = db
        .rows::<file::Entity>()
        .with(file::Column::Id.is_in(ids.iter().copied()))
        .all()
        .await?;
    if found.len() < ids.len() {
        let pictures = shop_pictures(db, ids).await?;
        found.extend(pictures.into_iter().map(as_file));
    }
    Ok(found)
}

pub async fn shop_pictures(db: &ShopDb, ids: &[FileId]) -> Result<Vec<ShopPicture>, StorageError> {
    let rows = db.rows::<shop_picture::Entity>();
    let which = shop_picture::Column::Id.is_in(ids.iter().copied());
    rows.with(which).all().await
}

pub async fn keep_shop_picture(tx: &ShopTx, row: ShopPicture) -> Result<(), StorageError> {
    let row: shop_picture::ActiveModel = row.into();
    tx.insert(row.reset_all()).await
}

/// A picture of the shop as a file that is in no conversation.
pub fn as_file(picture: ShopPicture) -> FileRow {
    FileRow {
        shop_id: picture.shop_id,
        id: picture.id,
        conversation_id: ConversationId(Uuid::nil()),
        owner_id: picture.owner_id,
        kind: "picture".to_owned(),
        name: picture.name,
        content_type: picture.content_type,
        size: picture.size,
        width: Some(picture.width),
        height: Some(picture.height),
        thumb_type: Some(picture.thumb_type),
        created_at: picture.created_at,
    }
}

pub fn is_of_shop(file: &FileRow) -> bool {
    file.conversation_id.0.is_nil()
}

/// Uploads an owner began since `since`: the open ones and all their bytes.
pub async fn began_since(
    tx: &ShopTx,
    owner: Uuid,
    since: Millis,
) -> Result<(usize, i64), StorageError> {
    let rows = tx
        .rows::<upload::Entity>()
        .with(upload::Column::OwnerId.eq(owner));
    let rows = rows.with(upload::Column::CreatedAt.gt(since)).all().await?;
    let open = rows.iter().filter(|row| row.file_id.is_none()).count();
    Ok((open, rows.iter().map(|row| row.size).sum()))
}

pub async fn begin(tx: &ShopTx, row: UploadRow) -> Result<(), StorageError> {
    let row: upload::ActiveModel = row.into();
    tx.insert(row.reset_all()).await
}

/// Moves an upload on from `offset`; false where someone else did.
pub async fn advance(
    tx: &ShopTx,
    id: UploadId,
    offset: i64,
    to: i64,
) -> Result<bool, StorageError> {
    let there = Condition::all()
        .add(upload::Column::Id.eq(id))
        .add(upload::Column::Received.eq(offset))
        .add(upload::Column::FileId.is_null());
    let moved = tx.update::<upload::Entity>(there, |row| {
        row.col_expr(upload::Column::Received, Expr::value(to))
    });
    Ok(moved.await? == 1)
}

/// Ends an upload with its file; false where it had ended before.
pub async fn finish(tx: &ShopTx, id: UploadId, new: FileRow) -> Result<bool, StorageError> {
    let file_id = new.id;
    let open = Condition::all()
        .add(upload::Column::Id.eq(id))
        .add(upload::Column::FileId.is_null());
    let ended = tx.update::<upload::Entity>(open, |row| {
        row.col_expr(upload::Column::Received, Expr::col(upload::Column::Size))
            .col_expr(upload::Column::FileId, Expr::value(file_id))
    });
    if ended.await? == 0 {
        return Ok(false);
    }
    let new: file::ActiveModel = new.into();
    tx.insert(new.reset_all()).await?;
    Ok(true)
}

pub async fn forget(tx: &ShopTx, id: UploadId) -> Result<(), StorageError> {
    tx.delete::<upload::Entity>(Condition::all().add(upload::Column::Id.eq(id)))
        .await?;
    Ok(())
}

/// Uploads of all shops whose time is over.
pub async fn expired(
    store: &Store,
    now: Millis,
    most: u64,
) -> Result<Vec<UploadRow>, StorageError> {
    let rows = store.across_shops().rows::<upload::Entity>();
    rows.with(upload::Column::ExpiresAt.lte(now))
        .limit(most)
        .all()
        .await
}
