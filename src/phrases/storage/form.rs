//! A phrase as a form would hold it.

use super::phrases::Phrase;
use crate::phrases::words::PhraseForm;

pub fn ids_text(ids: &impl serde::Serialize) -> String {
    serde_json::to_string(ids).expect("ids are plain data")
}

pub fn ids_in<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}

/// A phrase as a form would hold it.
pub fn form_of(phrase: &Phrase) -> PhraseForm {
    PhraseForm {
        folder: phrase.folder.clone(),
        code: phrase.code.clone(),
        title: phrase.title.clone(),
        body: phrase.body.clone(),
        pictures: ids_in(&phrase.pictures),
        products: ids_in(&phrase.products),
    }
}
