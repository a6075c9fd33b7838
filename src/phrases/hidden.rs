//! Products of a phrase that lie in the recycle bin: no view shows them, so nobody means to take them out.

use std::collections::HashSet;

use super::{
    library::products_of,
    storage::{Phrase, ids_in},
    words::{MOST_ATTACHED, PhraseForm},
};
use crate::{
    catalogue,
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

pub type Hidden = HashSet<ProductId>;

/// Of all that these phrases name.
pub async fn hidden_of(db: &ShopDb, held: &[Phrase]) -> Result<Hidden, StorageError> {
    let cards = catalogue::sent_cards(db, &products_of(held)).await?;
    let hidden = cards.into_iter().filter(|sent| sent.is_deleted);
    Ok(hidden.map(|sent| sent.card.product).collect())
}

/// Puts those that the phrase had where they were, as far as there is room.
pub fn keep_hidden(form: &mut PhraseForm, held: &Phrase, hidden: &Hidden) {
    for (place, id) in ids_in::<ProductId>(&held.products).into_iter().enumerate() {
        let is_missing = hidden.contains(&id) && !form.products.contains(&id);
        if is_missing && form.products.len() < MOST_ATTACHED {
            let place = place.min(form.products.len());
            form.products.insert(place, id);
        }
    }
}
