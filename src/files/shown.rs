use super::{
    depot::{Found, Variant},
    fetch::not_read,
    storage,
};
use crate::{
    app::App,
    http::Problem,
    vocabulary::{FileId, ShopId},
};

/// A picture of the shop as its bytes come. Whether it may be seen is for the caller to say.
pub struct PictureBytes {
    pub content_type: String,
    pub size: u64,
    pub bytes: Stream,
}

type Stream = futures_util::stream::BoxStream<'static, Result<bytes::Bytes, object_store::Error>>;

/// None: there is no such picture of the shop.
pub async fn shop_picture_bytes(
    app: &App,
    shop: ShopId,
    id: FileId,
    is_small: bool,
) -> Result<Option<PictureBytes>, Problem> {
    let rows = storage::shop_pictures(&app.store().shop(shop), &[id]).await?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let (variant, content_type) = if is_small {
        (Variant::Thumb, row.thumb_type)
    } else {
        (Variant::Full, row.content_type)
    };
    let depot = app.files().depot().await.map_err(not_read)?;
    let found: Option<Found> = depot.fetch(shop, id, variant).await.map_err(not_read)?;
    Ok(found.map(|(size, bytes)| PictureBytes {
        content_type,
        size,
        bytes,
    }))
}
