//! Pictures beside a table, each once, one in memory at a time.

use std::collections::{HashMap, HashSet};

use futures_util::TryStreamExt;
use uuid::Uuid;

use super::out::{Broken, Out};
use crate::{
    app::App,
    catalogue::goods::packed,
    files,
    goods_files::{origins, snapshot::Snapshot, taobao::picture_name},
    storage::ShopDb,
    vocabulary::{FileId, ProductId},
};

const AT_ONCE: usize = 200;

/// Into a folder beside the table; for Taobao under the names that the rows have for them, as `.tbi`.
pub async fn write(
    app: &App,
    out: &mut Out,
    db: &ShopDb,
    ids: &[ProductId],
    (folder, is_taobao): (&str, bool),
) -> Result<(), Broken> {
    let mut written = HashSet::new();
    for some in ids.chunks(AT_ONCE) {
        let shown = packed(db, some.to_vec(), false, |stored| {
            let stored = stored.into_iter();
            stored
                .map(|stored| (stored.id, stored.goods.detail.pictures))
                .collect::<Vec<_>>()
        });
        let shown = shown.await?;
        let named = if is_taobao {
            names(db, some).await?
        } else {
            HashMap::new()
        };
        for (product, addresses) in shown {
            for address in addresses {
                let known = named.get(&(product, address.clone())).cloned();
                let name = known.unwrap_or_else(|| picture_name(&address));
                // A picture that rides in the program is none of the shop's.
                if let Some(file) = file_of(&address)
                    && written.insert(name.clone())
                {
                    picture(app, out, db, (file, folder, &name, is_taobao)).await?;
                }
            }
        }
    }
    Ok(())
}

/// What the rows call the pictures of these products.
async fn names(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<HashMap<(ProductId, String), String>, Broken> {
    let mut named = HashMap::new();
    for (product, origin) in origins::of(db, ids).await? {
        let Ok(snapshot) = serde_json::from_str::<Snapshot>(&origin.snapshot) else {
            continue;
        };
        let shown = snapshot.pictures.into_iter();
        let shown = shown.filter(|shown| !shown.name.is_empty());
        named.extend(shown.map(|shown| ((product, shown.address), shown.name)));
    }
    Ok(named)
}

async fn picture(
    app: &App,
    out: &mut Out,
    db: &ShopDb,
    (file, folder, name, is_taobao): (FileId, &str, &str, bool),
) -> Result<(), Broken> {
    let found = files::shop_picture_bytes(app, db.shop(), file, false).await;
    let found = found.map_err(|_| Broken::Unwritable(format!("{name} cannot be fetched")))?;
    let Some(mut found) = found else {
        return Ok(());
    };
    let ending = match found.content_type.as_str() {
        _ if is_taobao => "tbi",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => "jpg",
    };
    out.begin(&format!("{folder}/{name}.{ending}"), true)
        .await?;
    let cut = |_| Broken::Unwritable(format!("{name} cannot be read to its end"));
    while let Some(bytes) = found.bytes.try_next().await.map_err(cut)? {
        out.push(bytes.to_vec()).await?;
    }
    Ok(())
}

/// Of a picture that members added, or an import.
fn file_of(address: &str) -> Option<FileId> {
    let (folder, id) = address.rsplit_once('/')?;
    let id: Uuid = id.parse().ok()?;
    folder.ends_with("/photos").then_some(FileId(id))
}
