//! No two products have a SKU of one code, neither in the shop nor in the file.

use std::collections::HashMap;

use super::{Decided, Grounds, Open, What};
use crate::{
    catalogue::goods::{Edit, fault, owners_of_sku_codes},
    goods_files::import::codes::Codes,
    storage::StorageError,
    vocabulary::ProductId,
};

impl Grounds {
    /// Products that have the codes which these are to have.
    pub(super) async fn owners(
        &self,
        open: &[Open],
    ) -> Result<HashMap<String, ProductId>, StorageError> {
        let codes: Vec<_> = open
            .iter()
            .flat_map(|open| new_sku_codes(open).into_iter().map(|(_, code)| code))
            .collect();
        owners_of_sku_codes(&self.db, &codes).await
    }
}

pub(super) fn refuse_taken(
    open: &mut Open,
    owners: &HashMap<String, ProductId>,
    codes: &mut Codes,
) {
    let own = open.known.as_ref().map(|known| known.id);
    let mut behind = None;
    let taken = new_sku_codes(open).into_iter().find(|(_, code)| {
        let is_others = owners.get(code).is_some_and(|owner| Some(*owner) != own);
        let giver = codes.take(code, open.said.place, is_others);
        behind = behind.max(giver.unwrap_or_default());
        giver.is_err()
    });
    open.behind = behind;
    if let (Some((place, code)), Ok(incoming)) = (taken, &open.said.incoming) {
        let title = format!("{code}: another product has a SKU of this code");
        let fault = fault("code_taken", format!("skus.{place}.code"), title);
        open.edits = Err(vec![incoming.placed(&fault)]);
    }
}

/// What is refused keeps its codes.
pub(super) fn give_up(decided: &Decided, codes: &mut Codes) {
    if let What::Update(both) = &decided.what {
        let (stored, edited) = &**both;
        codes.give_up(decided.place, &stored.goods.skus, &edited.after.skus);
    }
}

/// Codes that the product's SKUs do not have yet, with their places in the table.
fn new_sku_codes(open: &Open) -> Vec<(usize, String)> {
    let Ok(edits) = &open.edits else {
        return Vec::new();
    };
    let known = open
        .known
        .as_ref()
        .map_or(&[][..], |known| &known.goods.skus);
    let forms = edits.iter().find_map(|edit| match edit {
        Edit::Skus(forms) => Some(forms),
        _ => None,
    });
    let new = forms.into_iter().flatten().enumerate();
    new.filter(|(_, form)| known.iter().all(|sku| sku.code != form.code))
        .map(|(place, form)| (place, form.code.clone()))
        .collect()
}
