//! Attributes of Taobao among the edits of a product.

use crate::{
    catalogue::{
        Attribute,
        goods::{Change, Edit, Fault, Given, Goods, edited},
    },
    goods_files::{
        incoming::Incoming,
        taobao::{Came, merged},
    },
};

/// The edits, what the file says, and the properties that the row before had.
pub(super) type AsSaid<'a> = (&'a [Edit], Option<&'a Incoming>, &'a [Came]);

/// With the attributes of Taobao, unless the category asks for others: they stay in the row then.
pub(super) fn edited_as_said(
    before: &Goods,
    (edits, incoming, came_before): AsSaid<'_>,
    given: &Given,
) -> Result<(Goods, Vec<Change>), Fault> {
    let said = incoming.map(|incoming| (edits, incoming, came_before));
    let attributes = said.and_then(|said| attributes(before, said, given));
    let Some(attributes) = attributes else {
        return edited(before, edits, given);
    };
    let with = [edits, &[Edit::Attributes(attributes)]].concat();
    match edited(before, &with, given) {
        Err(fault) if fault.field.starts_with("attributes") => edited(before, edits, given),
        edited => edited,
    }
}

/// What the product shows with those that came, as far as its category takes them. None: the same as before.
fn attributes(
    before: &Goods,
    (edits, incoming, came_before): (&[Edit], &Incoming, &[Came]),
    given: &Given,
) -> Option<Vec<Attribute>> {
    let named = edits.iter().rev().find_map(|edit| match edit {
        Edit::Category(name) => Some(name),
        _ => None,
    });
    let rules = given.categories.get(named.unwrap_or(&before.category));
    let rules = rules.map_or(&[][..], Vec::as_slice);
    let merged = merged(
        &before.detail.attributes,
        came_before,
        &incoming.came,
        rules,
    );
    (merged != before.detail.attributes).then_some(merged)
}
