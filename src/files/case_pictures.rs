//! Pictures that are shown outside a conversation: whose they are is looked at when they are given, who sees them by whoever shows them.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{
    depot::Variant,
    links::signing,
    storage::{self, FileRow},
};
use crate::{
    app::App,
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::{FileId, ShopId},
};

/// Where a picture is reached, whole and small.
#[derive(Clone, Debug)]
pub struct PictureLinks {
    pub url: String,
    pub thumb: String,
}

/// Whether each of these is a picture that `owner` uploaded, no two the same; who speaks for the shop has its pictures too.
pub async fn are_own_pictures(
    db: &ShopDb,
    ids: &[FileId],
    owner: Uuid,
    speaks_for_shop: bool,
) -> Result<bool, StorageError> {
    let is_own = |file: &FileRow| {
        let is_of_shop = storage::is_of_shop(file);
        let is_theirs = file.owner_id == owner && !is_of_shop;
        file.kind == "picture" && (is_theirs || speaks_for_shop && is_of_shop)
    };
    let found = storage::files(db, ids).await?;
    let own = found.iter().filter(|file| is_own(file));
    let own: HashSet<_> = own.map(|file| file.id).collect();
    Ok(own.len() == ids.len())
}

/// Links to pictures for one to two hours. The caller has seen that whoever asks may see them.
pub async fn picture_links(
    app: &App,
    shop: ShopId,
    ids: &[FileId],
) -> Result<HashMap<FileId, PictureLinks>, Problem> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let (signer, expires_at) = signing(app, shop).await?;
    let links = ids.iter().map(|id| {
        let url = |variant| signer.url(shop, *id, variant, expires_at);
        let links = PictureLinks {
            url: url(Variant::Full),
            thumb: url(Variant::Thumb),
        };
        (*id, links)
    });
    Ok(links.collect())
}
