use std::collections::{HashMap, HashSet};

use super::{Edit, by_code::ids_of_codes, edited::Given, storage::photo_of, texts};
use crate::{
    catalogue::{
        categories, cleaned::cleaned_apart, delivery, photos::photo_path, pictures::is_drawing_of,
    },
    files,
    storage::{ShopDb, StorageError},
    vocabulary::{FileId, Millis, SkuId, new_id},
};

/// What these edits may name of the shop; read before the transaction that writes them.
pub async fn given_for(
    db: &ShopDb,
    slug: &str,
    edits: &[Edit],
    at: Millis,
) -> Result<Given, StorageError> {
    let codes: Vec<String> = edits.iter().flat_map(codes_of).cloned().collect();
    let product_ids = ids_of_codes(db, &codes).await?;
    let (categories, category_ids) = categories::rules_by_name(db).await?;
    Ok(Given {
        at,
        fresh: || SkuId(new_id()),
        categories,
        category_ids,
        templates: delivery::charges(db).await?,
        codes: product_ids.keys().cloned().collect(),
        product_ids,
        product_codes: HashMap::new(),
        pictures: pictures_here(db, slug, edits.iter().flat_map(pictures_of)).await?,
        cleaned: cleaned(edits).await,
    })
}

/// The last description, if it is one: the shop's goods do not wait for that.
async fn cleaned(edits: &[Edit]) -> String {
    let html = edits.iter().rev().find_map(|edit| match edit {
        Edit::Description(html) => Some(html),
        _ => None,
    });
    match html {
        Some(html) if texts::description(html).is_ok() => cleaned_apart(html.clone()).await,
        _ => String::new(),
    }
}

fn codes_of(edit: &Edit) -> &[String] {
    match edit {
        Edit::GoesWith(codes) => codes,
        _ => &[],
    }
}

fn pictures_of(edit: &Edit) -> &[String] {
    match edit {
        Edit::Pictures(names) => names,
        _ => &[],
    }
}

/// Addresses of the shop's pictures by what they are called: an id, or the address that came of it, here or in another shop.
pub async fn pictures_here(
    db: &ShopDb,
    slug: &str,
    names: impl IntoIterator<Item = &String>,
) -> Result<HashMap<String, String>, StorageError> {
    let file = |name: &String| {
        let id = name.parse().ok().or_else(|| photo_of(name))?;
        Some((name.clone(), FileId(id)))
    };
    let names: Vec<_> = names.into_iter().collect();
    let drawn = names.iter().filter(|name| is_drawing_of(slug, name));
    let drawn: HashMap<_, _> = drawn
        .map(|name| ((*name).clone(), (*name).clone()))
        .collect();
    let named: Vec<_> = names.into_iter().filter_map(file).collect();
    if named.is_empty() {
        return Ok(drawn);
    }
    let ids: Vec<_> = named.iter().map(|(_, id)| *id).collect();
    let known = files::shop_pictures(db, &ids).await?.into_iter();
    let known: HashSet<_> = known.map(|picture| picture.id).collect();
    let known = named.into_iter().filter(|(_, id)| known.contains(id));
    let known = known.map(|(name, id)| (name, photo_path(slug, id)));
    Ok(known.chain(drawn).collect())
}
