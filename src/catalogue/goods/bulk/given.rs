//! What the edits of many products may name, read at once.

use crate::{
    catalogue::{
        cleaned::cleaned,
        goods::{Edit, Given, given_for, texts},
    },
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

/// For products whose edits stand beside each other.
pub struct GivenMany {
    /// For all of them; its `cleaned` is of none in particular.
    pub given: Given,
    /// The new description of each, as customers see it; none where it stays.
    pub cleaned: Vec<Option<String>>,
}

/// What these edits may name of the shop, one list for each product; read before the transaction that writes them, at most 500
/// products at once.
pub async fn given_many(
    db: &ShopDb,
    slug: &str,
    edits: &[Vec<Edit>],
    at: Millis,
) -> Result<GivenMany, StorageError> {
    let named = edits.iter().flatten();
    // Only these name anything that is looked up by its name.
    let named = named.filter(|edit| matches!(edit, Edit::GoesWith(_) | Edit::Pictures(_)));
    let named: Vec<Edit> = named.cloned().collect();
    Ok(GivenMany {
        given: given_for(db, slug, &named, at).await?,
        cleaned: cleaned_many(edits).await,
    })
}

/// Beside the threads that answer.
async fn cleaned_many(edits: &[Vec<Edit>]) -> Vec<Option<String>> {
    let html: Vec<_> = edits.iter().map(|edits| description(edits)).collect();
    if html.iter().all(Option::is_none) {
        return html;
    }
    let many = html.len();
    let clean = |html: Option<String>| html.map(|html| cleaned(&html));
    let cleaning = move || html.into_iter().map(clean).collect::<Vec<_>>();
    let cleaning = tokio::task::spawn_blocking(cleaning).await;
    cleaning.unwrap_or_else(|error| {
        // They are cleaned where they are written, then.
        tracing::error!(%error, "descriptions cannot be cleaned");
        vec![None; many]
    })
}

/// The last one, if it is one.
fn description(edits: &[Edit]) -> Option<String> {
    let html = edits.iter().rev().find_map(|edit| match edit {
        Edit::Description(html) => Some(html),
        _ => None,
    })?;
    texts::description(html).is_ok().then(|| html.clone())
}
