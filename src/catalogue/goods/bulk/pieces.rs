//! What lies beside the rows of products: descriptions, pictures, times to be listed.

use std::collections::BTreeSet;

use super::{Written, parts};
use crate::{
    catalogue::{
        cleaned::cleaned,
        goods::{
            by_itself::settle_many,
            write::{show_pictures, shown_by},
        },
        matches::{rename_matches, set_matches},
        storage::describe_many,
    },
    storage::{ShopTx, StorageError},
    vocabulary::ProductId,
};

/// Of one statement: a description may have 200 KB, and is there twice.
const TEXTS_AT_ONCE: usize = 50;

pub async fn write(tx: &ShopTx, good: &[&Written<'_>]) -> Result<(), StorageError> {
    let changed = |one: &Written<'_>, field: &str| {
        let mut changes = one.changes.iter();
        changes.any(|change| change.field == field)
    };
    let (mut texts, mut shown, mut times) = (Vec::new(), BTreeSet::new(), Vec::new());
    let (mut matches, mut codes) = (Vec::new(), Vec::new());
    for &one in good {
        let is_described = changed(one, "description");
        if is_described {
            texts.push((
                one.stored.id,
                described(&one.after.description, one.cleaned.as_ref()),
            ));
        }
        if is_described || changed(one, "pictures") {
            shown.extend(shown_by(one.after));
        }
        if changed(one, "list_at") {
            times.push((one.stored.id, one.after.list_at));
        }
        if changed(one, "goes_with") {
            matches.push((one.stored.id, one.after.detail.goes_with.as_slice()));
        }
        let (was, is) = (&one.stored.goods.code, &one.after.code);
        if was != is {
            codes.push((was.as_str(), is.as_str()));
        }
    }
    describe(tx, texts).await?;
    show_pictures(tx, shown).await?;
    // They were named as they are called before this.
    set_matches(tx, &matches).await?;
    rename_matches(tx, &codes).await?;
    settle_many(tx, &times).await
}

/// As it was given, and as customers see it.
pub fn described(html: &str, clean: Option<&String>) -> (String, String) {
    let clean = clean.cloned().unwrap_or_else(|| cleaned(html));
    (html.to_owned(), clean)
}

pub async fn describe(
    tx: &ShopTx,
    texts: Vec<(ProductId, (String, String))>,
) -> Result<(), StorageError> {
    for some in parts(texts, TEXTS_AT_ONCE) {
        describe_many(tx, some).await?;
    }
    Ok(())
}
