//! What the team says again and again.

use super::{buying::product_id, content::ShopContent, dice::id_of, world::begin};
use crate::{
    phrases::{self, NewPhrase, PhraseForm},
    storage::{StorageError, Store},
    vocabulary::{Millis, PhraseId, ProductId, ShopId},
};

pub async fn write_phrases(
    store: &Store,
    shop: ShopId,
    content: &ShopContent,
    at: Millis,
) -> Result<(), StorageError> {
    let slug = &content.sheet.slug;
    let phrases = (0..).zip(&content.phrases).map(|(place, sheet)| NewPhrase {
        id: PhraseId(id_of("phrase", &format!("{slug}/{}", sheet.code), place)),
        member: None,
        form: PhraseForm {
            folder: sheet.folder.clone(),
            code: sheet.code.clone(),
            title: sheet.title.clone(),
            body: sheet.body.clone(),
            pictures: Vec::new(),
            products: products_with(content, &sheet.products),
        },
        position: place as i64 * 1_024,
        at,
    });
    let tx = begin(store, shop).await?;
    if !phrases::any(&tx).await? {
        phrases::write_down(&tx, phrases.collect()).await?;
    }
    tx.commit().await
}

fn products_with(content: &ShopContent, codes: &[String]) -> Vec<ProductId> {
    let slug = &content.sheet.slug;
    let all = content.products.iter().enumerate();
    let shown = all.filter(|(_, sheet)| codes.contains(&sheet.code));
    shown
        .map(|(place, sheet)| product_id(slug, &sheet.code, place))
        .collect()
}
