use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::AT;
use crate::{
    catalogue::{
        delivery::ChargeBy,
        goods::{Edit, Given, Goods, edited},
    },
    goods_files::{
        incoming::Incoming,
        taobao::{addressed, merged},
    },
    vocabulary::{SkuId, new_id},
};

/// What the incoming product makes of the known one, or of nothing.
pub fn taken(incoming: &mut Incoming, known: Option<&Goods>) -> Goods {
    let mut edits = incoming.edits_for(known).unwrap();
    if let Some(pictures) = &incoming.pictures {
        let named = pictures.iter().map(|one| one.name.clone());
        let named: Vec<_> = named.map(|name| (name.clone(), address(&name))).collect();
        addressed(&mut edits, Some(&named), known);
        let addresses = named.into_iter().map(|(_, address)| address);
        edits.push(Edit::Pictures(addresses.collect()));
    }
    if !incoming.came.is_empty() {
        let shown = known.map_or(&[][..], |known| &known.detail.attributes);
        edits.push(Edit::Attributes(merged(shown, &[], &incoming.came, &[])));
    }
    let new = Goods::named(&incoming.code);
    let before = known.unwrap_or(&new);
    let (after, _) = edited(before, &edits, &given(before, &edits)).unwrap();
    after
}

/// A shop that has everything the edits name.
fn given(before: &Goods, edits: &[Edit]) -> Given {
    let mut given = Given {
        at: AT,
        fresh: || SkuId(new_id()),
        categories: HashMap::from([(before.category.clone(), Vec::new())]),
        category_ids: HashMap::new(),
        templates: HashMap::new(),
        codes: HashSet::new(),
        product_ids: HashMap::new(),
        product_codes: HashMap::new(),
        pictures: HashMap::new(),
        cleaned: String::new(),
    };
    for edit in edits {
        match edit {
            Edit::Category(name) => {
                given.categories.insert(name.clone(), Vec::new());
            }
            Edit::Template(template) => {
                let by = template.map(|id| (id, ChargeBy::Piece));
                given.templates.extend(by);
            }
            Edit::GoesWith(codes) => given.codes.extend(codes.iter().cloned()),
            Edit::Pictures(names) => {
                let names = names.iter().map(|name| (name.clone(), name.clone()));
                given.pictures.extend(names);
            }
            _ => {}
        }
    }
    given
}

/// Where a picture of a file would lie in the shop.
pub fn address(name: &str) -> String {
    match name.parse::<Uuid>() {
        Ok(id) => format!("/api/store/x/photos/{id}"),
        Err(_) => format!("/api/store/x/pictures/{name}"),
    }
}

/// Without what no file says: ids, and what orders wait for.
pub fn alike(goods: &Goods) -> Goods {
    let mut goods = goods.clone();
    for sku in &mut goods.skus {
        sku.id = SkuId(Uuid::nil());
        sku.reserved = 0;
    }
    goods
}
